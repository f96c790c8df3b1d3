import { randomUUID } from 'node:crypto'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { professionnels } from '../../../jeu-d-essai/professionnels.js'
import { signerJeton } from '../../acces/index.js'
import { lignesNommant } from '../../moteur/lignes.js'
import { ressources } from '../../parcours/ressources.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme, type Ouverte } from './ouvrir.js'
import { personneDesignee } from './personne.js'

const scopesDe = (type: string) => lignesNommant(ressources, type)

/** The operator stands for the sign-in: who may run this command holds the keys that sign it. */
const parLExploitant = () => ({ sid: randomUUID(), acr: 'renforce', amr: [], authTime: Math.floor(Date.now() / 1000) })

async function porteur(nom: string, ouverte: Ouverte) {
  const { habilitations, moteur } = ouverte.plateforme
  const pro = professionnels[nom]
  if (pro) {
    const type = habilitations.organisation(pro.organisation)?.type ?? ''
    return {
      clientId: 'portail',
      organisation: pro.organisation,
      structure: pro.structure,
      royaume: '/agent' as const,
      agent: pro.agent,
      session: parLExploitant(),
      scopes: scopesDe(type),
    }
  }
  if (nom in personnes) {
    const usager = await personneDesignee(nom, ouverte)
    const organisation = 'ESPACE-USAGER'
    return {
      clientId: 'espace-usager',
      organisation,
      royaume: '/individu' as const,
      session: parLExploitant(),
      personne: moteur.identifiants.pour(organisation, usager),
      scopes: scopesDe('USAGER'),
    }
  }
  const application = habilitations.application(nom)
  if (!application) throw new Refus(`« ${nom} » n’est ni une personne, ni un professionnel, ni une application de cette base.`)
  return {
    clientId: nom,
    organisation: application.organisation,
    structure: application.structure,
    royaume: '/partenaire' as const,
    scopes: application.scopes,
  }
}

export const jeton: Commande = {
  nom: 'jeton',
  usage: '<personne, professionnel ou application> [--scope "…"]',
  resume: 'Imprime un jeton d’accès de 25 minutes',
  options: { scope: { type: 'string' } },
  async executer({ positionnels: [nom], options }) {
    await avecLaPlateforme(async ouverte => {
      const p = await porteur(requis(nom, 'pour qui'), ouverte)
      const scopes = typeof options.scope === 'string' ? options.scope.split(' ') : p.scopes
      const { adressePublique } = ouverte.configuration
      process.stdout.write(`${await signerJeton(ouverte.secrets, { ...p, scopes }, { adressePublique })}\n`)
    })
  },
}

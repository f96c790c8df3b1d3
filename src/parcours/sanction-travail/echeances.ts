import { corriger, type Ecriture } from '../../moteur/ecriture.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import { aujourdHui } from '../../moteur/moteur.js'
import type { Ressource } from '../../moteur/ressource.js'
import type { Effets } from '../../suites/index.js'
import { etatApres, type Evenement, refusDeLEtat } from './etats.regles.js'
import { sanctionsDe } from './presents.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { sanctionJeune } from './sanction-jeune.echange.js'
import { aEchoir, delaiPasse, suivre } from './suites.js'

function ligneDe(ressource: Ressource): Ligne {
  const ligne = lignesDe(ressource).find(l => l.operation === 'corriger' && l.nomEchange === 'instruction')
  if (!ligne) throw new Error(`personne n’instruit ${ressource.nom}`)
  return ligne
}

/** What the calendar brings: the time to answer is over, or the sanction is. It never sanctions. */
const passage =
  (evenement: Evenement, issue: string): Effets[string] =>
  async ({ sql, moteur, agirAuNomDe }, { usager, objet, organisation }) => {
    const [nom, numero] = objet?.split(':') ?? []
    const ressource = [sanctionDemandeur, sanctionJeune].find(r => r.nom === nom)
    if (organisation === null || !ressource) throw new Error('échéance sans procédure')
    const ecriture: Ecriture = { sql, moteur, appelant: await agirAuNomDe(organisation), ligne: ligneDe(ressource) }
    const laSienne = async () => (await sanctionsDe(ecriture, ressource, usager)).find(s => String(s.numero) === numero)
    const presente = await laSienne()
    if (!presente) return 'procédure hors de vue'
    const refus = refusDeLEtat(presente.donnees.etat, evenement)
    if (refus) return refus
    const change = { etat: etatApres(presente.donnees.etat, evenement), depuis: aujourdHui(moteur) }
    await corriger(ecriture, usager, presente.numero, presente.version, change)
    const apres = await laSienne()
    if (apres) await suivre(ecriture, ressource, usager, apres, evenement)
    return issue
  }

export const echeancesDeLaSanctionDuTravail: Effets = {
  [delaiPasse]: passage('DELAI_PASSE', 'à décider'),
  [aEchoir]: passage('ECHOIR', 'arrivée à son terme'),
}

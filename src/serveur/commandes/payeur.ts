import { AdresseRefusee, creerPorteur } from '../../messagerie/porteur.js'
import { appelerLaCaisse, servirParFichiers } from '../../payeurs/index.js'
import { type Commande, Refus } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const payeur: Commande = {
  nom: 'payeur',
  usage: '<organisation> [--adresse <https://…>] [--encodage utf-8|windows-1252]',
  resume: 'Dit comment une caisse reçoit les décisions : appelée à cette adresse, ou par fichiers',
  options: { adresse: { type: 'string' }, encodage: { type: 'string' } },
  async executer({ positionnels: [organisation = ''], options: { adresse, encodage = 'windows-1252' } }) {
    await avecLaPlateforme(async ({ bases, plateforme, secrets }) => {
      const connue = plateforme.habilitations.organisation(organisation)
      if (connue?.type !== 'CAF' && connue?.type !== 'MSA') throw new Refus(`« ${organisation} » n’est pas une caisse de la plateforme.`)
      if (typeof adresse === 'string') {
        exiger(adresse, secrets.demonstration)
        const secret = await appelerLaCaisse(bases.application, plateforme.moteur.chiffrement, organisation, adresse)
        return void process.stdout.write(
          `${organisation} sera appelée à ${adresse}. Secret de signature, dit une seule fois :\n${secret}\n`,
        )
      }
      if (encodage !== 'utf-8' && encodage !== 'windows-1252') throw new Refus('Encodage attendu : utf-8 ou windows-1252.')
      await servirParFichiers(bases.application, organisation, encodage)
      process.stdout.write(`${organisation} prendra des fichiers, en ${encodage}.\n`)
    })
  },
}

function exiger(adresse: string, demonstration: boolean): void {
  try {
    creerPorteur({ internes: demonstration }).exiger(adresse)
  } catch (erreur) {
    if (erreur instanceof AdresseRefusee) throw new Refus(erreur.message)
    throw erreur
  }
}

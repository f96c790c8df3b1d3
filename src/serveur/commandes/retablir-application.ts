import { retablirParLExploitant } from '../../acces/index.js'
import { Probleme } from '../../moteur/probleme.js'
import { type Commande, Refus, requis } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

/** The way back when the application that was stopped is the one whose screens would restore it. */
export const retablirApplication: Commande = {
  nom: 'retablir-application',
  usage: '<client_id>',
  resume: 'Remet en service une application coupée, même quand l’écran qui le ferait est coupé lui aussi',
  async executer({ positionnels: [clientId] }) {
    const voulue = requis(clientId, 'client_id')
    await avecLaPlateforme(({ bases, plateforme }) =>
      retablirParLExploitant(bases.application, voulue, plateforme.moteur.horloge()).catch((erreur: unknown) => {
        throw erreur instanceof Probleme ? new Refus(`${voulue} : ${erreur.detail}`) : erreur
      }),
    )
    process.stdout.write(`${voulue} : en service\n`)
  },
}

import { avecLaPlateforme } from './ouvrir.js'
import type { Commande } from './commande.js'

export const migrer: Commande = {
  nom: 'migrer',
  usage: '',
  resume: 'Amène la base à la version du programme, sans démarrer',
  async executer() {
    await avecLaPlateforme(async () => {
      process.stdout.write('La base est à jour, la déclaration installée.\n')
    })
  },
}

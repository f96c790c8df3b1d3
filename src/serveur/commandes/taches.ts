import { executerLesTaches } from '../taches.js'
import { type Commande, Refus } from './commande.js'
import { avecLaPlateforme } from './ouvrir.js'

export const taches: Commande = {
  nom: 'taches',
  usage: '',
  resume: 'Exécute ce qui est dû : échéances, partitions du journal, purges',
  async executer() {
    await avecLaPlateforme(async ({ bases, plateforme }) => {
      const { phrases, echecs } = await executerLesTaches({
        ...bases,
        messagerie: plateforme.messagerie,
        echeances: plateforme.echeances,
        fichiersDesCaisses: plateforme.fichiersDesCaisses,
        direLesAlertes: plateforme.direLesAlertes,
        scellement: plateforme.scellement,
        coffre: plateforme.coffre,
        instant: plateforme.moteur.horloge(),
      })
      process.stdout.write(`${phrases.join('\n')}\n`)
      if (echecs > 0) throw new Refus(`${echecs} tâche(s) en échec.`)
    })
  },
}

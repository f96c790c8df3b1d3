import { chargerLeSocle, chargerLeStock, stockDeDepart } from '../demonstration.js'
import { type Commande, Refus } from './commande.js'
import { entier } from './fabriquer-fichier.js'
import { avecLaPlateforme } from './ouvrir.js'

export const chargerDemonstration: Commande = {
  nom: 'charger-demonstration',
  usage: `[--taille ${stockDeDepart.taille}] [--graine ${stockDeDepart.graine}]`,
  resume: 'Charge organisations, personnes et un stock de la taille voulue, le même pour une même graine',
  options: {
    taille: { type: 'string', default: String(stockDeDepart.taille) },
    graine: { type: 'string', default: String(stockDeDepart.graine) },
  },
  async executer({ options }) {
    await avecLaPlateforme(async ouverte => {
      if (ouverte.configuration.mode === 'production') throw new Refus('Les données de démonstration n’entrent pas en production.')
      await chargerLeSocle(ouverte)
      const fiche = await chargerLeStock(ouverte, { taille: entier(options, 'taille'), graine: entier(options, 'graine') })
      process.stdout.write(`${fiche.personnes} personnes dans le stock : ${fiche.crees} nouvelles, ${fiche.inchanges} inchangées.\n`)
    })
  },
}

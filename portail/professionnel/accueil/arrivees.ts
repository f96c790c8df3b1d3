import { permet } from '../../../src/droit/roles.js'
import type { SourceDeTravail } from './travail.js'

/** Persons her structure began to follow this week: a figure only, nobody’s file is opened by looking at a home page. */
export const personnesArrivees: SourceDeTravail = {
  outil: 'suivi',
  pour: d => permet(d.session.agent?.roles ?? [], 'lister'),
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/personnes-suivies/decompte?jours=7')
    const n = statut === 200 ? Number(corps.nouvelles) : 0
    return n === 0
      ? []
      : [
          {
            titre: n === 1 ? 'Une personne vient de vous être confiée' : `${n} personnes viennent de vous être confiées`,
            detail: 'Rattachées à votre structure ces sept derniers jours.',
            href: '/professionnel/personnes?nouveautes=7',
            action: 'Les voir',
            nombre: n,
            avant: null,
          },
        ]
  },
}

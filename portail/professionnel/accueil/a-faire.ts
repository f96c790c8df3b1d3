import { permet } from '../../../src/droit/roles.js'
import { naturesDeTravail } from '../../../src/droit/travaux.js'
import type { DecompteDeTravaux } from '../../../src/suites/index.js'
import type { SourceDeTravail } from './travail.js'

/** What her structure has to do, by nature: figures only, nobody’s file is opened by looking at a home page. */
export const travauxAFaire: SourceDeTravail = {
  outil: 'travaux',
  pour: d => permet(d.session.agent?.roles ?? [], 'lister'),
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/travaux/decompte')
    if (statut !== 200) return []
    return (corps.natures as DecompteDeTravaux[]).map(n => ({
      titre: n.nombre === 1 ? n.libelle : `${n.nombre} ${naturesDeTravail[n.nature].pluriel}`,
      detail:
        n.enRetard === 0
          ? 'Le plus urgent vient en premier.'
          : n.enRetard === 1
            ? 'Un jour limite est passé.'
            : `${n.enRetard} jours limites sont passés.`,
      href: `/professionnel/travaux?nature=${n.nature}`,
      action: 'Les faire',
      nombre: n.nombre,
      avant: n.prochaine,
    }))
  },
}

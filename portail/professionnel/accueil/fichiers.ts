import { permet } from '../../../src/droit/roles.js'
import type { Import } from '../imports/import.js'
import type { SourceDeTravail } from './travail.js'

const quatorzeJours = 14 * 24 * 60 * 60 * 1000

/** Files of the last fortnight that did not go through whole. */
export const fichiersARevoir: SourceDeTravail = {
  outil: 'imports',
  pour: d => permet(d.session.agent?.roles ?? [], 'importer'),
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/imports?limite=50')
    if (statut !== 200) return []
    const depuis = d.contexte.horloge().getTime() - quatorzeJours
    return (corps.elements as Import[])
      .filter(i => new Date(i.recuLe).getTime() > depuis)
      .filter(i => i.etat === 'refuse' || i.etat === 'echoue' || i.rejetes > 0)
      .map(i => ({
        titre:
          i.etat === 'refuse'
            ? `« ${i.nom} » a été refusé`
            : i.etat === 'echoue'
              ? `« ${i.nom} » s’est interrompu`
              : `« ${i.nom} » a des rejets`,
        detail:
          i.rejetes > 0
            ? `${i.rejetes} ${i.rejetes === 1 ? 'élément n’a pas été repris' : 'éléments n’ont pas été repris'} : le rapport dit lesquels et pourquoi.`
            : (i.detail ?? 'Le détail du fichier dit pourquoi.'),
        href: `/professionnel/imports/${i.id}`,
        action: 'Voir',
        nombre: i.rejetes,
        avant: null,
      }))
  },
}

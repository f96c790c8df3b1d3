import { permet } from '../../../src/droit/roles.js'
import type { DecompteDesEnvois } from '../../../src/payeurs/index.js'
import { estConcernee } from '../caisses/lire.js'
import type { SourceDeTravail } from './travail.js'

/** Decisions on the RSA that a payer leaves unanswered, said on both sides. */
export const decisionsSansReponse: SourceDeTravail = {
  pour: d => permet(d.session.agent?.roles ?? [], 'lister') && estConcernee(d),
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/envois-au-payeur/decompte')
    if (statut !== 200) return []
    const nombre = (corps as DecompteDesEnvois).etats.reduce((total, e) => total + e.enRetard, 0)
    if (nombre === 0) return []
    return [
      {
        titre:
          nombre === 1 ? 'Une décision sur le RSA sans réponse de la caisse' : `${nombre} décisions sur le RSA sans réponse de la caisse`,
        detail: 'Le délai de réponse est passé.',
        href: '/professionnel/caisses?enRetard=true',
        action: 'Les voir',
        nombre,
        avant: null,
      },
    ]
  },
}

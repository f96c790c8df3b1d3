import { permet } from '../../../src/droit/roles.js'
import { auJour } from '../../../src/droit/parametres/parametre.js'
import { delaiPourTrancher } from '../../../src/droit/parametres/delai-pour-trancher.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { SourceDeTravail } from './travail.js'

const unJour = 24 * 60 * 60 * 1000

/** Who the machine could not recognise waits for a human, and her file with her. */
export const identitesATrancher: SourceDeTravail = {
  outil: 'identites',
  pour: d => permet(d.session.agent?.roles ?? [], 'trancher-identite'),
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/identites-ambigues?limite=100')
    const cas = statut === 200 ? (corps.elements as { recueLe: string }[]) : []
    if (cas.length === 0) return []
    const plusAncien = Math.min(...cas.map(c => new Date(c.recueLe).getTime()))
    const jours = auJour(delaiPourTrancher, jourDe(d.contexte.horloge()))
    return [
      {
        titre: cas.length === 1 ? 'Une identité à trancher' : `${corps.suivant ? 'Plus de 100' : cas.length} identités à trancher`,
        detail: 'Des droits attendent : rien ne s’applique à une personne tant qu’on ne sait pas qui elle est.',
        href: '/professionnel/identites',
        action: 'Trancher',
        nombre: cas.length,
        avant: jourDe(new Date(plusAncien + jours * unJour)),
      },
    ]
  },
}

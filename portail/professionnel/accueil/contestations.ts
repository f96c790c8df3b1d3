import type { Contestation } from '../contestations/contestation.js'
import type { SourceDeTravail } from './travail.js'

/** A person contests a datum: an answer is due within the month (GDPR, art. 12). */
export const contestationsEnAttente: SourceDeTravail = {
  outil: 'contestations',
  pour: () => true,
  async lire(d) {
    const { statut, corps } = await d.appeler('GET', '/api/v1/contestations?etat=ouvertes&limite=100')
    if (statut !== 200) return []
    const siennes = (corps.elements as Contestation[]).filter(c => c.peutRepondre)
    const [premiere] = siennes
    return premiere
      ? [
          {
            titre: siennes.length === 1 ? 'Une donnée est contestée' : `${siennes.length} données sont contestées`,
            detail: 'La personne attend une réponse motivée. La plus urgente vient en premier.',
            href: '/professionnel/contestations',
            action: 'Répondre',
            nombre: siennes.length,
            avant: premiere.aRepondreAvant,
          },
        ]
      : []
  },
}

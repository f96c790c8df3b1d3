import { permet } from '../../src/droit/roles.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { AuthentificationDemandee } from '../authentification-demandee.js'
import type { SourceDeTravail, Travail } from '../professionnel/accueil/travail.js'
import type { Demande } from '../professionnel/ecran.js'
import type { Enquete } from './enquetes/enquete.js'
import { enquete } from './organisations.js'

const travail = ({ numero }: Enquete, t: Pick<Travail, 'titre' | 'detail' | 'action' | 'avant'>): Travail => ({
  ...t,
  href: `/vigilance/enquetes/${numero}`,
  nombre: 1,
})

/** A home page asks for nothing stronger than itself: what would need a fresh factor is simply not told there. */
async function lister(d: Demande): Promise<Enquete[]> {
  const rendu = await d.appeler('GET', '/api/v1/administration/enquetes').catch((erreur: unknown) => {
    if (erreur instanceof AuthentificationDemandee) return null
    throw erreur
  })
  return rendu?.statut === 200 ? (rendu.corps.elements as Enquete[]) : []
}

/** A question that the investigation waits an answer to, for the organisation. */
export const questionsDEnquete: SourceDeTravail = {
  pour: d => permet(d.session.agent?.roles ?? [], 'surveiller') && !enquete(d),
  lire: async d =>
    (await lister(d))
      .filter(e => e.attendReponse)
      .map(e =>
        travail(e, {
          titre: `L’enquête ${e.numero} attend une réponse de votre organisation`,
          detail: 'Une question y est posée sur un accès qui a lu plus que d’ordinaire.',
          action: 'Répondre',
          avant: null,
        }),
      ),
}

/** A breach to notify within seventy-two hours (RGPD, art. 33), for who investigates. */
export const violationsANotifier: SourceDeTravail = {
  pour: enquete,
  lire: async d =>
    (await lister(d)).flatMap(e =>
      e.aNotifierAvant === null
        ? []
        : travail(e, {
            titre: `La violation de l’enquête ${e.numero} est à notifier à la CNIL`,
            detail: 'Dans les soixante-douze heures de l’instant où elle est connue (RGPD, art. 33).',
            action: 'Notifier',
            avant: jourDe(new Date(e.aNotifierAvant)),
          }),
    ),
}

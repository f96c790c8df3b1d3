import { z } from 'zod'
import { acteurs, laPersonne } from '../../droit/acteurs.js'
import { toutesLesLignes } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { ressources } from '../../parcours/ressources.js'
import { enveloppe, exempleDEnveloppe } from './enveloppe.js'

/** Any line that reads opens the feed, which then only tells of what is read under the lines one has. */
const ouvertures: Ouvertures = Object.fromEntries(
  acteurs
    .filter(({ code }) => code !== laPersonne.code)
    .map(({ code }) => [
      code,
      toutesLesLignes(ressources)
        .filter(l => l.operation === 'consulter' && l.par.some(a => a.code === code))
        .map(l => [l] as const),
    ]),
)

const theme = 'Événements'
const curseur = z.string().regex(/^[\w-]{22}$/)

/** What changed in what an organisation reads: a feed that skips nothing, and that each application reads at its own pace. */
export const operationsDesEvenements = {
  lire: {
    id: 'evenements.lire',
    verbe: 'GET',
    url: '/api/v1/evenements',
    theme,
    titre: 'Lire ce qui a changé',
    description:
      'Les événements (CloudEvents 1.0) sur les données que vos échanges vous donnent à lire, des personnes que vous suivez, dans l’ordre : ils disent quoi relire, jamais une valeur. Sans curseur, la lecture reprend où votre application a dit s’être arrêtée. Une page peut être vide et avoir une suite.',
    ouvertures,
    requete: z.strictObject({
      curseur: curseur.optional().describe('Valeur de « curseur » de la page précédente'),
      limite: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({
        elements: z.array(enveloppe),
        curseur: z.string().describe('D’où reprendre ; à accuser une fois ces événements traités'),
        suite: z.boolean().describe('Il y en a peut-être d’autres dès maintenant'),
        lacune: z.boolean().describe('Des événements que vous n’aviez pas lus ont été effacés : relisez vos listes'),
      }),
      exemple: { elements: [exempleDEnveloppe], curseur: 'Z0mKx4TqVb7c1LwYn8RsEg', suite: false, lacune: false },
    },
    refus: [],
  },
  accuser: {
    id: 'evenements.accuser',
    verbe: 'POST',
    url: '/api/v1/evenements/accuse-de-reception',
    theme,
    titre: 'Accuser réception',
    description:
      'Votre application a traité ce qui précède ce curseur : sans curseur, la prochaine lecture en repart. Un curseur plus ancien fait relire.',
    ouvertures,
    corps: { types: ['application/json'], schema: z.strictObject({ curseur }), exemple: { curseur: 'Z0mKx4TqVb7c1LwYn8RsEg' } },
    reponse: { statut: 204 },
    refus: [413, 415],
  },
} as const satisfies Record<string, OperationComposee>

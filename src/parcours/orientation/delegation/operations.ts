import { z } from 'zod'
import { operationDAdministration as operation } from '../../../acces/index.js'
import { jourDe } from '../../../moteur/moteur.js'
import { declarerUneDelegation, listerLesDelegations, terminerUneDelegation } from './delegations.js'

const racine = '/api/v1/administration/delegations-d-orientation'
const jour = z.iso.date()
const instant = z.iso.datetime()
const etats = ['a-venir', 'en-vigueur', 'terminee'] as const
const delegation = z.strictObject({
  organisation: z.string().describe('Conseil départemental, ou France Travail, qui délègue'),
  delegataire: z.string().nullable(),
  du: jour,
  au: jour.nullable().describe('Dernier jour ; nul : jusqu’à ce qu’elle soit terminée'),
  acte: z.string().describe('Délibération ou convention'),
  etat: z.enum(etats),
  declareeLe: instant,
  declareePar: z.string().nullable(),
  termineeLe: instant.nullable(),
  termineePar: z.string().nullable(),
})
export type DelegationDOrientation = z.infer<typeof delegation>
const exemple = { delegataire: 'FT', du: '2026-12-01', au: null, acte: 'Délibération n° 2026-118 du 16 novembre 2026' }

/** The delegation by which the président du conseil départemental has France Travail decide (L. 5411-5-1, II), or France Travail the CAF (R. 522-2). */
export const operationsDesDelegations = [
  operation({
    id: 'administration.delegations.lister',
    verbe: 'GET',
    url: racine,
    titre: 'Lister les délégations de l’orientation',
    description: 'Celles que son organisation a données ou reçues, les plus récentes d’abord.',
    actes: ['souscrire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(delegation) }),
      exemple: {
        elements: [
          {
            organisation: 'CD59',
            ...exemple,
            etat: 'a-venir' as const,
            declareeLe: '2026-11-24T09:00:00.000Z',
            declareePar: 'adam.helene|ADAM|Hélène',
            termineeLe: null,
            termineePar: null,
          },
        ],
      },
    },
    refus: [],
    async executer({ sql, auteur }) {
      const le = jourDe(auteur.instant)
      const siennes = await listerLesDelegations(sql, auteur.organisation)
      const etat = ({ du, au }: { du: string; au: string | null }): (typeof etats)[number] =>
        au !== null && (au < le || au < du) ? 'terminee' : du > le ? 'a-venir' : 'en-vigueur'
      return { elements: siennes.map(d => ({ ...d, etat: etat(d) })) }
    },
  }),
  operation({
    id: 'administration.delegations.declarer',
    verbe: 'POST',
    url: racine,
    titre: 'Déléguer la décision d’orientation',
    description:
      'Le président du conseil départemental fait décider France Travail à sa place, à compter d’un jour ; à La Réunion, France Travail fait décider la caisse d’allocations familiales. Ce qui attend une décision change de file dès ce jour.',
    actes: ['souscrire'],
    corps: {
      schema: z.strictObject({ delegataire: z.string().max(40), du: jour, au: jour.nullable(), acte: z.string().trim().min(3).max(300) }),
      exemple,
    },
    reponse: { statut: 204 },
    refus: [409, 413, 415, 422],
    executer: ({ sql, auteur }, { corps }) => declarerUneDelegation(sql, auteur, corps),
  }),
  operation({
    id: 'administration.delegations.terminer',
    verbe: 'POST',
    url: `${racine}/{du}/evenements`,
    titre: 'Terminer une délégation de l’orientation',
    description: 'À un dernier jour, hier au plus tôt. Ensuite, qui a délégué décide de nouveau ; ce qui a été décidé le reste.',
    actes: ['souscrire'],
    chemin: z.object({ du: jour.describe('Premier jour de la délégation') }),
    corps: { schema: z.strictObject({ evenement: z.literal('terminer'), au: jour }), exemple: { evenement: 'terminer', au: '2027-06-30' } },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415, 422],
    executer: ({ sql, auteur }, { chemin, corps }) => terminerUneDelegation(sql, auteur, chemin.du, corps.au),
  }),
]

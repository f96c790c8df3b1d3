import { z } from 'zod'
import { operationDAdministration as operation, tracerLActe } from '../../../acces/index.js'
import { agirPour } from '../../../moteur/journal.js'
import { jourDe } from '../../../moteur/moteur.js'
import { enTable, tableCandidate, tableEnVigueur } from './candidate.js'
import { rejouerLaTable } from './rejouer.js'

/** Persons whose cases are replayed while somebody waits; the command of the operator replays them all. */
const AU_PLUS = 5_000

const nombre = z.int().min(0)
const propose = z.strictObject({ regle: z.string(), parcours: z.string(), organisme: z.string() })
const reponse = z.strictObject({
  version: z.string(),
  cas: nombre.describe('Cas rejoués : leurs réponses étaient complètes'),
  incomplets: nombre.describe('Cas laissés : rien n’y était proposé'),
  tronque: z.boolean().describe('Seules les personnes les plus récentes ont été prises'),
  changent: nombre.describe('Propositions qui seraient autres'),
  sansRegle: nombre.describe('Cas dont la table essayée ne dirait rien'),
  decides: nombre,
  suivisAvant: nombre.describe('Décisions conformes à la proposition d’alors'),
  suivisApres: nombre.describe('Décisions conformes à ce que la table essayée aurait proposé'),
  regles: z.array(z.strictObject({ code: z.string(), tient: nombre })),
  changements: z.array(
    z.strictObject({
      avant: propose,
      apres: propose.nullable(),
      nombre,
      exemples: z.array(z.string()).describe('Références de cas, qui ne disent pas de qui il s’agit'),
    }),
  ),
})
export type RejeuDeTable = z.infer<typeof reponse>

const avant = { regle: 'A4', parcours: 'PSO', organisme: 'CD' }
const exempleDeTable = {
  version: '2027-essai',
  regles: [
    {
      code: 'A4',
      si: [{ critere: 'contrainteMobilite', parmi: ['AUCUN_MOYEN_DE_TRANSPORT'] }],
      parcours: 'PSO',
      phrase: 'Se déplacer est difficile.',
    },
    { code: 'A6', si: [], parcours: 'PED', phrase: 'Rien ne pèse sur la recherche d’emploi.' },
  ],
}

/** A candidate table read before it is adopted: by whoever steers, on the cases of her organisation. */
export const operationsDuRejeu = [
  operation({
    id: 'orientation.tableDeDecision',
    verbe: 'GET',
    url: '/api/v1/pilotage/table-de-decision',
    theme: 'Pilotage',
    titre: 'Lire la table de décision en vigueur',
    description: 'Au format d’une table à essayer : version, et règles dans leur ordre, la première qui tient propose.',
    actes: ['piloter'],
    reponse: { statut: 200, schema: z.strictObject({ version: z.string(), regles: z.array(z.unknown()) }), exemple: exempleDeTable },
    refus: [],
    executer: async ({ auteur }) => JSON.parse(tableEnVigueur(jourDe(auteur.instant))) as unknown,
  }),
  operation({
    id: 'orientation.rejouer',
    verbe: 'POST',
    url: '/api/v1/pilotage/rejeux',
    theme: 'Pilotage',
    titre: 'Essayer une table de décision sur les cas passés',
    description:
      'Ce que ces règles auraient proposé, d’après les réponses gardées, aux personnes que suit votre organisation : combien de propositions changeraient, de quoi à quoi, par quelle règle, et si elles seraient plus proches de ce qui a été décidé. Rien n’est modifié, et aucun cas ne dit de qui il s’agit.',
    actes: ['piloter'],
    corps: { schema: tableCandidate, exemple: exempleDeTable },
    reponse: {
      statut: 200,
      schema: reponse,
      exemple: {
        version: '2027-essai',
        cas: 420,
        incomplets: 12,
        tronque: false,
        changent: 31,
        sansRegle: 0,
        decides: 400,
        suivisAvant: 363,
        suivisApres: 381,
        regles: [
          { code: 'A4', tient: 180 },
          { code: 'A6', tient: 240 },
        ],
        changements: [{ avant, apres: { regle: 'A6', parcours: 'PED', organisme: 'FT' }, nombre: 31, exemples: ['q3Yl0vJw-1'] }],
      } satisfies RejeuDeTable,
    },
    refus: [413, 415],
    async executer({ sql, auteur, contexte: { chiffrement, identifiants } }, { corps }) {
      const { organisation } = auteur
      const jour = jourDe(auteur.instant)
      await agirPour(sql, { organisation, personne: null }, jour)
      const rejeu = await rejouerLaTable({ sql, chiffrement, identifiants, organisation, jour }, enTable(corps), AU_PLUS)
      const { cas, changent } = rejeu
      await tracerLActe(sql, auteur, 'orientation.rejouer', { objet: corps.version, detail: { cas, changent } })
      return { version: corps.version, ...rejeu } satisfies RejeuDeTable
    },
  }),
]

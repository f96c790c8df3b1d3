import { z } from 'zod'
import { caisseAllocationsFamiliales, organismesReferents } from '../../droit/acteurs.js'
import { type NatureDeTravail, naturesDeTravail } from '../../droit/travaux.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { identite } from '../../parcours/identite/identite.echange.js'

/** Whoever reads who the persons it follows are may see what it has to do for them; a CAF, what is delegated to it. */
const ouvertures: Ouvertures = Object.fromEntries(
  [...organismesReferents, caisseAllocationsFamiliales].map(({ code }) => [
    code,
    lignesDe(identite)
      .filter(l => l.operation === 'consulter' && l.sur.motifs && l.par.some(a => a.code === code))
      .map(l => [l] as const),
  ]),
)

const natures = Object.keys(naturesDeTravail) as [NatureDeTravail, ...NatureDeTravail[]]
const theme = 'Travaux à faire'
const filtres = {
  nature: z.enum(natures).optional().describe('Seulement ceux de cette nature'),
  structure: z.string().max(50).optional().describe('Seulement ceux de cette structure de votre organisation'),
  enRetard: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .optional()
    .describe('« true » : seulement ceux dont le jour est passé ; « false » : seulement les autres'),
}

const travail = z.strictObject({
  id: z.uuid(),
  nature: z.enum(natures),
  libelle: z.string(),
  activite: z.strictObject({ code: z.string(), famille: z.string() }).nullable().describe('Activité opérationnelle du contrat partenaire'),
  usager: z.string().describe('Identifiant de la personne, propre à votre organisation'),
  objet: z.string().nullable().describe('Ce dont il s’agit dans son dossier, quand elle en a plusieurs'),
  structure: z.string().nullable(),
  aFaireAvant: z.iso.date().nullable().describe('Jour légal, à Paris'),
  enRetard: z.boolean(),
  creeLe: z.iso.datetime(),
})
export type TravailAFaire = z.infer<typeof travail>

const decompte = z.strictObject({
  nature: z.enum(natures),
  libelle: z.string(),
  nombre: z.int().min(0),
  enRetard: z.int().min(0),
  prochaine: z.iso.date().nullable().describe('Le jour le plus proche'),
})
export type DecompteDeTravaux = z.infer<typeof decompte>

/** What an organisation has to do, for persons it follows. */
export const operationsDesTravaux = {
  lister: {
    id: 'travaux.lister',
    verbe: 'GET',
    url: '/api/v1/travaux',
    theme,
    titre: 'Lister ce qu’il y a à faire',
    description:
      'La file de votre organisation : ce qu’elle doit faire pour les personnes qu’elle suit, le plus urgent d’abord. Un travail en sort de lui-même dès qu’il est fait. Page par page, avec un curseur.',
    ouvertures,
    requete: z.strictObject({
      ...filtres,
      usager: z.string().max(30).optional().describe('Seulement ceux de cette personne'),
      curseur: z.uuid().optional().describe('Valeur de « suivant » de la page précédente'),
      limite: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(travail), suivant: z.uuid().nullable() }),
      exemple: {
        elements: [
          {
            id: '3f0c9a52-7f1d-4d7e-9c55-1f2e3d4c5b6a',
            nature: 'decision-d-orientation-a-prendre',
            libelle: naturesDeTravail['decision-d-orientation-a-prendre'].libelle,
            activite: naturesDeTravail['decision-d-orientation-a-prendre'].activite,
            usager: 'q3Yl0vJwT2S8m1pXc9RkZg',
            objet: null,
            structure: 'CD59-UT-LILLE',
            aFaireAvant: '2026-12-05',
            enRetard: false,
            creeLe: '2026-10-24T08:30:00.000Z',
          },
        ],
        suivant: null,
      },
    },
    refus: [404],
  },
  denombrer: {
    id: 'travaux.denombrer',
    verbe: 'GET',
    url: '/api/v1/travaux/decompte',
    theme,
    titre: 'Compter ce qu’il y a à faire',
    description:
      'Par nature : combien de travaux, combien sont en retard, et le jour le plus proche. Des nombres : aucune personne n’y est nommée.',
    ouvertures,
    requete: z.strictObject(filtres),
    reponse: {
      statut: 200,
      schema: z.strictObject({ natures: z.array(decompte) }),
      exemple: {
        natures: [
          {
            nature: 'premier-rendez-vous-a-prendre',
            libelle: naturesDeTravail['premier-rendez-vous-a-prendre'].libelle,
            nombre: 12,
            enRetard: 1,
            prochaine: '2026-11-30',
          },
        ],
      },
    },
    refus: [],
  },
} as const satisfies Record<string, OperationComposee>

import { z } from 'zod'
import { confiances } from '../../droit/parametres/parametre.js'
import { type Jalon, type JalonAttendu, jalonsAttendus, libellesDesJalons } from '../../droit/parametres/jalons.js'
import type { OperationComposee } from '../../moteur/operation-composee.js'
import { ouverturesDesSuivies, ouverturesDUnePersonne } from './ouvertures.js'

const noms = Object.keys(libellesDesJalons) as [Jalon, ...Jalon[]]
const theme = 'Jalons'
const confiance = z.enum(confiances)

const retard = z.strictObject({
  usager: z.string().describe('Identifiant de la personne, propre à votre organisation'),
  jalon: z.enum(jalonsAttendus),
  libelle: z.string(),
  depuis: z.iso.date().describe('Jour d’où court le délai'),
  auPlusTard: z.iso.date().describe('Dernier jour du délai'),
  retard: z.int().min(1).describe('Jours passés depuis'),
  aFairePar: z.string().nullable().describe('Organisation à qui il revient'),
  texte: z.string(),
  confiance: confiance.describe('Ce que le délai a de sûr'),
})
export type JalonEnRetard = z.infer<typeof retard>

const jalon = z.strictObject({
  jalon: z.enum(noms),
  libelle: z.string(),
  atteintLe: z.iso.date().nullable(),
  depuis: z.iso.date().nullable().describe('Jour d’où court le délai, quand il est attendu'),
  auPlusTard: z.iso.date().nullable(),
  enRetard: z.boolean(),
  aFairePar: z.string().nullable(),
  texte: z.string().nullable(),
  confiance: confiance.nullable(),
})
export type JalonDeLaPersonne = z.infer<typeof jalon>

const exemple = {
  jalon: 'decision' as JalonAttendu,
  libelle: libellesDesJalons.decision,
  depuis: '2026-10-01',
  auPlusTard: '2026-11-12',
  aFairePar: 'CD59',
  texte: 'code de l’action sociale et des familles, art. D. 262-65-2',
  confiance: 'sûr' as const,
}

/** What a parcours goes through, and who is late in it. */
export const operationsDesJalons = {
  lister: {
    id: 'jalons.enRetard',
    verbe: 'GET',
    url: '/api/v1/jalons-en-retard',
    theme,
    titre: 'Lister les jalons en retard',
    description:
      'Parmi les bénéficiaires du RSA que votre organisation suit : qui attend une décision d’orientation, un premier rendez-vous, un diagnostic ou un contrat au-delà du délai, depuis combien de jours, et à qui il revient. Le plus en retard d’abord, page par page, avec un curseur.',
    ouvertures: ouverturesDesSuivies,
    requete: z.strictObject({
      jalon: z.enum(jalonsAttendus).optional().describe('Seulement ce jalon'),
      structure: z.string().max(50).optional().describe('Seulement les personnes que suit cette structure de votre organisation'),
      retardMinimal: z.coerce.number().int().min(1).max(3650).optional().describe('Seulement au-delà de tant de jours'),
      curseur: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}\.[\w-]{22}\.[a-z-]{3,20}$/)
        .optional()
        .describe('Valeur de « suivant » de la page précédente'),
      limite: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(retard), suivant: z.string().nullable() }),
      exemple: { elements: [{ usager: 'q3Yl0vJwT2S8m1pXc9RkZg', ...exemple, retard: 16 }], suivant: null },
    },
    refus: [404],
  },
  lire: {
    id: 'jalons.lire',
    verbe: 'GET',
    url: '/api/v1/jalons/{usager}',
    theme,
    titre: 'Lire les jalons d’une personne',
    description:
      'De l’ouverture du droit au RSA au contrat signé : le jour où chaque étape a été franchie, ou le jour où elle est due. Rien pour une personne qu’aucun droit au RSA n’a amenée.',
    ouvertures: ouverturesDUnePersonne,
    chemin: z.object({
      usager: z.string().max(30).describe('Identifiant de la personne, propre à votre organisation ; « moi » pour elle-même'),
    }),
    requete: z.strictObject({}),
    reponse: {
      statut: 200,
      schema: z.strictObject({ usager: z.string(), elements: z.array(jalon) }),
      exemple: { usager: 'q3Yl0vJwT2S8m1pXc9RkZg', elements: [{ ...exemple, atteintLe: null, enRetard: true }] },
    },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>

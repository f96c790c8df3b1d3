import { z } from 'zod'
import { missionLocale } from '../droit/acteurs.js'
import { lignesDe, type Operation } from '../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../moteur/operation-composee.js'
import { identite } from '../parcours/identite/identite.echange.js'

const ouvertes = (operation: Operation): Ouvertures => ({
  [missionLocale.code]: lignesDe(identite)
    .filter(l => l.operation === operation && l.par.some(a => a.code === missionLocale.code))
    .map(l => [l] as const),
})
const theme = 'Échange avec I-MILO'
const instant = z.iso.datetime().nullable()
const dossier = z.string().min(1).max(100)

const suivi = z.strictObject({
  branchee: z.boolean().describe('I-MILO sert votre mission locale'),
  dernierEchangeLe: instant,
  enPanneDepuis: instant,
  echec: z.string().nullable(),
  aDire: z
    .strictObject({ nombre: z.int(), depuis: instant })
    .describe('Ce qu’I-MILO n’a pas encore appris, et depuis quand attend le plus ancien'),
  rejets: z
    .array(z.strictObject({ dossier, motif: z.string(), depuis: z.iso.datetime(), vuLe: z.iso.datetime() }))
    .describe(
      'Dossiers mis de côté, et changements qu’I-MILO dit d’une façon illisible (« événement 12 » quand le dossier n’en est pas lu) : deux cents au plus, du plus ancien au plus récent',
    ),
})
export type EchangeAvecImilo = z.infer<typeof suivi>

/** How far the exchange with I-MILO is, as the mission locale follows it; what was set aside of nobody known, for somebody to settle. */
export const operationsDImilo = {
  suivre: {
    id: 'iMilo.suivre',
    verbe: 'GET',
    url: '/api/v1/i-milo',
    theme,
    titre: 'Suivre l’échange avec I-MILO',
    description:
      'Quand I-MILO a répondu la dernière fois, s’il est en panne, ce qu’il n’a pas encore appris, et les dossiers mis de côté, chacun avec ce qu’il y a à faire. Ceux d’une personne connue sont aussi dans les travaux à faire.',
    ouvertures: ouvertes('consulter'),
    reponse: {
      statut: 200,
      schema: suivi,
      exemple: {
        branchee: true,
        dernierEchangeLe: '2026-11-24T09:30:00.000Z',
        enPanneDepuis: null,
        echec: null,
        aDire: { nombre: 2, depuis: '2026-11-24T08:00:00.000Z' },
        rejets: [
          {
            dossier: '4127',
            motif: 'La date de naissance est absente ou illisible.',
            depuis: '2026-11-20T10:00:00.000Z',
            vuLe: '2026-11-24T10:00:00.000Z',
          },
        ],
      },
    },
    refus: [],
  },
  ecarter: {
    id: 'iMilo.ecarter',
    verbe: 'POST',
    url: '/api/v1/i-milo/rejets/ecarts',
    theme,
    titre: 'Écarter un dossier qu’I-MILO dit mal',
    description:
      'Quand le dossier n’a pas à entrer ici. Corrigé dans I-MILO, il entre de lui-même et quitte la liste ; écarté, il y revient si I-MILO le redit sans qu’il passe.',
    ouvertures: ouvertes('corriger'),
    corps: {
      types: ['application/json'],
      schema: z.strictObject({ dossier, raison: z.string().trim().min(3).max(500) }),
      exemple: { dossier: '4127', raison: 'Ouvert par erreur, supprimé dans I-MILO.' },
    },
    reponse: { statut: 204 },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>

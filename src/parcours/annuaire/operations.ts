import { z } from 'zod'
import { confiances } from '../../droit/parametres/parametre.js'
import { laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { identite } from '../identite/identite.echange.js'

/** Whoever reads where the persons it follows live may look for who receives them; and a person, for herself. */
const ouvertures: Ouvertures = Object.fromEntries(
  [...organismesReferents, laPersonne].map(({ code }) => [
    code,
    lignesDe(identite)
      .filter(l => l.operation === 'consulter' && l.par.some(a => a.code === code))
      .map(l => [l] as const),
  ]),
)

const structure = z.strictObject({
  type: z.string(),
  organisation: z.string(),
  nom: z.string(),
  structure: z.string().nullable(),
  nomStructure: z.string().nullable(),
  codeAurore: z.string().nullable(),
  codeSafir: z.string().nullable(),
  precise: z.boolean().describe('La structure nomme cette commune, et ne répond pas seulement du département'),
})

export const operationsDeLAnnuaire = {
  competentes: {
    id: 'structures.competentes',
    verbe: 'GET',
    url: '/api/v1/structures/competentes',
    theme: 'Structures',
    titre: 'Trouver qui reçoit les personnes d’une commune',
    description:
      'Les organismes référents et leurs structures pour une commune, et qui y décide de l’orientation des bénéficiaires du RSA. Aucune donnée de personne : rien n’est journalisé.',
    ouvertures,
    requete: z.strictObject({
      lieu: z.string().trim().min(2).max(80).optional().describe('Nom de la commune, ou code postal'),
      commune: z
        .string()
        .regex(/^(\d{2}|2[AB])\d{3}$/)
        .optional()
        .describe('Ou son code INSEE'),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({
        commune: z.strictObject({ code: z.string(), libelle: z.string() }),
        decideDuRsa: z.strictObject({
          qui: z.string(),
          pourquoi: z.string(),
          texte: z.string(),
          confiance: z.enum(confiances).describe('Ce que l’on sait du texte qui le dit'),
        }),
        structures: z.array(structure),
      }),
      exemple: {
        commune: { code: '59512', libelle: 'Roubaix' },
        decideDuRsa: {
          qui: 'CD',
          pourquoi: 'Bénéficiaire du RSA : le président du conseil départemental décide.',
          texte: 'code de l’action sociale et des familles, art. D. 262-65-2',
          confiance: 'sûr' as const,
        },
        structures: [
          {
            type: 'CD',
            organisation: 'CD59',
            nom: 'Département du Nord',
            structure: 'CD59-UT-ROUBAIX',
            nomStructure: 'Unité territoriale de Roubaix',
            codeAurore: null,
            codeSafir: null,
            precise: true,
          },
        ],
      },
    },
    refus: [404],
  },
} as const satisfies Record<string, OperationComposee>

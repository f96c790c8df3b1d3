import { z } from 'zod'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { projet } from './projet.echange.js'

/** Whoever may write a project may look for its métier: the directory holds no datum of anybody. */
const ouvertures = Object.fromEntries(
  [...new Set(lignesDe(projet).flatMap(l => (l.operation === 'deposer' ? l.par.map(a => a.code) : [])))].map(code => [
    code,
    lignesDe(projet)
      .filter(l => l.operation === 'deposer' && l.par.some(a => a.code === code))
      .map(l => [l] as const),
  ]),
) as Ouvertures

const metier = z.strictObject({ codeAppellation: z.string(), appellation: z.string(), codeRome: z.string(), metier: z.string() })

export const operationsDesReferentiels = {
  metiers: {
    id: 'referentiels.metiers',
    verbe: 'GET',
    url: '/api/v1/referentiels/metiers',
    theme: 'Référentiels',
    titre: 'Chercher un métier',
    description:
      'Les appellations du répertoire des métiers (ROME 4.0, France Travail, Licence Ouverte 2.0) dont chaque mot dit commence un mot, sans accent et dans n’importe quel ordre. Aucune donnée de personne : rien n’est journalisé.',
    ouvertures,
    requete: z.strictObject({
      texte: z.string().trim().min(2).max(120).describe('Mots du métier, ou leurs premières lettres'),
      limite: z.coerce.number().int().min(1).max(50).default(20),
    }),
    reponse: {
      statut: 200,
      schema: z.strictObject({
        version: z.string().nullable().describe('Version du répertoire ; null s’il n’est pas chargé'),
        elements: z.array(metier),
      }),
      exemple: {
        version: '460',
        elements: [
          {
            codeAppellation: '10857',
            appellation: 'Aide ménager / Aide ménagère à domicile',
            codeRome: 'K1304',
            metier: 'Employé familial / Employée familiale',
          },
        ],
      },
    },
    refus: [],
  },
} as const satisfies Record<string, OperationComposee>

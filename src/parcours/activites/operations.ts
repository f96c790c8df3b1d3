import { z } from 'zod'
import { confiances } from '../../droit/parametres/parametre.js'
import { lignesDe } from '../../moteur/lignes.js'
import type { OperationComposee, Ouvertures } from '../../moteur/operation-composee.js'
import { semainesDUnePersonne } from './semaines.operation.js'
import { activite } from './activite.echange.js'
import { codesDActivite } from './types-d-activite.js'
import { codesDeDispense } from './motifs-de-dispense.js'

/** Whoever may write an activity may read what they are made of: the referential holds no datum of anybody. */
const depots = lignesDe(activite).filter(l => l.operation === 'deposer')
const ouvertures = Object.fromEntries(
  [...new Set(depots.flatMap(l => l.par.map(a => a.code)))].map(code => [
    code,
    depots.filter(l => l.par.some(a => a.code === code)).map(l => [l] as const),
  ]),
) as Ouvertures

const confiance = z.enum(confiances)
const source = { texte: z.string(), confiance }
const code = z.strictObject({ code: z.string(), libelle: z.string() })

export const operationsDesActivites = {
  semaines: semainesDUnePersonne,
  activites: {
    id: 'referentiels.activites',
    verbe: 'GET',
    url: '/api/v1/referentiels/activites',
    theme: 'Référentiels',
    titre: 'Lire le référentiel des activités, des actions et des services',
    description:
      'Les sortes d’activité admises pour les heures de la semaine, les thématiques et les types de services de data.inclusion (Licence Ouverte 2.0), les motifs de dispense, chacun avec son texte et ce qu’il a de sûr ; et la correspondance avec le catalogue de démarches de France Travail et l’enquête de la DREES. Aucune donnée de personne : rien n’est journalisé.',
    ouvertures,
    requete: z.strictObject({}),
    reponse: {
      statut: 200,
      schema: z.strictObject({
        version: z.string().describe('Version des sortes d’activité en vigueur'),
        types: z.array(z.strictObject({ code: z.enum(codesDActivite), libelle: z.string(), refus: z.string().nullable(), ...source })),
        motifsDeDispense: z.array(z.strictObject({ code: z.enum(codesDeDispense), libelle: z.string(), ...source })),
        thematiques: z.array(code.extend({ activite: z.enum(codesDActivite), demarche: z.string(), drees: z.string() })),
        correspondances: z.strictObject({ confiance }),
        services: z.array(code),
        source: z.string().describe('Référentiel des thématiques et des services, et sa version'),
      }),
      exemple: {
        version: '2025-1',
        types: [{ code: 'ATELIER', libelle: 'Atelier', refus: null, texte: 'code du travail, art. L. 5411-6', confiance: 'sûr' }],
        motifsDeDispense: [
          {
            code: 'PARENT_ISOLE_SANS_GARDE',
            libelle: 'Parent isolé, sans solution de garde',
            texte: 'code du travail, art. L. 5411-6',
            confiance: 'sûr',
          },
        ],
        thematiques: [
          {
            code: 'mobilite--preparer-un-permis',
            libelle: 'Préparer un permis',
            activite: 'MOBILITE',
            demarche: 'P07',
            drees: 'mobilité',
          },
        ],
        correspondances: { confiance: 'dérivé' },
        services: [{ code: 'atelier', libelle: 'Atelier' }],
        source: 'data.inclusion v1 (1.0.8)',
      },
    },
    refus: [],
  },
} as const satisfies Record<string, OperationComposee>

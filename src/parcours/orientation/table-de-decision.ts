import type { Confiance } from '../../droit/parametres/parametre.js'
import { CodeDuTravail, type Texte } from '../../droit/textes.js'
import type { NomDeCritere } from './criteres.js'

export type Parcours = 'PED' | 'PSO' | 'PSP'
export type TypeDOrganisme = 'FT' | 'CD' | 'DCD' | 'ML' | 'CE'

/** True of the answers when the criterion has one of the values, or when enough of several conditions are. */
export type Condition = { critere: NomDeCritere; parmi: readonly (string | boolean)[] } | { auMoins: number; de: readonly Condition[] }

/** Every condition must hold. `phrase` says the rule as the person concerned reads it. */
export type Regle = { code: string; si: readonly Condition[]; parcours: Parcours; phrase: string; texte: Texte; confiance: Confiance }

/** The first rule that holds proposes. Data alone: a candidate set can be replayed on past cases before it is adopted. */
export type TableDeDecision = { version: string; depuis: string; regles: readonly Regle[] }

const parmi = (critere: NomDeCritere, ...valeurs: (string | boolean)[]): Condition => ({ critere, parmi: valeurs })
const auMoins = (n: number, ...de: Condition[]): Condition => ({ auMoins: n, de })
const fort = 'IMPACT_FORT_RECHERCHE_EMPLOI'

const sansActiviteRecente = parmi('situationProfessionnelle', 'PLUS_DEUX_ANS', 'JAMAIS')
const sansProjet = parmi('projetPro', 'AUCUN')
const auConsequences = [
  parmi('contrainteSante', fort),
  parmi('contrainteLogement', 'SANS_LOGEMENT', 'PROCEDURE_EXPULSION', fort),
  parmi('contrainteMobilite', 'AUCUN_MOYEN_DE_TRANSPORT'),
  parmi('contrainteFamiliale', 'AIDANT_FAMILIAL', 'ENFANT_SANS_SOLUTION_GARDE', fort),
  parmi('contrainteFinanciere', fort),
  parmi('contrainteNumerique', 'NON_ACCES_INTERNET', 'NON_MAITRISE'),
  parmi('contrainteAdministrativeJuridique', fort),
  parmi('contrainteFrancaisCalcul', fort),
] as const
const { L5411_5_1 } = CodeDuTravail

/**
 * The parcours proposed from the answers. The criteria are those of III of L. 5411-5-1; the thresholds are not published: the rules are
 * derived from the definitions of the three parcours, and say so (`confiance`).
 */
export const tablesDeDecision: readonly TableDeDecision[] = [
  {
    version: '2025-01',
    depuis: '2025-01-01',
    regles: [
      {
        code: 'A2',
        si: [auMoins(1, parmi('contrainteSante', 'INCAPACITE_RECHERCHE_ACTIVITE_PRO'), parmi('capaciteATravailler', false))],
        parcours: 'PSP',
        phrase: 'La santé ne permet pas de chercher une activité aujourd’hui.',
        texte: L5411_5_1,
        confiance: 'dérivé',
      },
      {
        code: 'A3',
        si: [
          sansActiviteRecente,
          sansProjet,
          auMoins(1, parmi('contrainteLogement', 'SANS_LOGEMENT', 'PROCEDURE_EXPULSION'), auMoins(2, ...auConsequences)),
        ],
        parcours: 'PSP',
        phrase: 'Sans activité récente ni projet, des difficultés font pour l’instant obstacle à une recherche d’emploi.',
        texte: L5411_5_1,
        confiance: 'dérivé',
      },
      {
        code: 'A4',
        si: [auMoins(1, ...auConsequences)],
        parcours: 'PSO',
        phrase: 'Une difficulté a des conséquences sur la recherche ou l’exercice d’un emploi.',
        texte: L5411_5_1,
        confiance: 'dérivé',
      },
      {
        code: 'A5',
        si: [parmi('niveauEtude', 'AFS', 'CP4', 'CFG', 'C3A', 'C12'), sansActiviteRecente, sansProjet],
        parcours: 'PSO',
        phrase: 'Sans qualification, sans activité récente et sans projet, un accompagnement plus large aide à avancer.',
        texte: L5411_5_1,
        confiance: 'dérivé',
      },
      {
        code: 'A6',
        si: [
          auMoins(
            1,
            parmi('situationProfessionnelle', 'EN_ACTIVITE', 'DEUX_DERNIERES_ANNEES'),
            parmi('projetPro', 'SALARIAT', 'ENTREPRENARIAT', 'FORMATION'),
            parmi('niveauEtude', 'NV5', 'NV4', 'NV3', 'NV2', 'NV1'),
          ),
        ],
        parcours: 'PED',
        phrase: 'Aucune difficulté ne pèse, et une activité récente, un projet ou une qualification ouvre la voie.',
        texte: L5411_5_1,
        confiance: 'dérivé',
      },
    ],
  },
]

/** The table in force on a legal day. Throws before the first: a rule must not guess. */
export function tableAu(jour: string): TableDeDecision {
  const enVigueur = tablesDeDecision.filter(t => t.depuis <= jour).at(-1)
  if (!enVigueur) throw new Error(`aucune table de décision en vigueur au ${jour}`)
  return enVigueur
}

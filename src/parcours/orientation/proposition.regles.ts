import type { Confiance } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../../droit/textes.js'
import { type Criteres, type NomDeCritere, manquants } from './criteres.js'
import { reglesDOrganisme, type Situation } from './organisme.regles.js'
import type { Condition, Parcours, Regle, TableDeDecision, TypeDOrganisme } from './table-de-decision.js'

/** What led there: the rule, in words, and the answers it held on. */
export type Explication = {
  regle: string
  phrase: string
  texte: string
  confiance: Confiance
  reponses: readonly { critere: NomDeCritere; valeur: string | boolean | number }[]
}
export type Proposition =
  | { parcours: 'IND'; organisme: 'IND' | 'CD'; manquants: readonly NomDeCritere[]; version: string; explication: readonly Explication[] }
  | { parcours: Parcours; organisme: TypeDOrganisme; version: string; explication: readonly Explication[] }

/**
 * Proposes a parcours and a kind of organisme, and says why; never decides. Without all the answers, « IND », and which are missing: a
 * beneficiary of the RSA then goes to the département (CASF, R. 262-65-3).
 */
export function proposer(c: Criteres, s: Situation, table: TableDeDecision): Proposition {
  const { version } = table
  const absents = manquants(c)
  if (absents.length > 0) {
    const phrase = 'Il manque des réponses : la proposition sera faite quand elles seront toutes là.'
    return {
      parcours: 'IND',
      organisme: c.brsa ? 'CD' : 'IND',
      manquants: absents,
      version,
      explication: [{ regle: 'A1', phrase, texte: CodeDeLActionSociale.R262_65_3.cite, confiance: 'sûr', reponses: [] }],
    }
  }
  const regle = regleQuiTient(c, table)
  if (!regle) throw new Error(`la table ${version} ne dit rien de cette situation`)
  const { organisme, explication } = choisirOrganisme(c, s, regle.parcours)
  return { parcours: regle.parcours, organisme, version, explication: [expliquer(regle, c), explication] }
}

/** The first rule of the table that holds of complete answers; undefined when it says nothing of them. */
export const regleQuiTient = (c: Criteres, table: TableDeDecision): Regle | undefined =>
  table.regles.find(r => r.si.every(condition => tient(condition, c)))

const tient = (condition: Condition, c: Criteres): boolean =>
  'critere' in condition
    ? condition.parmi.includes(c[condition.critere] as string | boolean)
    : condition.de.filter(autre => tient(autre, c)).length >= condition.auMoins

function expliquer(regle: Regle, c: Criteres): Explication {
  const noms = [...new Set(regle.si.flatMap(condition => tenus(condition, c)))]
  const { code, phrase, texte, confiance } = regle
  return { regle: code, phrase, texte: texte.cite, confiance, reponses: noms.map(critere => reponse(c, critere)) }
}

const tenus = (condition: Condition, c: Criteres): NomDeCritere[] => {
  if (!tient(condition, c)) return []
  return 'critere' in condition ? [condition.critere] : condition.de.flatMap(autre => tenus(autre, c))
}

const reponse = (c: Criteres, critere: NomDeCritere) => ({ critere, valeur: c[critere] ?? '' })

function choisirOrganisme(c: Criteres, s: Situation, parcours: Parcours): { organisme: TypeDOrganisme; explication: Explication } {
  const regle = reglesDOrganisme.find(r => r.tient(c, s, parcours))
  if (!regle) throw new Error('aucune règle ne dit quel organisme')
  const { code, organisme, phrase, criteres } = regle
  const reponses = criteres.map(critere => reponse(c, critere))
  return { organisme, explication: { regle: code, phrase, texte: CodeDuTravail.L5411_5_1.cite, confiance: 'dérivé', reponses } }
}

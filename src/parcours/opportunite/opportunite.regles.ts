import { enClair, plusJours, plusMois } from '../../droit/jours.js'
import { moisDeReport } from '../../droit/parametres/opportunite.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Opportunite } from './formes.js'

type Manque = { pointer: string; detail: string }
/** The sanction named: what it is, and where it is. `totale`: the whole RSA, for four months. */
export type SanctionVisee = { consequence: 'SUSPENSION' | 'SUPPRESSION'; totale: boolean; enVigueur: boolean; au: string | null }
export type Connu = {
  /** Undefined when the file has no such procedure, or none decided; the same of the contract. */
  sanction: SanctionVisee | undefined
  contratSigne: boolean
  /** Another report of the same end of right, still standing. */
  dejaReportee: boolean
  jour: string
}
const { R262_13, R262_40, L262_37 } = CodeDeLActionSociale

/** What such a decision must hold, as sentences. It only ever grants; what is refused is so of the form it takes. */
export function manquesDeLOpportunite(d: Opportunite, c: Connu): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (d.au !== null && d.au < d.du) dire('/au', 'Le dernier jour précède le premier.')
  const s = c.sanction
  switch (d.sens) {
    case 'OUVERTURE':
      if (d.sanction !== null) dire('/sanction', 'Une ouverture ne suit aucune sanction : dites plutôt une réouverture.')
      break
    case 'NEUTRALISATION':
      if (!s?.enVigueur) dire('/sanction', `Une sanction écarte la neutralisation, sauf cette décision (${R262_13.cite}) : dites laquelle.`)
      break
    case 'REOUVERTURE':
      if (s?.consequence !== 'SUPPRESSION')
        dire('/sanction', `Un droit se rouvre après une suppression (${L262_37.cite}) : dites laquelle. Une suspension se lève.`)
      if (d.au !== null) dire('/au', 'Un droit rouvert n’a pas de dernier jour.')
      break
    case 'REPORT_DE_FIN_DE_DROIT':
      manques.push(...reporter(d, c))
  }
  return manques
}

/** The end of right comes at the end of four months of total suppression; it is put off by six months at most, for who signed a contract. */
function reporter(d: Opportunite, { sanction: s, contratSigne, dejaReportee, jour }: Connu): Manque[] {
  if (s?.consequence !== 'SUPPRESSION' || !s.totale || !s.enVigueur || s.au === null)
    return [
      {
        pointer: '/sanction',
        detail: `Le droit ne prend fin qu’après quatre mois de suppression totale (${R262_40.cite}) : dites laquelle.`,
      },
    ]
  const manques: Manque[] = []
  const mois = auJour(moisDeReport, jour)
  const [debut, fin] = [plusJours(s.au, 1), plusMois(s.au, mois)]
  if (d.demandeePar === 'DEPARTEMENT')
    manques.push({ pointer: '/demandeePar', detail: `Le report se demande : par la personne ou un membre de son foyer (${R262_40.cite}).` })
  if (!contratSigne)
    manques.push({ pointer: '/contrat', detail: `Qui le demande a signé un contrat d’engagement (${R262_40.cite}) : dites lequel.` })
  if (dejaReportee) manques.push({ pointer: '/sens', detail: 'La fin de ce droit est déjà reportée : retirez d’abord l’autre décision.' })
  if (d.du !== debut) manques.push({ pointer: '/du', detail: `Le report commence le ${enClair(debut)}, lendemain de la suppression.` })
  if (d.au === null || d.au > fin)
    manques.push({ pointer: '/au', detail: `Le report dure ${mois} mois au plus : jusqu’au ${enClair(fin)} (${R262_40.cite}).` })
  return manques
}

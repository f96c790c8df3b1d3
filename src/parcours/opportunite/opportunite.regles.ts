import { enClair, plusJours, plusMois } from '../../droit/jours.js'
import { moisDeReport } from '../../droit/parametres/opportunite.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Opportunite } from './formes.js'
import type { SensDOpportunite } from './nomenclatures.js'

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
  const refus = refusDeLaSanction(d.sens, { nommee: d.sanction !== null, sanction: c.sanction })
  if (refus !== null) dire('/sanction', refus)
  else if (d.sens === 'REPORT_DE_FIN_DE_DROIT' && c.sanction?.au) manques.push(...reporter(d, c, c.sanction.au))
  if (d.sens === 'REOUVERTURE' && d.au !== null) dire('/au', 'Un droit rouvert n’a pas de dernier jour.')
  return manques
}

const enVigueur = new Set(['DECIDEE', 'LEVEE_A_TRAITER', 'ECHUE'])
/** A sanction of the RSA, as such a decision sees it. */
export const viseeDe = (s: {
  consequence: SanctionVisee['consequence']
  taux: number | null
  mois: number | null
  etat: string
  au: string | null
}): SanctionVisee => ({
  consequence: s.consequence,
  totale: s.taux === 100 && s.mois === 4,
  enVigueur: enVigueur.has(s.etat),
  au: s.au,
})

/** Whether such a decision may follow this sanction, or none: null, or the sentence that says which it follows. */
export function refusDeLaSanction(
  sens: SensDOpportunite,
  { nommee, sanction: s }: { nommee: boolean; sanction: SanctionVisee | undefined },
): string | null {
  switch (sens) {
    case 'OUVERTURE':
      return nommee ? 'Une ouverture ne suit aucune sanction : dites plutôt une réouverture.' : null
    case 'NEUTRALISATION':
      return s?.enVigueur ? null : `Une sanction écarte la neutralisation, sauf cette décision (${R262_13.cite}) : dites laquelle.`
    case 'REOUVERTURE':
      return s?.consequence === 'SUPPRESSION' && s.enVigueur
        ? null
        : `Un droit se rouvre après une suppression (${L262_37.cite}) : dites laquelle. Une suspension se lève.`
    case 'REPORT_DE_FIN_DE_DROIT':
      return s?.consequence === 'SUPPRESSION' && s.totale && s.enVigueur && s.au !== null
        ? null
        : `Le droit ne prend fin qu’après quatre mois de suppression totale (${R262_40.cite}) : dites laquelle.`
  }
}

/** What the report asks of who demands it. */
export const sansContratSigne = `Qui le demande a signé un contrat d’engagement (${R262_40.cite}) : dites lequel.`

/** From when, and until when at most, the end of a right is put off. */
export const bornesDuReport = (finDeLaSuppression: string, jour: string): { du: string; auPlusTard: string } => ({
  du: plusJours(finDeLaSuppression, 1),
  auPlusTard: plusMois(finDeLaSuppression, auJour(moisDeReport, jour)),
})

/** The end of right comes at the end of four months of total suppression; it is put off by six months at most, for who signed a contract. */
function reporter(d: Opportunite, { contratSigne, dejaReportee, jour }: Connu, au: string): Manque[] {
  const manques: Manque[] = []
  const { du: debut, auPlusTard: fin } = bornesDuReport(au, jour)
  if (d.demandeePar === 'DEPARTEMENT')
    manques.push({ pointer: '/demandeePar', detail: `Le report se demande : par la personne ou un membre de son foyer (${R262_40.cite}).` })
  if (!contratSigne) manques.push({ pointer: '/contrat', detail: sansContratSigne })
  if (dejaReportee) manques.push({ pointer: '/sens', detail: 'La fin de ce droit est déjà reportée : retirez d’abord l’autre décision.' })
  if (d.du !== debut) manques.push({ pointer: '/du', detail: `Le report commence le ${enClair(debut)}, lendemain de la suppression.` })
  if (d.au === null || d.au > fin)
    manques.push({
      pointer: '/au',
      detail: `Le report dure ${auJour(moisDeReport, jour)} mois au plus : jusqu’au ${enClair(fin)} (${R262_40.cite}).`,
    })
  return manques
}

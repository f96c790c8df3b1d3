import type { Jour, PrecisionDate } from '../foyer.js'
import type { Normalise } from './normalise.js'
import type { CodeRegle } from './regles.js'
import { lireCode } from './texte.js'

export type DateNormalisee = Normalise<Jour | null> & {
  precision: PrecisionDate
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)? *(?:Z|[+-]\d{2}:?\d{2})?$/
const FRANCAISE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?$/
const COMPACTE = /^(\d{4})(\d{2})(\d{2})$/
const EXCEL = /^(\d{5})(?:[.,]\d+)?$/
const ANNEE = /^(\d{4})$/
const ISO_STRICTE = /^\d{4}-\d{2}-\d{2}$/
const JOUR_ZERO_EXCEL = Date.UTC(1899, 11, 30)

/**
 * Civil date from every form met in the flows: ISO (with an hour or a zone), JJ/MM/AAAA, JJ-MM-AAAA, AAAAMMJJ, spreadsheet serial, day or
 * month 00, year alone. `type` is TYPEDTNAI: J day unknown, O day and month unknown. An impossible date gives null and DATE_ILLISIBLE.
 */
export const normaliserDate = (brut: string | undefined, type?: string | null): DateNormalisee => {
  const texte = lireCode(brut)
  if (texte === null) return { valeur: null, precision: 'jour' }
  const lue = decomposer(texte)
  if (lue === null)
    return {
      valeur: null,
      precision: 'jour',
      probleme: 'DATE_ILLISIBLE',
      detail: texte.slice(0, 40),
    }
  if (lue.annee === '9999' || lue.annee === '0001') return { valeur: null, precision: 'jour', regle: 'DATE_SANS_FIN' }

  const mois = lue.mois === '00' || type === 'O' ? '01' : lue.mois
  const jour = lue.jour === '00' || mois !== lue.mois || type === 'J' || type === 'O' ? '01' : lue.jour
  const precision = lue.mois === '00' || type === 'O' ? 'annee' : lue.jour === '00' || type === 'J' ? 'mois' : 'jour'
  const valeur = `${lue.annee}-${mois}-${jour}`
  if (!jourReel(Number(lue.annee), Number(mois), Number(jour))) {
    return {
      valeur: null,
      precision: 'jour',
      probleme: 'DATE_ILLISIBLE',
      detail: texte.slice(0, 40),
    }
  }
  const inconnue = valeur !== `${lue.annee}-${lue.mois}-${lue.jour}`
  const regle = inconnue ? (precision === 'annee' ? 'DATE_MOIS_INCONNU' : 'DATE_JOUR_INCONNU') : lue.regle
  return regle === null ? { valeur, precision } : { valeur, precision, regle }
}

type Decomposee = {
  annee: string
  mois: string
  jour: string
  regle: CodeRegle | null
}

const decomposer = (texte: string): Decomposee | null => {
  const deux = (nombre = ''): string => nombre.padStart(2, '0')
  const iso = ISO.exec(texte)
  if (iso !== null) {
    return {
      annee: iso[1] ?? '',
      mois: deux(iso[2]),
      jour: deux(iso[3]),
      regle: ISO_STRICTE.test(texte) ? null : 'DATE_HEURE',
    }
  }
  const francaise = FRANCAISE.exec(texte)
  if (francaise !== null) {
    return {
      annee: francaise[3] ?? '',
      mois: deux(francaise[2]),
      jour: deux(francaise[1]),
      regle: 'DATE_FRANCAISE',
    }
  }
  const compacte = COMPACTE.exec(texte)
  if (compacte !== null)
    return {
      annee: compacte[1] ?? '',
      mois: compacte[2] ?? '',
      jour: compacte[3] ?? '',
      regle: 'DATE_COMPACTE',
    }
  const excel = EXCEL.exec(texte)
  if (excel !== null) {
    const [annee = '', mois = '', jour = ''] = new Date(JOUR_ZERO_EXCEL + Number(excel[1]) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
    return { annee, mois, jour, regle: 'DATE_EXCEL' }
  }
  const annee = ANNEE.exec(texte)
  return annee === null ? null : { annee: annee[1] ?? '', mois: '00', jour: '00', regle: null }
}

const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const jourReel = (annee: number, mois: number, jour: number): boolean => {
  if (annee < 1850 || annee > 2200) return false
  const bissextile = annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0)
  const dernier = mois === 2 && bissextile ? 29 : (JOURS[mois - 1] ?? 0)
  return jour >= 1 && jour <= dernier
}

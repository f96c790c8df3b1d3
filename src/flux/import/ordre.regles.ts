import { plusJours, plusMois } from '../../droit/jours.js'

type Jour = string

/** What is already applied from this payer for this département: the latest reference day of each kind of flow. */
export type Passes = { mensuel: Jour | null; quotidien: Jour | null; memeFichier: boolean }
export type FluxRecu = { typeFlux: string | null; dateReference: Jour }

export type Ordre = { refus: 'FLUX_ANTERIEUR' | 'FLUX_FUTUR' | null; constats: { code: CodeDOrdre; detail: string }[] }
type CodeDOrdre = 'FLUX_SANS_STOCK' | 'FLUX_JOURS_MANQUANTS' | 'FLUX_MOIS_MANQUANTS' | 'FLUX_MEME_DATE'

/**
 * A file older than what is applied would undo it; one that comes too early, or after others that are missing, is applied and
 * told. The same file sent again is not older than itself.
 */
export function ordonner({ typeFlux, dateReference }: FluxRecu, passes: Passes, aujourdHui: Jour): Ordre {
  if (dateReference > aujourdHui) return { refus: 'FLUX_FUTUR', constats: [] }
  const dernier = plusTardif(passes.mensuel, passes.quotidien)
  if (dernier !== null && dateReference < dernier) return { refus: 'FLUX_ANTERIEUR', constats: [] }
  const constats: Ordre['constats'] = []
  const deSonType = typeFlux === 'M' ? passes.mensuel : passes.quotidien
  if (dateReference === deSonType && !passes.memeFichier) constats.push({ code: 'FLUX_MEME_DATE', detail: dateReference })
  if (typeFlux === 'M') constats.push(...moisManquants(passes.mensuel, dateReference))
  else if (passes.mensuel === null) constats.push({ code: 'FLUX_SANS_STOCK', detail: dateReference })
  else if (dernier !== null) constats.push(...joursManquants(dernier, dateReference))
  return { refus: null, constats }
}

const plusTardif = (a: Jour | null, b: Jour | null) => (a === null || (b !== null && b > a) ? b : a)

function moisManquants(dernier: Jour | null, recu: Jour): Ordre['constats'] {
  if (dernier === null || recu.slice(0, 7) <= plusMois(dernier, 1).slice(0, 7)) return []
  return [{ code: 'FLUX_MOIS_MANQUANTS', detail: `dernier stock : ${dernier}` }]
}

/** Payers send on working days: only those count. */
function joursManquants(dernier: Jour, recu: Jour): Ordre['constats'] {
  const manquants: Jour[] = []
  for (let jour = plusJours(dernier, 1); jour < recu && manquants.length < 31; jour = plusJours(jour, 1))
    if (ouvre(jour)) manquants.push(jour)
  return manquants.length === 0 ? [] : [{ code: 'FLUX_JOURS_MANQUANTS', detail: manquants.join(', ') }]
}

const ouvre = (jour: Jour): boolean => {
  const rang = new Date(`${jour}T00:00:00Z`).getUTCDay()
  return rang !== 0 && rang !== 6
}

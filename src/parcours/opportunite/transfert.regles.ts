import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import { enClair } from '../../droit/jours.js'
import { cloturesParTransfert } from '../../droit/parametres/droits-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Opportunite } from './formes.js'

/** A right of hers, as its payer states it. */
export type DroitSuivi = { caisse: string; etatDossier: string; departement: string; motifCloture: string | null }
type Tenue = Pick<Opportunite, 'decideePar' | 'confirmeePar'>
type Visee = Pick<Opportunite, 'sens' | 'au' | 'retireeLe'>

const { L262_13 } = CodeDeLActionSociale

/** Whose decision it is today: whoever took it, or confirmed it since. */
export const tenuePar = (d: Tenue): string => d.confirmeePar ?? d.decideePar

/** Whether it still bears on what a payer does. A reopening has said all it had to once the suppression it follows is over. */
const produitEffet = ({ sens, au, retireeLe }: Visee, { jour, sanctionCourt }: { jour: string; sanctionCourt: boolean }): boolean =>
  retireeLe === null && (au === null || jour <= au) && (sens !== 'REOUVERTURE' || sanctionCourt)

/** `diteA`: the payers that were told; `caisse`: who pays her today, `departement`: where; `siens`: the départements of whoever holds it. */
export type Transfert = {
  jour: string
  sanctionCourt: boolean
  diteA: readonly string[]
  droits: readonly DroitSuivi[]
  caisse: string | null
  departement: string | null
  siens: readonly string[]
}

/**
 * What a right that moved asks of a decision that stands. In the same département it is the same president’s: the new payer is told it, as it is.
 * In another one, the president of that one decides (CASF, L. 262-13): a human confirms it or takes it back, and nobody is told before. A
 * right closed otherwise than by a transfer took with it what had been granted upon it.
 */
export function suiteDuTransfert(d: Visee, t: Transfert): 'redire' | 'confirmer' | null {
  const suit = t.droits.some(
    r => t.diteA.includes(r.caisse) && (droitEnCours(r.etatDossier) || auJour(cloturesParTransfert, t.jour).includes(r.motifCloture ?? '')),
  )
  if (!suit || t.departement === null || !produitEffet(d, t)) return null
  if (!t.siens.includes(t.departement)) return 'confirmer'
  return t.caisse === null || t.diteA.includes(t.caisse) ? null : 'redire'
}

/** Who acts on a decision, and where the right is served today; null when none is. */
export type Acteur = { organisation: string; siens: readonly string[]; departement: string | null }

/** Why this département may not take it back: the right is another one’s. Null when it may. */
export function refusDeRetirer(d: Tenue, { organisation, siens, departement }: Acteur): string | null {
  if (departement === null ? organisation === tenuePar(d) : siens.includes(departement)) return null
  return departement === null
    ? `Cette décision est celle de ${tenuePar(d)}, et aucun droit n’est ouvert ailleurs (${L262_13.cite}).`
    : `Son droit au RSA relève aujourd’hui du département ${departement} : son président seul la maintient ou la retire (${L262_13.cite}).`
}

/** Why it may not be confirmed: as for taking it back, or because there is nothing to confirm. */
export function refusDeConfirmer(d: Tenue & Visee, acteur: Acteur, jour: string): string | null {
  if (tenuePar(d) === acteur.organisation) return 'Cette décision est déjà celle de votre département : il n’y a rien à confirmer.'
  if (d.au !== null && d.au < jour) return `Cette décision a pris fin le ${enClair(d.au)} : prenez-en une autre.`
  return refusDeRetirer(d, acteur)
}

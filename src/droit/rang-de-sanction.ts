import { plusMois } from './jours.js'
import { moisDeReiteration, type RangDeSanction } from './parametres/bareme-rsa.js'
import { auJour } from './parametres/parametre.js'

/** `decideeLe`: the day it was notified, which is that of the decision here; `au`: its last day. */
export type SanctionPassee = { rang: RangDeSanction; decideeLe: string; etat: string; au: string | null }

/**
 * One count in both regimes (R. 5412-3-4). Facts within twenty-four months of the first sanction since the last orientation: a repetition, or
 * persistence when they follow the end of the last one. Beyond, the count begins again. What was annulled never was.
 */
export function rangDe(faitsLe: string, passees: readonly SanctionPassee[], orientations: readonly string[]): RangDeSanction {
  const repart =
    orientations
      .filter(o => o <= faitsLe)
      .toSorted()
      .at(-1) ?? ''
  const comptees = passees
    .filter(p => p.etat !== 'ANNULEE' && p.decideeLe >= repart && p.decideeLe <= faitsLe)
    .toSorted((a, b) => a.decideeLe.localeCompare(b.decideeLe))
  const premiere = comptees.findLast(p => p.rang === 'PREMIER') ?? comptees[0]
  if (!premiere || faitsLe > plusMois(premiere.decideeLe, auJour(moisDeReiteration, faitsLe))) return 'PREMIER'
  const derniere = comptees.at(-1)
  return derniere?.etat === 'ECHUE' && derniere.au !== null && derniere.au < faitsLe ? 'PERSISTANCE' : 'REITERATION'
}

import type { CodeActeur } from '../../droit/acteurs.js'
import type { Sens } from './nomenclatures.js'

export type Decision = {
  sens: Sens
  orientation?: number | null
  surVersion?: number | null
  date: string
  motifRefus?: string | null
  commentaire?: string | null
  origine?: string | null
  parcours?: string | null
  organisme?: string | null
  organisation?: string | null
  structure?: string | null
}
type Manque = { pointer: string; detail: string }
type Decidant = { qui: CodeActeur; organisation: string | null; pourquoi: string; texte: string }

/** Why this organisation may not decide, which says who may; null when it is the competent one. */
export function refusDIncompetence(appelant: { type: CodeActeur; organisation: string }, c: Decidant): string | null {
  if (appelant.type === c.qui && (c.organisation === null || c.organisation === appelant.organisation)) return null
  return `La décision revient à ${c.organisation ?? c.qui}. ${c.pourquoi} (${c.texte})`
}

const vide = (valeur: unknown): boolean => valeur === undefined || valeur === null || valeur === 'IND'

/** What a decision must say, as sentences. `proposee`: the orientation it is about, as it stands. */
export function manquesDeLaDecision(d: Decision, proposee: Readonly<Record<string, unknown>> | undefined, jour: string): Manque[] {
  const manques: Manque[] = []
  const dire = (pointer: string, detail: string) => manques.push({ pointer, detail })
  if (d.date > jour) dire('/date', 'Une décision ne peut pas être datée d’un jour à venir.')
  if (d.sens === 'REFUSEE' && vide(d.motifRefus)) dire('/motifRefus', 'Dites pourquoi la proposition n’est pas suivie.')
  if (d.sens === 'REFUSEE' || d.sens === 'FORCEE') {
    if (vide(d.parcours)) dire('/parcours', 'Dites quel parcours est décidé.')
    if (vide(d.organisme)) dire('/organisme', 'Dites quel organisme accompagnera la personne.')
  }
  if (d.sens !== 'REFUSEE' && !vide(d.motifRefus)) dire('/motifRefus', 'Une raison ne se dit que d’une proposition qui n’est pas suivie.')
  if (d.sens === 'FORCEE' && !vide(d.orientation))
    dire('/orientation', 'Une orientation sans critères est nouvelle : elle n’en vise aucune.')
  if (d.sens === 'ACCEPTEE') {
    const autre = (champ: 'parcours' | 'organisme') => !vide(d[champ]) && d[champ] !== proposee?.[champ]
    if (autre('parcours') || autre('organisme'))
      dire('/parcours', 'Ce n’est pas ce qui était proposé : dites que vous décidez autrement, et pourquoi.')
  }
  if (d.sens === 'MODIFIEE') {
    const change = (['parcours', 'organisme', 'organisation', 'structure'] as const).some(c => !vide(d[c]) && d[c] !== proposee?.[c])
    if (!change) dire('/parcours', 'Rien ne change : dites le parcours, l’organisme ou la structure qui change.')
  }
  return manques
}

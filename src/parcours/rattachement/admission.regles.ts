import type { CodeActeur } from '../../droit/acteurs.js'
import { type MotifDeRattachement, motifsDeRattachement } from '../../droit/perimetres.js'

type Membre = { code: string; type: CodeActeur; departements: readonly string[] }
type Vise = 'soi' | CodeActeur

/** Who may have a person followed by whom, motive by motive. « soi »: only by oneself. What is absent is refused. */
// biome-ignore format: a table is read in columns
const ADMIS: Readonly<Partial<Record<CodeActeur, Partial<Record<MotifDeRattachement, readonly Vise[]>>>>> = {
  FT:  { 'tenue-de-la-liste': ['soi'], 'competence-orientation': ['CD'], accompagnement: ['soi', 'CD', 'DCD', 'ML', 'CE'], 'insertion-iae': ['GIP'] },
  CD:  { 'tenue-de-la-liste': ['FT'],  'competence-orientation': ['soi'], accompagnement: ['soi', 'FT', 'DCD', 'ML', 'CE'] },
  ML:  { 'tenue-de-la-liste': ['FT'],  accompagnement: ['soi'] },
  CE:  { 'tenue-de-la-liste': ['FT'],  accompagnement: ['soi'] },
  CAF: { 'tenue-de-la-liste': ['FT'],  'competence-orientation': ['CD'], 'versement-rsa': ['soi'] },
  MSA: { 'tenue-de-la-liste': ['FT'],  'competence-orientation': ['CD'], 'versement-rsa': ['soi'] },
}

/** Motive under which an organisation follows the person she herself brings in. */
export const motifPropre: Readonly<Partial<Record<CodeActeur, MotifDeRattachement>>> = {
  FT: 'tenue-de-la-liste',
  CD: 'competence-orientation',
  ML: 'accompagnement',
  CE: 'accompagnement',
  CAF: 'versement-rsa',
  MSA: 'versement-rsa',
}

/**
 * Why a follow-up that exists cannot be corrected, as a sentence; null when it can. One ends one's own; who designates the
 * référent body (L. 5411-5-1) also ends an accompaniment it may confide. Nobody cuts off another on another ground.
 */
export function refusDeCorrection(auteur: Membre, vise: Membre, motif: MotifDeRattachement): string | null {
  const sien = vise.code === auteur.code
  const confie = motif === 'accompagnement' && (ADMIS[auteur.type]?.accompagnement ?? []).includes(vise.type)
  return sien || confie ? null : `Ce rattachement est celui de ${vise.code} : votre organisation ne peut pas le corriger.`
}

/** Why this follow-up cannot be deposited, as a sentence; null when it can. A délégataire only receives from its own département. */
export function refusDeRattachement(deposant: Membre, vise: Membre | undefined, motif: MotifDeRattachement): string | null {
  if (!vise) return 'Cette organisation n’est pas sur la plateforme.'
  const admis = ADMIS[deposant.type]?.[motif] ?? []
  const permis = admis.includes(vise.type) || (admis.includes('soi') && vise.code === deposant.code)
  if (!permis) return `Votre organisation ne peut pas confier la personne à ${vise.code} au motif « ${motifsDeRattachement[motif]} ».`
  const horsTerritoire = vise.type === 'DCD' && deposant.type === 'CD' && !vise.departements.some(d => deposant.departements.includes(d))
  return horsTerritoire ? `${vise.code} n’est pas délégataire de votre département (L. 5411-5-1).` : null
}

/** `null`: hidden. `contraires`: those decided otherwise than proposed. */
export type Compte = { cle: string; decisions: number; contraires: number }
export type CompteMontre = { cle: string; decisions: number | null; contraires: number | null }

/**
 * What may be shown of the parts of one whole, whose total is shown too. A part of fewer than `seuil` persons is hidden, and so is how many of
 * a part were decided otherwise when they, or the others, are fewer. One hidden part alone is what the others leave of the total: the smallest
 * of the others is then hidden with it.
 */
export function cacherLesPetits(parts: readonly Compte[], seuil: number): CompteMontre[] {
  const petit = (n: number) => n > 0 && n < seuil
  const croissantes = parts.toSorted((a, b) => a.decisions - b.decisions || a.cle.localeCompare(b.cle))
  const avecUneAutre = (cachees: readonly Compte[]): ReadonlySet<Compte> => {
    const autre = cachees.length === 1 ? croissantes.find(p => p.decisions > 0 && !cachees.includes(p)) : undefined
    return new Set(autre ? [...cachees, autre] : cachees)
  }
  const tues = avecUneAutre(parts.filter(p => petit(p.decisions)))
  const taus = avecUneAutre(parts.filter(p => tues.has(p) || petit(p.contraires) || petit(p.decisions - p.contraires)))
  return parts.map(p => ({
    cle: p.cle,
    decisions: tues.has(p) ? null : p.decisions,
    contraires: taus.has(p) ? null : p.contraires,
  }))
}

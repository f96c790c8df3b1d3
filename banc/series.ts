const rang = (xs: readonly number[], part: number) =>
  xs.toSorted((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(xs.length * part))] ?? Number.NaN

export const mediane = (xs: readonly number[]): number => rang(xs, 0.5)

/** A median and its spread: on a machine others use, one without the other says nothing. */
export const serie = (xs: readonly number[], decimales: number): string =>
  `${mediane(xs).toFixed(decimales)} [${Math.min(...xs).toFixed(decimales)} – ${Math.max(...xs).toFixed(decimales)}]`

/** Ratios are of two measures of the same round, taken one right after the other. */
export const quotients = (as: readonly number[], bs: readonly number[]): number[] => as.map((a, i) => a / (bs[i] ?? Number.NaN))

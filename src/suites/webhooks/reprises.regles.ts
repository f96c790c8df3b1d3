const [seconde, minute, heure, jour] = [1000, 60_000, 3_600_000, 86_400_000]

/** Milliseconds before each new try of a message that fails while others of the same receiver pass; given up after the last. */
const ATTENTES = [
  ...[5 * seconde, 30 * seconde, 2 * minute, 10 * minute, 30 * minute],
  ...[heure, 2 * heure, 4 * heure, 8 * heure, 16 * heure],
]
/** The longest anything waits; what is said to wait longer was said by a clock since set back. */
export const attenteMaximale = 16 * heure

/** Null when it is given up. */
export const attenteDuMessage = (essais: number): number | null => ATTENTES[essais - 1] ?? null

/** The same for a receiver whose calls all fail: asked again soon, by one call, whatever piles up meanwhile. */
export const attenteDuDestinataire = (echecs: number, demandee: number | null): number =>
  Math.max(Math.min(ATTENTES[echecs - 1] ?? Infinity, 5 * minute), Math.min((demandee ?? 0) * seconde, heure))

/** A receiver that has taken nothing for three days, in ten calls at least, is not called any more. */
export const estPerdu = (echecs: number, depuis: Date, instant: Date): boolean =>
  echecs >= 10 && instant.getTime() - depuis.getTime() >= 3 * jour

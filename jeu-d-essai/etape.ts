/** What was done with a named person, by whom and through which line; `le`: the instant, for what only some days let do;
 * `corrige`: which of her rows it corrects, when it adds none. */
export type Etape = { par: string; ligne: string; corrige?: number; corps: Record<string, unknown>; le?: string }
/** A step the person takes in her own space. */
export const elleMeme = 'elle-même'

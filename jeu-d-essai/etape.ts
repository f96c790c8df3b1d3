/** What was done with a named person, by whom and through which line. */
export type Etape = { par: string; ligne: string; corps: Record<string, unknown> }
/** A step the person takes in her own space. */
export const elleMeme = 'elle-même'

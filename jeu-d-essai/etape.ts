/** What was done with a named person, by whom and through which line; `le`: the instant, for what only some days let do;
 * `corrige`: which of her rows it corrects, when it adds none; `piece`: what it joins to that row, and corrects nothing else. */
export type Etape = {
  par: string
  ligne: string
  corrige?: number
  corps: Record<string, unknown>
  le?: string
  piece?: { nom: string; lignes: readonly string[] }
}
/** A step the person takes in her own space. */
export const elleMeme = 'elle-même'

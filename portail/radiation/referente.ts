import type { ContextePortail } from '../contexte.js'

/** Of the rows that say who follows her, the mission locale that accompanies her that day; null when none does. */
export function missionLocaleParmi(
  { habilitations }: Pick<ContextePortail, 'habilitations'>,
  suivis: readonly Record<string, unknown>[],
  jour: string,
): string | null {
  const sienne = suivis.find(
    s =>
      s.motif === 'accompagnement' &&
      String(s.du) <= jour &&
      (typeof s.au !== 'string' || s.au >= jour) &&
      habilitations.organisation(String(s.organisation))?.type === 'ML',
  )
  return sienne === undefined ? null : String(sienne.organisation)
}

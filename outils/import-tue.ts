import type { Ordre } from './import-a-tuer.js'
import { lancerUnProgramme } from './programme-tue.js'

/** Runs an import in a process of its own, killed so many milliseconds after it is ready; null lets it finish. Its last word, or null. */
export const lancerImport = (ordre: Ordre, tuerApres: number | null): Promise<string | null> =>
  lancerUnProgramme('import-a-tuer', ordre, tuerApres)

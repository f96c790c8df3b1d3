import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** Of which sources, and when, the trials were run. `perimes`: before the last change of the sources, which they then prove nothing of. */
export type Provenance = { phrase: string; perimes: boolean }

export function provenanceDe(racine: string, resultats: string | undefined): Provenance {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: racine, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  const joues = resultats === undefined ? null : statSync(resultats).mtime
  const quand = joues === null ? 'aucun essai n’a été lu' : `essais joués le ${joues.toISOString()}`
  try {
    const [commit = '', date = ''] = git('log', '-1', '--format=%h %cI').split(' ')
    const touchees = git('status', '--porcelain', '--untracked-files=no') !== ''
    const perimes = joues !== null && joues < new Date(date)
    const phrases = [
      `Sources : révision ${commit} du ${date}${touchees ? ', modifiées depuis' : ''} ; ${quand}.`,
      ...(perimes ? ['**Ces essais sont plus anciens que les sources : ils ne prouvent rien d’elles.**'] : []),
    ]
    return { phrase: phrases.join(' '), perimes }
  } catch {
    return { phrase: `Sources sans historique ; ${quand}.`, perimes: false }
  }
}

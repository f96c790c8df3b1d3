import { existsSync } from 'node:fs'

/** Where Debian, Fedora and macOS put it; NAVIGATEUR names another one. */
const LIEUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser of this machine, for `playwright-core`; undefined when there is none. */
export const navigateur = [process.env['NAVIGATEUR'] ?? '', ...LIEUX].find(chemin => chemin !== '' && existsSync(chemin))

const absence = 'aucun navigateur Chromium sur cette machine (indiquez NAVIGATEUR=/chemin/vers/chromium)'
if (!navigateur && process.env['NAVIGATEUR_EXIGE'] === 'oui') throw new Error(`NAVIGATEUR_EXIGE=oui : ${absence}`)

/** The `skip` of a test that needs a browser: the sentence the runner prints, or false. */
export const sansNavigateur = navigateur ? false : absence

/**
 * The `skip` of a visit of every page: pages do not depend on the server of the database, and CI, which tries two of them, visits
 * them once (PAGES_DEJA_VISITEES=oui on its second pass).
 */
export const sansVisite =
  process.env['PAGES_DEJA_VISITEES'] === 'oui' ? 'pages déjà visitées au premier passage, sur l’autre base' : sansNavigateur

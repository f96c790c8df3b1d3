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

const dejaVues = 'pages déjà visitées au premier passage, sur l’autre base'

/**
 * The `skip` of a test that needs a browser: the sentence the runner prints, or false. Pages do not depend on the server of the database: CI,
 * which tries two of them, opens them once (PAGES_DEJA_VISITEES=oui on its second pass).
 */
export const sansNavigateur = process.env['PAGES_DEJA_VISITEES'] === 'oui' ? dejaVues : navigateur ? false : absence

import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { navigateur } from './navigateur.js'

const options = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const lancerLeNavigateur = (): Promise<Browser> => chromium.launch({ executablePath: navigateur ?? '', args: options })

export const ordinateur = { width: 1280, height: 900 }
/** What 400 % leaves of a screen of 1 280 × 1 024 (RGAA 10.11). */
export const agrandi = { width: 320, height: 256 }

/** Every rule a machine knows: WCAG 2.1 A and AA, and those tied to the RGAA. */
const toutesLesRegles: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice', 'RGAAv4'] },
}
export const contrastes: axe.RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** Faults axe finds on the page as it is now, each a sentence. */
export async function fautes(page: Page, quoi: axe.RunOptions = toutesLesRegles): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults, axe.RunOptions>(
    o => (globalThis as unknown as { axe: typeof axe }).axe.run(o),
    quoi,
  )
  return violations.flatMap(v =>
    v.nodes.map(n => `${new URL(page.url()).pathname} : ${v.id} : ${n.target.join(' ')} : ${n.failureSummary}`),
  )
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { oterLesFormesRepetees } from './formes-repetees.js'
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

/** Unfolds what is folded: it is part of the page, and an engine would take a folded field for one whose label is hidden. */
export const deplier = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

const source = (module: string) => readFileSync(createRequire(import.meta.url).resolve(module), 'utf8')
const MOTEURS = { axe: source('axe-core/axe.min.js'), ace: source('accessibility-checker-engine/ace.js') }

/** Each engine is read by a page once, and sees of each shape three copies. */
async function soumettre(page: Page, moteur: keyof typeof MOTEURS, juger: () => Promise<string[]>): Promise<string[]> {
  if (!(await page.evaluate(nom => nom in globalThis, moteur))) await page.evaluate(MOTEURS[moteur])
  const remettre = await page.evaluateHandle(oterLesFormesRepetees)
  try {
    return (await juger()).map(faute => `${new URL(page.url()).pathname} : ${faute}`)
  } finally {
    await remettre.evaluate(f => f())
  }
}

/** Identifiers given twice, of the whole page: copies of a shape carry them too. */
const identifiantsRepetes = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
    return [...new Set(ids.filter((id, rang) => ids.indexOf(id) !== rang))].map(id => `identifiant répété : ${id}`)
  })

/** Faults axe finds on the page as it is now, each a sentence. */
export async function fautes(page: Page, quoi: axe.RunOptions = toutesLesRegles): Promise<string[]> {
  const repetes = await identifiantsRepetes(page)
  return soumettre(page, 'axe', async () => [
    ...repetes,
    ...(await page.evaluate<string[], axe.RunOptions>(
      async o => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(o)
        return violations.flatMap(v => v.nodes.map(n => `${v.id} : ${n.target.join(' ')} : ${n.failureSummary}`))
      },
      { ...quoi, resultTypes: ['violations'] },
    )),
  ])
}

type Constat = { ruleId: string; value: [niveau: string, verdict: string]; message: string; path: { dom: string } }
type Moteur = { ace: { Checker: new () => { check(doc: unknown, regles: string[]): Promise<{ results: Constat[] }> } }; document: unknown }

/** Faults the Equal Access engine is sure of on the page (WCAG 2.1), each a sentence. */
export const fautesSelonEqualAccess = (page: Page): Promise<string[]> =>
  soumettre(page, 'ace', () =>
    page.evaluate(async () => {
      const { ace, document: entier } = globalThis as unknown as Moteur
      const { results } = await new ace.Checker().check(entier, ['WCAG_2_1'])
      return results
        .filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL')
        .map(r => `equal-access ${r.ruleId} : ${r.path.dom} : ${r.message}`)
    }),
  )

/** What a narrow screen shows must not be wider than it (RGAA 10.11). */
export async function debordement(page: Page): Promise<string[]> {
  type Racine = { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
  const largeur = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = (globalThis as unknown as Racine).document.documentElement
    return scrollWidth - clientWidth
  })
  return largeur > 0 ? [`${new URL(page.url()).pathname} : déborde de ${largeur} px`] : []
}

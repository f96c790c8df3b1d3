import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** How somebody acts on a page; the story is the same whatever she holds. */
export type Main = {
  page: Page
  /** A link, a button, a summary. */
  presser(quoi: Locator): Promise<void>
  ecrire(ou: Locator, texte: string): Promise<void>
  /** One of a list that unfolds. */
  choisir(ou: Locator, option: string): Promise<void>
  /** One of a few in sight, or a box. */
  cocher(quoi: Locator): Promise<void>
}

export const aLaSouris = (page: Page): Main => ({
  page,
  presser: quoi => quoi.click(),
  ecrire: (ou, texte) => ou.fill(texte),
  choisir: async (ou, option) => void (await ou.selectOption(option)),
  cocher: quoi => quoi.check(),
})

/** Tab, Enter, Space and arrows, nothing else; wherever the focus stops, one must see it. */
export function auClavier(page: Page): Main {
  const presser = (touche: string) => page.keyboard.press(touche)
  /** To it, or to the one of a group that Tab stops at. */
  async function aller(quoi: Locator): Promise<void> {
    await quoi.first().waitFor()
    for (let i = 0; i < 200; i++) {
      if (await quoi.evaluateAll(ceux => ceux.some(e => e === document.activeElement))) return
      await presser('Tab')
      assert.equal(await focusInvisible(page), null)
    }
    assert.fail(`jamais atteint au clavier : ${quoi.toString()} sur ${page.url()}`)
  }
  const cocher = async (quoi: Locator) => {
    const nom = await quoi.getAttribute('name')
    const groupe = (await quoi.getAttribute('type')) === 'checkbox' ? quoi : page.locator(`input[type="radio"][name="${nom}"]`)
    await aller(groupe)
    await presser('Space')
    for (let i = await groupe.count(); i > 1 && !(await quoi.isChecked()); i--) await presser('ArrowDown')
    assert.ok(await quoi.isChecked())
  }
  return {
    page,
    cocher,
    async presser(quoi) {
      await aller(quoi)
      // What leads to another page is waited for, as after a click.
      const mene = await quoi.first().evaluate(e => e.matches('a[href]:not([href^="#"], [download]), button:not([type="button"])'))
      await Promise.all([mene && page.waitForEvent('domcontentloaded'), presser('Enter')])
    },
    async ecrire(ou, texte) {
      await aller(ou)
      const genre = await ou.getAttribute('type')
      if (genre !== 'date' && genre !== 'time') await presser('Control+a')
      // A day is typed part by part, in the order the browser shows them.
      await page.keyboard.type(genre === 'date' ? texte.replace(/^(\d+)-(\d+)-(\d+)$/, '$2$3$1') : texte)
      assert.equal(await ou.inputValue(), texte)
    },
    async choisir(ou, option) {
      await aller(ou)
      const choisie = () => ou.evaluate(e => (e as HTMLSelectElement).selectedOptions[0]?.textContent)
      await presser('Home')
      for (let i = await ou.locator('option').count(); i > 0 && (await choisie()) !== option; i--) await presser('ArrowDown')
      assert.equal(await choisie(), option)
    },
  }
}

/** What is wrong with the focus where it is; null when it is seen, or when it left the page for the bars of the browser. */
const focusInvisible = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const e = document.activeElement
    if (!e || e === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(e)
    const { top, bottom, width } = e.getBoundingClientRect()
    const vu = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 0 && bottom > 0 && top < innerHeight
    return vu
      ? null
      : `le focus ne se voit pas (contour ${outlineStyle} ${outlineWidth}, de ${top} à ${bottom} px) : ${e.outerHTML.slice(0, 200)}`
  })

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { chargerLeParcours } from '../../../jeu-d-essai/charger.js'
import { personnes } from '../../../jeu-d-essai/personas.js'
import { debordement, deplier, fautes as selonAxe, fautesSelonEqualAccess, lancerLeNavigateur } from '../../../outils/accessibilite.js'
import { sansNavigateur } from '../../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { entrerAuPortail } from '../../../outils/visiteurs-du-portail.js'

describe('D9, H9 — Les rendez-vous dans un vrai navigateur, des deux côtés', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  before(async () => {
    p = await unePlateforme({ hote: 'localhost' })
    await chargerLeParcours(p.moteur, p.traitements, Object.fromEntries(Object.keys(personnes).map(cle => [cle, p.numero(cle)])))
    chrome = await lancerLeNavigateur()
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })
  const entrer = async (qui: string): Promise<Page> =>
    (await entrerAuPortail(chrome, p, qui, { viewport: { width: 1280, height: 800 } })).newPage()

  it('Mme Roy prend un rendez-vous, le déplace, l’annule', async () => {
    const page = await entrer('madameRoy')
    await page.goto(`${p.url}/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`)
    await page.getByRole('link', { name: 'Les rendez-vous' }).click()
    await page.getByRole('link', { name: 'Prendre un rendez-vous' }).click()
    const formulaire = page.getByRole('form', { name: 'Prendre un rendez-vous à une date convenue' })
    await formulaire.getByLabel('rendez-vous de suivi').check()
    await formulaire.getByLabel('Jour').fill('2027-03-29')
    await formulaire.getByLabel('Heure').fill('9h30')
    await formulaire.getByLabel('par téléphone').check()
    await formulaire.getByRole('button', { name: 'Prendre ce rendez-vous' }).click()
    await page.getByText('La personne en est prévenue').waitFor()
    await page.getByRole('link', { name: /29\smars\s2027\sà\s0?9\sh\s30/ }).click()
    await page.getByLabel('Heure').fill('10:45')
    await page.getByRole('button', { name: 'Déplacer' }).click()
    await page.getByText('Le rendez-vous est déplacé').waitFor()
    assert.match((await page.locator('main').textContent()) ?? '', /29\smars\s2027\sà\s10\sh\s45/)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('Le rendez-vous est annulé').waitFor()
    await page.context().close()
  })

  it('Amina choisit son créneau et l’annule, sans JavaScript', async () => {
    const contexte = await entrerAuPortail(chrome, p, 'amina', { javaScriptEnabled: false })
    const page = await contexte.newPage()
    await page.goto(`${p.url}/mon-espace/rendez-vous`)
    await page.getByRole('link', { name: 'Choisir un créneau' }).click()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click()
    await page.getByText('Votre rendez-vous est pris').waitFor()
    await page
      .getByRole('link', { name: /à 9|à 09/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    await page.getByText('Votre rendez-vous est annulé').waitFor()
    await contexte.close()
  })

  const dossier = () => `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}/rendez-vous`
  const pages: readonly [qui: string, chemin: () => string][] = [
    ['madameRoy', dossier],
    ['madameRoy', () => `${dossier()}/nouveau`],
    ['madameRoy', () => `${dossier()}/1`],
    ['madameRoy', () => `${dossier()}/2`],
    ['madameRoy', () => '/professionnel/creneaux'],
    ['madameRoy', () => '/professionnel/structures?lieu=Roubaix'],
    ['amina', () => '/mon-espace/rendez-vous'],
    ['amina', () => '/mon-espace/rendez-vous/creneaux'],
    ['amina', () => '/mon-espace/rendez-vous/2'],
    ['leo', () => '/mon-espace/rendez-vous/1'],
  ]
  for (const [i, [qui, chemin]] of pages.entries())
    it(`page ${i + 1}, pour ${qui} : aucune faute selon deux moteurs, rien ne déborde à 320 px`, { timeout: 120_000 }, async () => {
      const page = await entrer(qui)
      assert.equal((await page.goto(p.url + chemin()))?.status(), 200)
      await deplier(page)
      const fautes = [...(await selonAxe(page)), ...(await fautesSelonEqualAccess(page))]
      await page.setViewportSize({ width: 320, height: 800 })
      assert.deepEqual([...fautes, ...(await debordement(page))], [])
      await page.context().close()
    })
})

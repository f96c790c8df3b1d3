import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { generateSync } from 'otplib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { lancerLeNavigateur, ordinateur } from '../../outils/accessibilite.js'
import { sansNavigateur } from '../../outils/navigateur.js'
import { NOM_DU_COOKIE } from '../../src/acces/session/index.js'
import { unePlateformeAuTravail } from '../professionnel/etats.essai.js'
import * as histoire from './histoire.essai.js'
import { bouton, lien, nomDe, titre } from './histoire.essai.js'
import { aLaSouris, auClavier, type Main } from './main.essai.js'

const courriel = 'claire.roy@nord.example.fr'
// biome-ignore format: a table is read in columns
const manieres: readonly (readonly [comment: string, reglages: BrowserContextOptions, enMain: (page: Page) => Main])[] = [
  ['à la souris, avec JavaScript', {},                           aLaSouris],
  ['à la souris, sans JavaScript', { javaScriptEnabled: false }, aLaSouris],
  ['au clavier seul',              { reducedMotion: 'reduce' }, auClavier],
]

for (const [comment, reglages, enMain] of manieres)
  describe(`A4, A8, B4, I1, I2, J6, J8, J10 — Le récit, ${comment}`, { skip: sansNavigateur, timeout: 300_000 }, () => {
    let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
    let chrome: Browser
    let adam: Main
    let roy: Main
    let amina: Main
    before(async () => {
      p = await unePlateformeAuTravail()
      await p.base.proprietaire`delete from agent where courriel = ${courriel}`
      chrome = await lancerLeNavigateur()
      ;[adam, roy, amina] = [await quelquUn(), await quelquUn(), await quelquUn()]
    })
    after(async () => {
      await chrome?.close()
      await p?.fermer()
    })

    /** Somebody at a browser of her own. */
    async function quelquUn(): Promise<Main> {
      const page = await (await chrome.newContext({ viewport: ordinateur, ...reglages })).newPage()
      page.setDefaultTimeout(10_000)
      return enMain(page)
    }
    /** What the API answers to the token of the session somebody has in her browser. */
    async function parSaSession(main: Main, chemin: string) {
      const { value = '' } = (await main.page.context().cookies()).find(c => c.name === NOM_DU_COOKIE) ?? {}
      const session = (await p.portail.sessions.parCookie(value)) ?? assert.fail('sans session')
      return p.portail.api(session, 'essai-du-recit', 'GET', chemin)
    }
    it('personne n’a invité Mme Roy : elle n’entre pas', async () => {
      const tropTot = await quelquUn()
      await histoire.entrer(tropTot, p.url, 'ProConnect', nomDe('madameRoy'))
      await titre(tropTot, 'Vous n’êtes pas encore invité')
    })

    it('Mme Adam l’invite, lui donne un rôle, et voit jusqu’à quand', async () => {
      await histoire.entrer(adam, p.url, 'ProConnect', nomDe('madameAdam'))
      await titre(adam, 'Bonjour Hélène')
      const ligne = await histoire.inviterMadameRoy(adam, courriel)
      await ligne.getByText('invitation envoyée').waitFor()
      await ligne.getByText('référent', { exact: true }).waitFor()
      await ligne.getByText('Unité territoriale de Lille').waitFor()
      await adam.presser(ligne.getByRole('link', { name: 'Claire Roy' }))
      await titre(adam, 'Claire Roy')
      const fin = adam.page.getByRole('term').filter({ hasText: 'Prend fin' }).locator('xpath=following-sibling::dd')
      assert.match((await fin.textContent()) ?? '', new RegExp(`${new Date().getFullYear() + 1}`), 'elle voit jusqu’à quand')
    })

    it('Amina entre par FranceConnect : le Département n’a pas encore lu ses données', async () => {
      await histoire.entrer(amina, p.url, 'FranceConnect', 'Amina Benali, bénéficiaire du RSA à Lille')
      await titre(amina, 'Bonjour Amina BENALI')
      const visites = await histoire.consultationsDe(amina, 'Département du Nord')
      assert.equal(await visites.filter({ hasText: /A lu\s/ }).count(), 0, 'il y a écrit, et rien lu')
    })

    it('Mme Roy entre par ProConnect avec un second facteur, et voit ce qui l’attend', async () => {
      await histoire.entrer(roy, p.url, 'ProConnect', nomDe('madameRoy'), 'eidas2 — mot de passe et code à usage unique')
      await titre(roy, 'Bonjour Claire')
      await lien(roy, /Une identité à trancher/).waitFor()
      await adam.page.reload()
      await adam.page.getByText('en service').waitFor()
    })

    it('Mme Roy cherche Amina, ouvre son dossier : les données de sa ligne, chacune avec qui l’a écrite et quand', async () => {
      await histoire.ouvrirLeDossierDAmina(roy)
      const identite = roy.page.getByRole('region', { name: 'Identité et coordonnées' })
      const noms = await histoire.donneesSourcees(identite)
      assert.ok(noms.includes('Adresse') && noms.includes('Téléphones'))
      assert.ok(!noms.some(n => /sécurité sociale/.test(n)))
      assert.equal(await roy.page.getByText(/2.?88.?04.?59.?350.?123/).count(), 0, 'le NIR n’est pas de sa ligne')
    })

    it('aussitôt, Amina voit qui a ouvert son dossier, quand, pourquoi, sous quel texte, et la notice qui l’annonçait', async () => {
      const lectures = await histoire.consultationsDe(amina, 'Unité territoriale de Lille')
      const lecture = lectures.filter({ hasText: /A lu\s:[^(]*Identité et coordonnées/ }).first()
      await lecture.getByText(/un agent \(référent\), repère [0-9A-F]{6}/).waitFor()
      await amina.presser(lecture.getByText(/^Détail/))
      await lecture
        .getByText(/Pourquoi\s: Accompagner la personne.*Texte\s: code du travail, art\.\sL\.\s5411-5-1/)
        .first()
        .waitFor()
      await lecture
        .getByText(/\d{4}\sà\s\d{1,2}\sh\s\d{2}/)
        .first()
        .waitFor()
      assert.equal(await amina.page.getByText(/Claire|ROY/).count(), 0, 'l’agente n’est pas nommée')
      await amina.presser(lecture.getByRole('link', { name: /La notice qui vous l’annonçait.*Identité et coordonnées/ }).first())
      await titre(amina, 'Notice : Identité et coordonnées')
      await amina.page
        .getByText(/accompagner la personne/i)
        .first()
        .waitFor()
    })

    it('elle lit les mêmes données que Mme Roy, à la même source', async () => {
      await histoire.mesDonnees(amina)
      for (const quoi of ['12 RUE NATIONALE', '06 01 02 03 04', 'droit ouvert et versé', 'amina.benali@example.fr'])
        for (const { page } of [roy, amina]) await page.getByText(quoi).first().waitFor()
      await amina.page.getByText('2 88 04 59 350 123').waitFor()
      await amina.page
        .getByText(/Source\s: Caisse d’allocations familiales du Nord/)
        .first()
        .waitFor()
    })

    it('Mme Roy tranche une identité que la machine n’a pas devinée', async () => {
      await histoire.trancherLIdentite(roy)
    })

    it('un conseiller sans second facteur n’obtient rien ; il en enregistre un, et entre', async () => {
      const julien = await quelquUn()
      await histoire.entrer(julien, p.url, 'ProConnect', nomDe('julien'), 'eidas1 — mot de passe seul')
      await titre(julien, 'Enregistrez un second facteur')
      const dossier = p.identifiant('amina', 'FT')
      for (const chemin of ['', '/recherche', '/personnes', `/dossiers/${dossier}`, `/dossiers/${dossier}/identites/corriger`]) {
        await julien.page.goto(`${p.url}/professionnel${chemin}`)
        await titre(julien, 'Enregistrez un second facteur')
      }
      assert.equal(await julien.page.getByRole('navigation', { name: 'Menu principal' }).count(), 0)
      assert.equal((await parSaSession(julien, `/api/v1/tenue-de-la-liste/identites/${dossier}`)).statut, 403)

      await julien.page.goto(`${p.url}/professionnel`)
      await julien.presser(bouton(julien, 'Choisir l’application de codes'))
      await titre(julien, 'Ajoutez ce compte à votre application')
      const secret = ((await julien.page.getByRole('main').getByRole('code').first().textContent()) ?? '').replaceAll(/\s/g, '')
      await julien.ecrire(julien.page.getByLabel('Code à 6 chiffres'), generateSync({ secret }))
      await julien.presser(bouton(julien, 'Confirmer'))
      await titre(julien, 'Gardez ces codes de secours')
      await julien.presser(lien(julien, 'J’ai gardé mes codes, continuer'))
      await titre(julien, 'Bonjour Julien')
      await julien.page.goto(`${p.url}/professionnel/dossiers/${dossier}`)
      await titre(julien, 'Amina BENALI')
    })
  })

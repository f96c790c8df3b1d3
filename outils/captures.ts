import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { mettreEnTrain } from '../portail/administration/etats.essai.js'
import { unePlateformeAuTravail } from '../portail/professionnel/etats.essai.js'
import { lancerLeNavigateur } from './accessibilite.js'
import { enVariable } from './adresses-d-essai.js'
import { type Capture, enMarkdown, nomDeFichier } from './captures/album.js'
import { unDossierDEssai } from './dossier-d-essai.js'
import { atteindre, etats } from './etats-du-portail.js'
import { visiterLesPages } from './pages-du-portail.js'
import { unServeur } from './serveur-d-essai.js'
import { entrerAuPortail, visiteurs } from './visiteurs-du-portail.js'

/** `npm run captures`: every page of every role, and its states, as a picture under `docs/ecrans/`; `docs/ecrans.md` shows them. */
const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const hauteurMaximale = 2000
const ordinateur: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'fr-FR' }
const telephone: BrowserContextOptions = { viewport: { width: 390, height: 800 }, colorScheme: 'light', locale: 'fr-FR' }
const nuit: BrowserContextOptions = { ...ordinateur, colorScheme: 'dark' }
/** The pages most used, which are also shown on a telephone and at night. */
const choisies =
  /^\/(connexion|professionnel|professionnel\/recherche|professionnel\/dossiers\/[\w-]{22}|administration\/agents|mon-espace|mon-espace\/donnees|mon-espace\/consultations|entreprise)$/

const captures: Capture[] = []
async function prendre(page: Page, capture: Omit<Capture, 'titre' | 'fichier'>): Promise<void> {
  const titre = ((await page.getByRole('heading', { level: 1 }).first().textContent()) ?? '').trim()
  const fichier = nomDeFichier({ ...capture, titre }, captures)
  const cdp = await page.context().newCDPSession(page)
  const { cssContentSize } = await cdp.send('Page.getLayoutMetrics')
  const clip = {
    x: 0,
    y: 0,
    width: cssContentSize.width,
    height: Math.min(cssContentSize.height, hauteurMaximale),
    scale: capture.vue === 'telephone' ? 1 : 0.75,
  }
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: 60, captureBeyondViewport: true, clip })
  await cdp.detach()
  writeFileSync(join(docs, fichier), Buffer.from(data, 'base64'))
  captures.push({ ...capture, titre, fichier })
}

const dossier = await unDossierDEssai()
const { fermer, ...adresses } = await unServeur(dossier.chemin, process.env.DATABASE_URL, process.env.PG_BIN)
Object.assign(process.env, enVariable(adresses))
try {
  const p = await unePlateformeAuTravail()
  await mettreEnTrain(p)
  const chrome = await lancerLeNavigateur()
  rmSync(join(docs, 'ecrans'), { recursive: true, force: true })
  mkdirSync(join(docs, 'ecrans'), { recursive: true })
  const deTous = new Set<string>()
  for (const { qui, role, depart } of visiteurs) {
    const contexte = await entrerAuPortail(chrome, p, qui, ordinateur)
    const visites = await visiterLesPages(
      contexte,
      p.url,
      depart,
      (page, { chemin }) => prendre(page, { role, chemin, vue: 'ordinateur' }),
      deTous,
    )
    if (qui === null) for (const { chemin } of visites) deTous.add(chemin)
    await contexte.close()
    for (const [vue, reglages] of [
      ['telephone', telephone],
      ['nuit', nuit],
    ] as const) {
      const autre = await entrerAuPortail(chrome, p, qui, reglages)
      const page = await autre.newPage()
      for (const { chemin } of visites.filter(v => choisies.test(v.chemin))) {
        await page.goto(p.url + chemin, { waitUntil: 'networkidle' })
        await prendre(page, { role, chemin, vue })
      }
      await autre.close()
    }
    console.log(`${role} : ${visites.length} pages`)
  }
  for (const etat of etats) {
    const { role } = visiteurs.find(v => v.qui === etat.qui) ?? { role: 'La conseillère' }
    const contexte = await entrerAuPortail(chrome, p, etat.qui, { ...ordinateur, ...(etat.preuve && { preuve: etat.preuve }) })
    const page = await contexte.newPage()
    await atteindre(etat, p, page)
    await prendre(page, { role, chemin: etat.nom, vue: 'etat' })
    await contexte.close()
  }
  writeFileSync(join(docs, 'ecrans.md'), enMarkdown(captures))
  const octets = captures.reduce((somme, { fichier }) => somme + statSync(join(docs, fichier)).size, 0)
  console.log(`${captures.length} captures, ${(octets / 1e6).toFixed(1)} Mo`)
  await chrome.close()
  await p.fermer()
} finally {
  await fermer()
  await dossier.effacer()
}

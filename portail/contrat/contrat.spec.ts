import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { agrandi, fautes, lancerLeNavigateur, ordinateur } from '../../outils/accessibilite.js'
import { sansNavigateur } from '../../outils/navigateur.js'
import { chargerLeParcours } from '../../jeu-d-essai/charger.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { unContrat } from '../../src/parcours/contrat-engagement/contrat.essai.js'

type Qui = 'madameRoy' | 'amina'
const preuves = { madameRoy: {}, amina: { acr: 'eidas2', amr: ['fc'] } } as const

describe('D3, D4, A9 — Le contrat d’Amina, des deux côtés de l’écran, sans JavaScript', { skip: sansNavigateur }, () => {
  let c: Awaited<ReturnType<typeof unContrat>>
  let chrome: Browser
  const contextes: Partial<Record<Qui, BrowserContext>> = {}
  before(async () => {
    c = await unContrat()
    const numeros = Object.fromEntries(Object.keys(personnes).map(nom => [nom, c.p.numero(nom)]))
    await chargerLeParcours(c.p.moteur, c.p.traitements, numeros)
    // The demonstration leaves a contract to sign: this story begins before it.
    await c.p.base.proprietaire`delete from contrat_engagement`
    chrome = await lancerLeNavigateur()
    for (const qui of ['madameRoy', 'amina'] as const) contextes[qui] = await entrer(qui)
  })
  after(async () => {
    await chrome?.close()
    await c?.p.fermer()
  })

  async function entrer(qui: Qui, preuve: { acr?: string; amr?: readonly string[] } = preuves[qui]): Promise<BrowserContext> {
    const contexte = await chrome.newContext({ viewport: ordinateur, javaScriptEnabled: false })
    const [name = '', value = ''] = (await c.p.ouvrirSession(qui, preuve)).split('=')
    await contexte.addCookies([
      { name, value, domain: new URL(c.p.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    ])
    return contexte
  }
  async function ouvrir(qui: Qui, chemin: string): Promise<Page> {
    const page = await (contextes[qui] ?? assert.fail()).newPage()
    page.setDefaultTimeout(8000)
    const r = await page.goto(c.p.url + chemin)
    assert.equal(r?.status(), 200, String(await page.textContent('main')))
    return page
  }
  const dit = async (page: Page, attendu: RegExp) => {
    const texte = String(await page.textContent('main')).replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    assert.ok(attendu.test(texte), `${attendu} : ${texte.slice(0, 1500)}`)
  }
  const dossier = () => `/professionnel/dossiers/${c.p.identifiant('amina', 'CD59')}`

  it('Mme Roy part du dossier ; le contrat est déjà rempli de ce que disent le diagnostic et le projet', async () => {
    const page = await ouvrir('madameRoy', dossier())
    await page.getByRole('link', { name: 'Le contrat d’engagement', exact: true }).click()
    await page.getByRole('link', { name: 'Préparer le contrat' }).click()
    assert.match(await page.getByLabel('Objectifs d’insertion').inputValue(), /Trouver un emploi : Aide ménager/)
    assert.match(await page.getByLabel('Objectifs d’insertion').inputValue(), /garde d’enfant/)
    assert.equal(await page.getByLabel('Heures par semaine').first().inputValue(), '15')
    assert.match(await page.getByLabel('Action', { exact: true }).first().inputValue(), /./)
    await page.close()
  })

  it('ce qu’elle avait signé avant est rappelé, avec son jour légal', async () => {
    const r = await c.p.appeler(`/api/v1/accompagnement/contrats-preexistants/${c.p.identifiant('amina', 'CD59')}`, {
      method: 'POST',
      jeton: await c.p.jetonDe('madameRoy'),
      headers: { 'idempotency-key': 'cer-d-amina' },
      body: JSON.stringify({ type: 'CER', dateDebut: '2024-03-01', dateFin: null, reference: null, organisation: 'CD59' }),
    })
    assert.equal(r.status, 201, await r.clone().text())
    const page = await ouvrir('madameRoy', `${dossier()}/contrat`)
    await dit(page, /contrat d’engagements réciproques, avec Département du Nord.*à remplacer avant le 1er janvier 2027.*2024-1244/)
    await page.close()
  })

  it('ce qui ne va pas est dit à son champ, et rien de la saisie ne se perd ; proposé, il attend deux signatures', async () => {
    const page = await ouvrir('madameRoy', `${dossier()}/contrat/preparer`)
    await page.getByLabel(/durée minorée, en raison de sa situation familiale/).check()
    await page.getByLabel('Objectifs d’insertion').fill('Un emploi à Lille\nUne place en crèche')
    await page.getByRole('button', { name: 'Proposer le contrat' }).click()
    assert.equal(await page.getByLabel('Objectifs d’insertion').inputValue(), 'Un emploi à Lille\nUne place en crèche')
    assert.match(String(await page.textContent('#heuresHebdomadaires-erreur')), /inférieure à 15\sheures par semaine, sans être nulle/)
    await page.getByLabel('Heures par semaine').first().fill('7,5')
    await page.getByRole('button', { name: 'Proposer le contrat' }).click()
    await dit(page, /Le contrat est proposé.*à signer.*7,5 h par semaine.*situation familiale.*fondement dérivé/)
    await page.close()
  })

  it('Amina le lit, demande un changement ; Mme Roy l’apprend et l’actualise', async () => {
    const accueil = await ouvrir('amina', '/mon-espace')
    await dit(
      accueil,
      /Un contrat d’engagement vous est proposé\. Le délai d’un mois pour le signer commencera avec la décision sur votre orientation/,
    )
    await accueil.close()
    const page = await ouvrir('amina', '/mon-espace/contrat')
    await dit(page, /Rien ne vous engage tant que vous ne l’avez pas signé.*Le délai d’un mois.*Un emploi à Lille/)
    const cookies = (qui: Qui) => c.p.ouvrirSession(qui, preuves[qui])
    for (const [qui, adresse, statut] of [
      ['amina', '/mon-espace/contrat/1/lettre.pdf', 200],
      ['madameRoy', `${dossier()}/contrat/1/lettre.pdf`, 200],
      ['amina', '/mon-espace/contrat/2/lettre.pdf', 404],
    ] as const) {
      const r = await fetch(c.p.url + adresse, { headers: { cookie: await cookies(qui) } })
      assert.equal(r.status, statut, adresse)
      if (statut === 200) assert.match(Buffer.from(await r.arrayBuffer()).toString('latin1'), /^%PDF-[\s\S]*\/MarkInfo/)
    }
    await page.getByLabel('Ce que je voudrais y changer').fill('Finir à 17 h, pour la crèche.')
    await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await dit(page, /Votre demande est envoyée/)
    await page.close()
    const pro = await ouvrir('madameRoy', `${dossier()}/contrat`)
    await dit(pro, /La personne demande un changement : « Finir à 17 h, pour la crèche\. »/)
    await pro.getByRole('link', { name: 'Actualiser le contrat' }).click()
    await pro.getByLabel('Objectifs d’insertion').fill('Un emploi à Lille, qui finit à 17 h')
    await pro.getByRole('button', { name: 'Proposer cette édition' }).click()
    await dit(pro, /édition 2.*qui finit à 17 h/)
    await pro.close()
  })

  it('une connexion faible ne signe pas : la page demande d’abord FranceConnect+', async () => {
    const contexte = await entrer('amina', { acr: 'eidas1', amr: ['fc'] })
    const page = await contexte.newPage()
    await page.goto(`${c.p.url}/mon-espace/contrat/1/reponse`)
    assert.doesNotMatch(await page.content(), /Signer mon contrat/)
    assert.match(await page.content(), /FranceConnect\+/)
    await contexte.close()
  })

  it('Amina dit qu’elle a lu, puis signe ; Mme Roy signe à son tour : le PDF porte les deux', async () => {
    const page = await ouvrir('amina', '/mon-espace/contrat')
    await page.getByRole('link', { name: 'Signer ou refuser' }).click()
    await page.getByRole('button', { name: 'Signer mon contrat' }).click()
    assert.match(String(await page.textContent('#lu-erreur')), /on ne signe que ce qu’on a lu/)
    await page.getByLabel('J’ai lu ce document et je le signe').check()
    await page.getByRole('button', { name: 'Signer mon contrat' }).click()
    await dit(page, /Votre signature est posée.*Signature par AMINA BENALI \(la personne\).*en ligne, de sa propre session/)
    await page.close()
    const pro = await ouvrir('madameRoy', `${dossier()}/contrat`)
    await pro.getByRole('link', { name: 'Signer pour mon organisme' }).click()
    await pro.getByLabel('J’ai lu ce document, et je le signe pour mon organisme').check()
    await pro.getByRole('button', { name: 'Signer', exact: true }).click()
    await dit(pro, /Votre signature est posée.*signé depuis le/)
    const pdf = await pro.request.get(`${c.p.url}${dossier()}/contrat/1/document.pdf`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    const { integre, signatures } = await c.p.signature.verifier(await pdf.body())
    assert.ok(integre)
    const preuve = await pro.request.get(`${c.p.url}${dossier()}/contrat/1/preuve.json`)
    assert.match(preuve.headers()['content-disposition'] ?? '', /dossier-de-preuve\.json/)
    assert.equal(((await preuve.json()) as { documents: { integre: boolean }[] }).documents.at(-1)?.integre, true)
    const sienne = await (await ouvrir('amina', '/mon-espace/contrat')).request.get(`${c.p.url}/mon-espace/contrat/1/preuve.json`)
    assert.equal(((await sienne.json()) as { actes: unknown[] }).actes.length, 2)
    assert.deepEqual(
      signatures.map(s => s.nom),
      ['AMINA BENALI', 'Claire ROY'],
    )
    await pro.close()
  })

  it('actualisé, Amina le refuse en disant pourquoi ; sur papier, elle change d’avis : la pièce est gardée par son empreinte', async () => {
    const pro = await ouvrir('madameRoy', `${dossier()}/contrat/preparer`)
    await pro.getByLabel('Objectifs d’insertion').fill('Un emploi à Roubaix')
    await pro.getByRole('button', { name: 'Proposer cette édition' }).click()
    const page = await ouvrir('amina', '/mon-espace/contrat/1/reponse')
    await page.getByRole('button', { name: 'Refuser ce contrat' }).click()
    assert.match(String(await page.textContent('#motif-erreur')), /pour quelle raison/)
    await page.getByLabel('Pour quelle raison ?').selectOption('PROJET')
    await page.getByRole('button', { name: 'Refuser ce contrat' }).click()
    await dit(page, /Votre refus est enregistré.*Raison : ce n’est pas mon projet/)
    await page.close()
    await pro.goto(`${c.p.url}${dossier()}/contrat`)
    await pro.getByRole('link', { name: 'La personne ne peut pas signer électroniquement' }).click()
    await pro.getByRole('button', { name: 'Consigner' }).click()
    assert.match(String(await pro.textContent('#piece-erreur')), /numérisé/)
    const piece = pro.getByLabel(/Le contrat signé, numérisé/)
    for (const [octets, phrase] of [
      [Buffer.from('MZ un programme'), /ni un PDF, ni une image/],
      [Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(20 * 1024 * 1024)]), /dépasse 20 Mo/],
    ] as const) {
      const fichier = join(c.p.dossierDesCourriels, 'contrat.pdf')
      await mkdir(c.p.dossierDesCourriels, { recursive: true })
      await writeFile(fichier, octets)
      await piece.setInputFiles(fichier)
      await pro.getByRole('button', { name: 'Consigner' }).click()
      await pro.locator('#piece-erreur').getByText(phrase).waitFor()
    }
    const [{ n } = { n: -1 }] = await c.p.base.proprietaire<{ n: number }[]>`
      select count(*)::int as n from signature_de_contrat where maniere = 'PAPIER'`
    assert.equal(n, 0, 'rien n’est consigné d’un fichier refusé')
    await pro
      .getByLabel(/Le contrat signé, numérisé/)
      .setInputFiles({ name: 'contrat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 papier') })
    await pro.getByRole('button', { name: 'Consigner' }).click()
    await dit(pro, /consigné.*sur papier, numérisé/)
    const [acte] = await c.p.base.proprietaire<{ piece: string }[]>`select piece from signature_de_contrat where maniere = 'PAPIER'`
    assert.equal(acte?.piece, (await import('node:crypto')).createHash('sha256').update('%PDF-1.7 papier').digest('hex'))
    await pro.close()
  })

  it('le récit du dossier le raconte ; le travail mène à l’écran', async () => {
    const page = await ouvrir('madameRoy', dossier())
    await dit(page, /Chronologie.*Contrat d’engagement signé par la personne.*Contrat d’engagement proposé/)
    await page.close()
  })

  it('aucune faute qu’une machine sache voir, et rien ne défile de côté à 400 %', async () => {
    const vus: readonly (readonly [Qui, string])[] = [
      ['madameRoy', dossier()],
      ['madameRoy', `${dossier()}/contrat`],
      ['madameRoy', `${dossier()}/contrat/preparer`],
      ['madameRoy', `${dossier()}/contrat/signer`],
      ['madameRoy', `${dossier()}/contrat/papier`],
      ['amina', '/mon-espace/contrat'],
      ['amina', '/mon-espace/donnees'],
      ['amina', '/mon-espace/contrat/1/reponse'],
    ]
    for (const [qui, chemin] of vus) {
      const cookies = await (contextes[qui] ?? assert.fail()).cookies()
      const contexte = await chrome.newContext({ viewport: ordinateur })
      await contexte.addCookies(cookies)
      const page = await contexte.newPage()
      await page.goto(c.p.url + chemin)
      assert.deepEqual(await fautes(page), [], chemin)
      await page.setViewportSize(agrandi)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${chemin} défile de côté`)
      await contexte.close()
    }
  })
})

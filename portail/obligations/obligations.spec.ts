import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import axe from 'axe-core'
import { type Browser, chromium } from 'playwright-core'
import { navigateur, sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { lireLesMessages } from '../../src/assistance/index.js'
import { menuDeLaPersonne } from '../personne/menu.js'
import { type Balise, balises } from '../interface/structure.essai.js'
import { audit, decompte, grille, niveau } from './rgaa/index.js'

type Lue = { chemin: string; texte: string; balises: Balise[] }
let p: PlateformeDEssai
let amina: string
let pages: Lue[] = []
const publiques = [
  '/accessibilite',
  '/accessibilite/grille',
  '/accessibilite/schema-pluriannuel',
  '/accessibilite/plan-2026',
  '/accessibilite/plan-2027',
  '/contact',
  '/contact/recu',
  '/mentions-legales',
  '/donnees-personnelles',
  '/plan-du-site',
]
const siennes = [
  ...menuDeLaPersonne.map(e => e.href),
  '/mon-espace/coordonnees',
  '/mon-espace/contester/identite/nom',
  '/mon-espace/notices/identite/1',
]

before(async () => {
  p = await unePlateforme()
  amina = await p.ouvrirSession('amina')
  await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })
  const documentation = [...(await (await p.appeler('/documentation/plan')).text()).matchAll(/href="(\/documentation[^"#.]*)"/g)].map(
    ([, c = '']) => c,
  )
  pages = await Promise.all(
    [...publiques, ...siennes, ...new Set(documentation)].map(async chemin => {
      const r = await fetch(p.url + chemin, { headers: siennes.includes(chemin) ? { cookie: amina } : {}, redirect: 'manual' })
      assert.equal(r.status, 200, chemin)
      const texte = await r.text()
      return { chemin, texte, balises: balises(texte) }
    }),
  )
})
after(() => p.fermer())

const de = (l: Lue, ...noms: string[]) => l.balises.filter(b => noms.includes(b.nom))
const chacune = (verifier: (l: Lue) => void) => {
  assert.ok(pages.length > 40, `${pages.length} pages`)
  for (const l of pages) verifier(l)
}

describe('H9 — La grille dit vrai', () => {
  it('les 106 critères, chacun une fois ; chaque preuve est un essai du dépôt', () => {
    assert.equal(grille.length, 106)
    assert.equal(new Set(grille.map(c => c.numero)).size, 106)
    for (const c of grille) {
      assert.ok(c.verdict === 'non-evalue' || c.preuves.length > 0, c.numero)
      for (const preuve of c.preuves) assert.ok(existsSync(new URL(`../../../${preuve}`, import.meta.url)), preuve)
    }
    assert.equal(
      Object.values(decompte()).reduce((a, b) => a + b),
      106,
    )
  })

  it('ce qui est dit vérifié par axe-core l’est : une règle porte le critère', () => {
    const touches = new Set(axe.getRules().flatMap(r => r.tags.flatMap(t => /^RGAA-(\d+\.\d+)\.\d+$/.exec(t)?.[1] ?? [])))
    for (const c of grille) if (c.quoi.includes('axe-core')) assert.ok(touches.has(c.numero), c.numero)
  })

  it('sans audit, le niveau est « non conforme » ; un audit le porte, et se périme', () => {
    assert.equal(niveau(audit, '2026-11-24'), 'non conforme')
    const fait = { par: 'Un cabinet', le: '2027-01-10', valableJusque: '2030-01-10', conformes: 60, applicables: 60 }
    assert.equal(niveau(fait, '2027-02-01'), 'totalement conforme')
    assert.equal(niveau({ ...fait, conformes: 30 }, '2027-02-01'), 'partiellement conforme')
    assert.equal(niveau({ ...fait, conformes: 29 }, '2027-02-01'), 'non conforme')
    assert.equal(niveau(fait, '2030-01-11'), 'non conforme')
  })

  it('sans objet : ni image porteuse d’information, ni cadre, ni média, ni objet, ni script de mouvement', () => {
    chacune(l => {
      assert.deepEqual(
        de(l, 'iframe', 'frame', 'video', 'audio', 'object', 'embed', 'canvas', 'svg', 'map', 'area', 'marquee', 'blink', 'bdo').map(
          b => b.nom,
        ),
        [],
        l.chemin,
      )
      for (const i of de(l, 'img'))
        assert.ok(i.attributs.alt === '' && i.attributs.title === undefined, `${l.chemin} : image sans alternative vide`)
      assert.ok(
        l.balises.every(b => b.attributs.accesskey === undefined && b.attributs.style === undefined),
        l.chemin,
      )
      assert.equal(de(l, 'style', 'font', 'center', 'b', 'i', 'u').length, 0, l.chemin)
    })
  })

  it('page : type de document, langue, titre propre, zones, accès rapide, aucune fenêtre ouverte', () => {
    const titres = new Set<string>()
    chacune(l => {
      assert.ok(l.texte.startsWith('<!doctype html>'), l.chemin)
      assert.equal(de(l, 'html')[0]?.attributs.lang, 'fr')
      titres.add(/<title>([^<]+)<\/title>/.exec(l.texte)?.[1] ?? assert.fail(l.chemin))
      for (const zone of ['main', 'header', 'footer', 'h1'])
        assert.equal(de(l, zone).filter(b => zone !== 'header' || b.attributs.class === 'tete').length, 1, `${l.chemin} ${zone}`)
      for (const nav of de(l, 'nav')) assert.ok(nav.attributs['aria-label'] ?? nav.attributs['aria-labelledby'], l.chemin)
      const premier = de(l, 'a')[0]?.attributs.href
      assert.equal(premier, '#contenu', l.chemin)
      assert.ok(l.balises.some(b => b.attributs.id === 'contenu'))
      assert.ok(
        l.balises.every(b => b.attributs.target === undefined && !(Number(b.attributs.tabindex ?? 0) > 0)),
        l.chemin,
      )
    })
    assert.equal(titres.size, pages.length)
  })

  it('tableaux titrés aux en-têtes portés, champs étiquetés, titres sans saut', () => {
    chacune(l => {
      assert.equal(de(l, 'caption').length, de(l, 'table').length, l.chemin)
      for (const th of de(l, 'th')) assert.ok(th.attributs.scope, l.chemin)
      const etiquettes = new Set(de(l, 'label').map(b => b.attributs.for))
      for (const c of de(l, 'input', 'select', 'textarea'))
        if (c.attributs.type !== 'hidden') assert.ok(etiquettes.has(c.attributs.id ?? ''), `${l.chemin} ${c.attributs.name}`)
      const niveaux = l.balises.flatMap(b => (/^h[1-6]$/.test(b.nom) ? [Number(b.nom[1])] : []))
      const main = niveaux.slice(niveaux.indexOf(1))
      for (const [i, n] of main.entries())
        assert.ok(i === 0 || n <= (main[i - 1] ?? 0) + 1, `${l.chemin} : titre ${n} après ${main[i - 1]}`)
    })
  })

  it('le pied de toute page mène à la déclaration, au plan, aux mentions, au contact, et dit le niveau', () => {
    chacune(l => {
      const pied = l.texte.slice(l.texte.indexOf('<footer')).replaceAll(/[\u00a0\u202f]/g, ' ')
      for (const lien of ['/accessibilite', '/plan-du-site', '/mentions-legales', '/donnees-personnelles', '/contact'])
        assert.ok(pied.includes(`href="${lien}"`), `${l.chemin} ${lien}`)
      assert.ok(pied.includes('Accessibilité : non conforme'), l.chemin)
    })
  })
})

describe('H9 — La déclaration a la forme de la loi', () => {
  it('toutes ses parties y sont', async () => {
    const texte = (await (await p.appeler('/accessibilite')).text()).replaceAll(/<[^>]*>/g, ' ')
    for (const partie of [
      'État de conformité',
      'Résultats des tests',
      'Contenus non accessibles',
      'Dérogations pour charge disproportionnée',
      'Contenus non soumis',
      'Établissement de cette déclaration',
      'Technologies',
      'Environnement de test',
      'Outils',
      'Pages vérifiées',
      'Retour d’information et contact',
      'Voies de recours',
      'Défenseur des droits',
      'schéma pluriannuel',
      '2005-102',
    ])
      assert.ok(texte.includes(partie), partie)
  })

  it('chaque lien de ces pages aboutit', async () => {
    const cibles = new Set(
      pages
        .filter(l => publiques.includes(l.chemin))
        .flatMap(l => de(l, 'a').map(a => a.attributs.href ?? ''))
        .filter(h => h.startsWith('/') && !/^\/(connexion|mon-espace)/.test(h)),
    )
    for (const cible of cibles) assert.ok((await fetch(p.url + cible, { redirect: 'manual' })).status < 400, cible)
  })
})

describe('H6 — Le formulaire de contact', () => {
  const poster = (champs: Record<string, string>) =>
    fetch(`${p.url}/contact`, { method: 'POST', body: new URLSearchParams(champs), redirect: 'manual' })
  const message = {
    objet: 'accessibilite',
    texte: 'Le tableau ne se lit pas avec mon lecteur d’écran.',
    courriel: 'lea@example.fr',
    correlation: 'abcdef12-3456',
  }

  it('le message arrive chez l’exploitant, chiffré au repos, sous une référence', async () => {
    const r = await poster(message)
    assert.equal(r.status, 303)
    const reference = /reference=([A-Z0-9]{8})$/.exec(r.headers.get('location') ?? '')?.[1] ?? assert.fail()
    assert.ok((await (await p.appeler(`/contact/recu?reference=${reference}`)).text()).includes(reference))
    const [recu] = await lireLesMessages(p.base.application, p.moteur.chiffrement)
    assert.deepEqual(
      [recu?.reference, recu?.texte, recu?.courriel, recu?.correlation],
      [reference, message.texte, message.courriel, message.correlation],
    )
    const [rang] = await p.base.proprietaire`select contenu_chiffre from message_de_contact`
    assert.ok(
      !Buffer.from(rang?.contenu_chiffre ?? '')
        .toString('latin1')
        .includes('lecteur'),
    )
  })

  it('une saisie fautive revient telle quelle, chaque faute liée à son champ ; rien n’est gardé', async () => {
    const [avant] = await p.base.proprietaire`select count(*)::int as n from message_de_contact`
    const r = await poster({ objet: 'autre chose', texte: 'court', courriel: '<script>' })
    assert.equal(r.status, 400)
    const texte = await r.text()
    for (const champ of ['objet', 'texte', 'courriel']) assert.ok(texte.includes(`href="#${champ}"`), champ)
    assert.ok(texte.includes('&lt;script&gt;') && !texte.includes('<script>'))
    const [apres] = await p.base.proprietaire`select count(*)::int as n from message_de_contact`
    assert.deepEqual({ ...apres }, { ...avant })
  })

  it('un flot ne remplit pas la base', async () => {
    await p.base.proprietaire`insert into message_de_contact select 'FLOT' || i, 'autre', '', null, now() from generate_series(1, 200) i`
    assert.equal((await poster(message)).status, 409)
    await p.base.proprietaire`delete from message_de_contact where reference like 'FLOT%'`
  })
})

describe('H9 — Dans un vrai navigateur', { skip: sansNavigateur }, () => {
  let chrome: Browser
  before(async () => {
    chrome = await chromium.launch({ executablePath: navigateur ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
  })
  after(() => chrome?.close())

  const espacement = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  const regles = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice', 'RGAAv4']
  for (const colorScheme of ['light', 'dark'] as const)
    it(`aucune faute qu’axe-core sache voir, ni débordement à 320 pixels : thème ${colorScheme === 'light' ? 'clair' : 'sombre'}`, {
      timeout: 300_000,
    }, async () => {
      const contexte = await chrome.newContext({ colorScheme, bypassCSP: true, extraHTTPHeaders: { cookie: amina } })
      const page = await contexte.newPage()
      for (const chemin of [...publiques, ...siennes]) {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(p.url + chemin)
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate(
          o => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values: o } }),
          regles,
        )
        assert.deepEqual(
          violations.map(v => `${v.id} ${v.nodes.map(n => n.target.join(' ')).join(', ')}`),
          [],
          chemin,
        )
        await page.setViewportSize({ width: 320, height: 512 })
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, chemin)
        await page.addStyleTag({ content: espacement })
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${chemin}, texte espacé`)
      }
      await contexte.close()
    })
})

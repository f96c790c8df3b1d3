import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { lignesDe, toutesLesLignes } from '../../src/moteur/lignes.js'
import { titres } from '../../src/moteur/probleme.js'
import { ressources } from '../../src/parcours/ressources.js'
import { explications } from './erreurs.js'
import { type Balise, balises } from '../interface/structure.essai.js'

type PageLue = { chemin: string; texte: string; balises: Balise[] }

const liensDe = (p: PageLue) => p.balises.flatMap(({ nom, attributs }) => (nom === 'a' || nom === 'link' ? [attributs.href ?? ''] : []))
const enClair = (p: PageLue) => p.texte.replaceAll(/<\/?span[^>]*>/g, '').replaceAll(/[\u00a0\u202f]/g, ' ')
const identifiants = (p: PageLue) => p.balises.flatMap(b => (b.attributs.id === undefined ? [] : [b.attributs.id]))
const estPage = (adresse: string) => /^\/documentation(?!.*\.(?:css|svg|json)$)/.test(adresse)
/** Screens are for people: they explain themselves. */
const estEcran = (adresse: string) =>
  /^\/(?:interface|connexion|deconnexion|second-facteur|professionnel|administration|instruction|mon-espace|accessibilite|contact|mentions-legales|donnees-personnelles|plan-du-site|vigilance|entreprise|demonstration)\b/.test(
    adresse,
  )

/** Paths of the tree the framework prints, four characters a level; `:nom` as the documentation writes it. */
function routesOuvertes(arbre: string): string[] {
  const lignee: string[] = []
  return arbre.split('\n').flatMap(ligne => {
    const lue = /^(.*?)[├└]── (\S*)( \(.+\))?$/.exec(ligne)
    if (!lue) return []
    const [, retrait = '', morceau = '', verbes] = lue
    lignee.length = retrait.length / 4
    lignee.push(morceau)
    return verbes
      ? [
          lignee
            .join('')
            .replaceAll('//', '/')
            .replaceAll(/:(\w+)/g, '{$1}'),
        ]
      : []
  })
}

describe('A14 — La documentation est ouverte à tous, et se tient', () => {
  let p: PlateformeDEssai
  const pages = new Map<string, PageLue>()

  async function lire(chemin: string): Promise<PageLue> {
    const reponse = await p.appeler(chemin)
    assert.equal(reponse.status, 200, `${chemin} : ${reponse.status}`)
    assert.match(reponse.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/)
    const texte = await reponse.text()
    return { chemin, texte, balises: balises(texte) }
  }

  /** Every page there is, found as a reader finds them: by following links from the first one. */
  before(async () => {
    p = await unePlateforme()
    const file = ['/documentation']
    for (const chemin of file) {
      const page = await lire(chemin)
      pages.set(chemin, page)
      for (const lien of liensDe(page)) {
        const cible = lien.split('#')[0] ?? ''
        if (estPage(cible) && !file.includes(cible)) file.push(cible)
      }
    }
  })
  after(() => p.fermer())

  const chacune = (verifier: (page: PageLue) => void) => {
    assert.ok(pages.size > 20, `seulement ${pages.size} pages`)
    for (const page of pages.values()) verifier(page)
  }

  it('aucune page ne demande de compte, et la racine y mène', async () => {
    const reponse = await fetch(`${p.url}/`, { redirect: 'manual' })
    assert.equal(reponse.status, 302)
    assert.equal(reponse.headers.get('location'), '/documentation')
    for (const r of ressources)
      assert.ok(
        [...pages.values()].some(q => enClair(q).includes(`<h1>${r.intitule}</h1>`)),
        r.intitule,
      )
  })

  it('chaque lien aboutit, chaque ancre existe', async () => {
    const ailleurs = new Set<string>()
    chacune(page => {
      for (const lien of liensDe(page)) {
        const [chemin = '', ancre] = lien.split('#')
        const cible = chemin === '' ? page : pages.get(chemin)
        if (!cible) ailleurs.add(chemin)
        else if (ancre) assert.ok(identifiants(cible).includes(ancre), `${page.chemin} renvoie à ${lien}, qui n’existe pas`)
      }
    })
    for (const chemin of ailleurs) {
      assert.match(chemin, /^\//, 'aucun lien ne mène chez un tiers')
      assert.equal((await p.appeler(chemin)).status, 200, chemin)
    }
  })

  it('H9 — une langue, un titre propre, un titre principal, des niveaux sans saut, des identifiants uniques', () => {
    const titresDePages = new Set<string>()
    chacune(page => {
      const niveaux = page.balises.flatMap(b => (/^h[1-6]$/.test(b.nom) ? [Number(b.nom[1])] : []))
      assert.equal(niveaux.filter(n => n === 1).length, 1, page.chemin)
      for (const [i, n] of niveaux.entries())
        assert.ok(n <= (niveaux[i - 1] ?? 0) + 1, `${page.chemin} : un titre de niveau ${n} après ${niveaux[i - 1]}`)
      assert.equal(new Set(identifiants(page)).size, identifiants(page).length, page.chemin)
      assert.equal(page.balises[0]?.attributs.lang, 'fr')
      const titre = /<title>(.*)<\/title>/.exec(page.texte)?.[1] ?? ''
      assert.ok(titre.length > 10 && !titresDePages.has(titre), `${page.chemin} : « ${titre} »`)
      titresDePages.add(titre)
    })
  })

  it('H9 — des repères, un accès rapide, des tableaux titrés, l’état de conformité sur chaque page', () => {
    chacune(page => {
      for (const repere of ['header', 'main', 'footer'])
        assert.equal(page.balises.filter(b => b.nom === repere).length, 1, `${page.chemin} : ${repere}`)
      assert.equal(page.balises.find(b => b.nom === 'a')?.attributs.href, '#contenu')
      const nombre = (nom: string) => page.balises.filter(b => b.nom === nom).length
      assert.equal(nombre('table'), nombre('caption'))
      for (const th of page.balises.filter(b => b.nom === 'th')) assert.match(th.attributs.scope ?? '', /^(col|row)$/)
      assert.match(enClair(page), /Accessibilité : non conforme/)
    })
  })

  it('rien n’est demandé à un tiers, rien n’est en ligne, rien n’est un script', () => {
    chacune(page => {
      for (const { nom, attributs } of page.balises) {
        assert.ok(!['script', 'style', 'iframe', 'object'].includes(nom), `${page.chemin} : ${nom}`)
        assert.ok(!Object.keys(attributs).some(a => a === 'style' || a.startsWith('on')), page.chemin)
        for (const adresse of [attributs.src, attributs.href]) assert.match(adresse ?? '/', /^[/#]/)
      }
    })
  })

  it('la feuille de style se garde un an, une page se revalide', async () => {
    const css = liensDe([...pages.values()][0] as PageLue).find(l => l.endsWith('.css')) ?? ''
    assert.match((await p.appeler(css)).headers.get('cache-control') ?? '', /immutable/)
    const etag = (await p.appeler('/documentation')).headers.get('etag') ?? ''
    assert.equal((await p.appeler('/documentation', { headers: { 'if-none-match': etag } })).status, 304)
  })

  it('une adresse inconnue rend une page, pas un document d’erreur', async () => {
    const reponse = await p.appeler('/documentation/nulle-part')
    assert.equal(reponse.status, 404)
    assert.match(await reponse.text(), /<h1>Page introuvable<\/h1>/)
  })

  it('le type d’un problème est l’adresse de son explication', async () => {
    const { type } = (await (await p.appeler('/api/v1/accompagnement/identites')).json()) as { type: string }
    const { pathname, hash } = new URL(type)
    assert.ok(identifiants(pages.get(pathname) as PageLue).includes(hash.slice(1)))
    for (const code of Object.keys(titres)) assert.ok(identifiants(pages.get('/documentation/erreurs') as PageLue).includes(code), code)
  })

  it('le statut expliqué d’un problème est celui que le code répond', () => {
    const sources = fileURLToPath(new URL('../../../src/', import.meta.url))
    const repondus = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter(f => f.endsWith('.ts'))
      .flatMap(f => [...readFileSync(join(sources, f), 'utf8').matchAll(/new Probleme\(\s*(\d{3}),\s*'([a-z-]+)'/g)])
    assert.ok(repondus.length > 10)
    for (const [, statut, code = ''] of repondus)
      assert.ok(explications[code as keyof typeof explications].statuts.includes(Number(statut)), `${code} : ${statut}`)
  })

  it('J6 — la notice d’une donnée nomme chaque destinataire, chaque champ, chaque texte', () => {
    for (const r of ressources) {
      const notice = [...pages.values()].find(q => enClair(q).includes(`<h1>Notice d’information : ${r.intitule}</h1>`))
      assert.ok(notice, r.nom)
      const texte = enClair(notice).toLowerCase()
      for (const l of lignesDe(r)) {
        for (const a of l.par) assert.ok(texte.includes(a.nom.toLowerCase()) || texte.includes(a.pluriel.toLowerCase()), a.nom)
        for (const champ of l.champs) assert.ok(texte.includes((r.donnees[champ]?.libelle ?? '').toLowerCase()), champ)
        assert.ok(texte.includes(l.echange.base.texte.cite.toLowerCase()))
      }
    }
  })

  it('A1 — chaque route ouverte est documentée, et rien n’est ouvert en cachette', () => {
    const ecrit = [...pages.values()].map(q => q.texte.replaceAll(/<[^>]*>/g, '')).join('\n')
    const muettes = routesOuvertes(p.app.printRoutes({ commonPrefix: false })).filter(
      chemin =>
        // The tree prints the stand-in providers' wildcard apart from their folder.
        !(chemin === '/*' && !p.app.hasRoute({ method: 'GET', url: '/*' })) &&
        !estPage(chemin) &&
        !estEcran(chemin) &&
        !chemin.startsWith('/documentation/') &&
        !chemin.startsWith('/partenaire/test') &&
        !ecrit.includes(chemin),
    )
    assert.deepEqual(muettes, [])
  })

  it('J12 — les conditions se lisent par une machine, ligne par ligne', async () => {
    const lues = (await (await p.appeler('/documentation/conditions.json')).json()) as {
      echanges: { portee: string; champs: { categorie: string }[] }[]
    }
    assert.deepEqual(
      lues.echanges.map(e => e.portee),
      toutesLesLignes(ressources).map(l => l.code),
    )
    assert.ok(lues.echanges.every(e => e.champs.every(c => c.categorie.length > 0)))
  })
})

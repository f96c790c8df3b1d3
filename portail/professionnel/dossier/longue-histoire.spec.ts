import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { etapes } from '../../../jeu-d-essai/parcours.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { annoncer } from '../../../src/acces/index.js'
import { plusJours } from '../../../src/droit/jours.js'

type Historique = {
  versions: { numero?: number; version: number; modifies: string[] }[]
  suivant: string | null
  enTout: { enregistrements: number; versions: number } | null
}
const CORRECTIONS = 400
const RENDEZ_VOUS = 200

describe('C7, A6 — Le dossier d’une personne à la longue histoire', () => {
  let p: PlateformeDEssai
  let instant = new Date('2026-11-24T09:00:00Z')
  /** What each reading of the API gave the page: how many versions, how many bytes. */
  const lectures: { url: string; versions: number; octets: number }[] = []
  before(async () => {
    p = await unePlateforme({ horloge: () => instant })
    await p.base.application.begin(async sql => {
      await sql`update application set quota_par_seconde = 1000000`
      await annoncer(sql)
    })
    await p.habilitations.rafraichir()
    await ecrire('PATCH', 'identites', { emails: ['amina.b@exemple.fr'] })
    instant = new Date('2026-11-26T09:00:00Z')
    for (let n = 0; n < CORRECTIONS; n++) {
      instant = new Date(instant.getTime() + 60_000)
      await ecrire('PATCH', 'identites', { telephones: [`06${String(n).padStart(8, '0')}`] })
    }
    const modele = etapes.amina?.find(e => e.ligne === 'rendezVous.accompagnement.deposer')?.corps ?? assert.fail()
    for (let n = 0; n < RENDEZ_VOUS; n++) {
      instant = new Date(instant.getTime() + 60_000)
      await ecrire('POST', 'rendez-vous', {
        ...modele,
        ...{ motif: 'ACC', statut: 'EFFECTUE', date: `${plusJours('2026-11-20', -n)}T09:00:00Z` },
      })
    }
    const inject = p.app.inject.bind(p.app) as (demande: { url: string }) => Promise<{ payload: string }>
    p.app.inject = (async (demande: { url: string }) => {
      const r = await inject(demande)
      const versions = demande.url.includes('/historique') ? ((JSON.parse(r.payload) as { versions?: unknown[] }).versions ?? []).length : 0
      lectures.push({ url: demande.url, versions, octets: r.payload.length })
      return r
    }) as unknown as typeof p.app.inject
  })
  after(() => p.fermer())

  async function ecrire(method: 'PATCH' | 'POST', ressource: string, corps: Record<string, unknown>) {
    const jeton = await p.jetonDe('madameRoy')
    const chemin = `/api/v1/accompagnement/${ressource}/${p.identifiant('amina', 'CD59')}`
    const lue = method === 'PATCH' ? await p.appeler(chemin, { jeton }) : null
    await lue?.text()
    const headers: Record<string, string> = lue ? { 'if-match': lue.headers.get('etag') ?? '' } : { 'idempotency-key': crypto.randomUUID() }
    const r = await p.appeler(chemin, { method, jeton, headers, body: JSON.stringify(corps) })
    assert.ok(r.ok, await r.clone().text())
    await r.text()
  }
  const page = async (suite = '') => {
    lectures.length = 0
    const r = await fetch(`${p.url}/professionnel/dossiers/${p.identifiant('amina', 'CD59')}${suite}`, {
      headers: { cookie: await p.ouvrirSession('madameRoy') },
    })
    const texte = await r.text()
    assert.equal(r.status, 200, texte.slice(0, 400))
    return texte.replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  }

  it('la page n’en lit qu’un résumé, une fois par ressource, et le dit', async () => {
    const texte = await page()
    const historiques = lectures.filter(l => l.url.includes('/historique'))
    assert.equal(new Set(historiques.map(l => l.url)).size, historiques.length, 'rien n’est lu deux fois')
    const lues = historiques.map(l => l.versions)
    assert.ok(Math.max(...lues) <= 60, `au plus ${Math.max(...lues)} versions d’une ressource`)
    assert.ok(texte.length < 400_000, `${texte.length} caractères`)
    assert.match(texte, new RegExp(`Les ${CORRECTIONS + 1} versions précédentes`))
    assert.match(texte, /Les 20 enregistrements écrits en dernier, sur 20\d\./)
    for (const chemin of ['identites', 'rendez-vous']) assert.ok(texte.includes(`/tout/${chemin}"`), chemin)
  })

  it('une valeur écrite quatre cents corrections plus tôt garde son auteur et son jour', async () => {
    await ecrire('PATCH', 'identites', { telephones: ['0699999999'] })
    const texte = await page()
    const source = (libelle: string) => /source-texte">.*?datetime="([^"]{10})/.exec(texte.split(`<dt>${libelle}</dt>`)[1] ?? '')?.[1]
    assert.deepEqual([source('Adresses électroniques'), source('Téléphones')], ['2026-11-24', '2026-11-26'])
  })

  it('le reste est à une page de là : toutes les corrections, tous les enregistrements', async () => {
    const entiere = await page('/tout/identites')
    assert.ok(entiere.includes('0600000007') || /06.00.00.00.07/.test(entiere), 'la huitième correction')
    assert.ok(lectures.some(l => l.versions > CORRECTIONS))
    assert.doesNotMatch(await page('/tout/rendez-vous'), /écrits en dernier/)
    assert.ok(lectures.some(l => l.versions >= RENDEZ_VOUS))
    const cookie = await p.ouvrirSession('sofia')
    const r = await fetch(`${p.url}/professionnel/dossiers/${p.identifiant('amina', 'ML-LILLE')}/tout/identites`, { headers: { cookie } })
    assert.equal(r.status, 404, 'à qui ne la suit pas, rien')
  })

  it('l’API : un résumé dit la même chose que le tout, et combien il y en a ; il se demande seul', async () => {
    const jeton = await p.jetonDe('madameRoy')
    const historique = async (ressource: string, requete = '') => {
      const r = await p.appeler(`/api/v1/accompagnement/${ressource}/${p.identifiant('amina', 'CD59')}/historique${requete}`, { jeton })
      return { statut: r.status, ...((await r.json()) as Historique) }
    }
    const cles = (h: Historique) => h.versions.map(v => `${v.numero ?? ''}.${v.version}`)
    const tout = await historique('identites')
    const resume = await historique('identites', '?resume=5')
    assert.deepEqual([tout.enTout, resume.enTout], [null, { enregistrements: 1, versions: tout.versions.length }])
    const provenances = new Set([
      ...Array.from({ length: 5 }, (_, i) => i),
      ...['emails', 'telephones', 'nom'].map(c => {
        const derniere = tout.versions.findIndex(v => v.modifies.includes(c))
        return derniere === -1 ? tout.versions.length - 1 : derniere
      }),
    ])
    const attendues = cles(tout).filter((_, i) => provenances.has(i))
    assert.deepEqual(cles(resume), attendues)
    const rendezVous = await historique('rendez-vous', '?resume=3')
    assert.equal(rendezVous.versions.length, 3)
    assert.ok((rendezVous.enTout?.enregistrements ?? 0) >= RENDEZ_VOUS)
    const large = await historique('rattachements', '?resume=200')
    assert.deepEqual([cles(large), large.suivant], [cles(await historique('rattachements')), null])
    for (const refusee of ['?resume=0', '?resume=201', '?resume=5&nombre=5', '?resume=5&avant=2026-01-01'])
      assert.equal((await historique('identites', refusee)).statut, 400, refusee)
  })

  it('mesure : ce que la page lit et pèse', async t => {
    const temps: number[] = []
    let octets = 0
    for (let i = 0; i < 12; i++) {
      const debut = performance.now()
      octets = (await page()).length
      temps.push(performance.now() - debut)
    }
    const median = temps.toSorted((a, b) => a - b)[6]
    const lues = lectures.reduce((n, l) => n + l.versions, 0)
    const pese = lectures.reduce((n, l) => n + l.octets, 0)
    t.diagnostic(`page ${octets} caractères, ${Math.round(median ?? 0)} ms (médiane de 12), ${lues} versions lues, ${pese} octets de l’API`)
  })
})

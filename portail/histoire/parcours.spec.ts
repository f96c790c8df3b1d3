import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { annoncer } from '../../src/acces/index.js'
import { jourDe } from '../../src/moteur/moteur.js'
import { balises } from '../interface/structure.essai.js'
import { assembler } from './page-du-recit.js'
import type { Fait } from './etapes.js'

const JOURS = 40
const depart = new Date('2026-11-24T10:00:00+01:00')
const leJour = (rang: number) => new Date(depart.getTime() + rang * 86_400_000)

describe('C7, A8 — Le parcours se lit par pages, et se raconte entier', () => {
  let p: PlateformeDEssai
  let maintenant = depart
  let identites = ''
  const jeton = () => p.jetonDe('madameRoy')
  before(async () => {
    p = await unePlateforme({ horloge: () => maintenant })
    await p.base.application.begin(async sql => {
      await sql`update application set quota_par_seconde = 1000000`
      await annoncer(sql)
    })
    await p.habilitations.rafraichir()
    identites = `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`
    for (let rang = 1; rang <= JOURS; rang++)
      for (const fin of rang > JOURS - 2 ? ['1', '2'] : ['1']) {
        maintenant = leJour(rang)
        const lue = await p.appeler(identites, { jeton: await jeton() })
        assert.equal(lue.status, 200, await lue.text())
        const headers = { 'if-match': lue.headers.get('etag') ?? '' }
        const body = JSON.stringify({ telephones: [`060000${String(rang).padStart(3, '0')}${fin}`] })
        const r = await p.appeler(identites, { method: 'PATCH', body, headers, jeton: await jeton() })
        assert.equal(r.status, 200, await r.clone().text())
      }
  })
  after(() => p.fermer())

  /** The steps of every page, from the latest to the first, each by its day and its author. */
  async function lire(qui: string, chemin: string): Promise<string[][]> {
    const cookie = await p.ouvrirSession(qui)
    const pages: string[][] = []
    for (let suite: string | undefined = chemin; suite !== undefined; ) {
      const r: Response = await fetch(p.url + suite, { headers: { cookie } })
      const html = await r.text()
      assert.equal(r.status, 200, html.slice(0, 400))
      balises(html)
      pages.push(
        [...html.matchAll(/frise-date">.*?datetime="([^"]+)".*?frise-titre">(.*?)<\/p>/gs)].map(
          ([, le, par]) => `${le?.slice(0, 10)} ${par}`,
        ),
      )
      suite = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    return pages
  }

  for (const [qui, chemin] of [
    ['amina', () => '/mon-espace/parcours'],
    ['madameRoy', () => `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}/parcours`],
  ] as const)
    it(`${qui} : chaque jour est dit une fois, à sa place, du dernier au premier ; aucune page ne porte tout`, async () => {
      const pages = await lire(qui, chemin())
      const etapes = pages.flat()
      assert.ok(pages.length >= 2, `${pages.length} pages`)
      assert.ok(Math.max(...pages.map(x => x.length)) < JOURS, pages.map(x => x.length).join(' '))
      assert.equal(new Set(etapes).size, etapes.length, 'rien n’est dit deux fois')
      assert.deepEqual(
        etapes.map(x => x.slice(0, 10)),
        etapes.map(x => x.slice(0, 10)).toSorted((a, b) => b.localeCompare(a)),
      )
      const deMadameRoy = etapes.filter(x => x.includes('Département du Nord')).map(x => x.slice(0, 10))
      const attendus = Array.from({ length: JOURS }, (_, i) => jourDe(leJour(i + 1)))
      assert.deepEqual(
        attendus.filter(j => !deMadameRoy.includes(j)),
        [],
      )
    })

  it('qui ne la suit pas n’a pas de parcours à lire ; un jour qui n’existe pas donne la dernière page', async () => {
    const lu = async (qui: string, chemin: string) => fetch(p.url + chemin, { headers: { cookie: await p.ouvrirSession(qui) } })
    assert.equal((await lu('sofia', `/professionnel/dossiers/${p.identifiant('amina', 'ML-LILLE')}/parcours`)).status, 404)
    const page = await (await lu('amina', '/mon-espace/parcours?avant=2026-99-99')).text()
    assert.match(page, /rel="next"/)
    const fini = await (await lu('amina', '/mon-espace/parcours?avant=1999-01-01')).text()
    assert.match(fini, /jusqu’à son début/)
  })

  it('l’API rend des jours entiers, et dit où reprendre', async () => {
    const lus = async (suite: string) => {
      const r = await p.appeler(`${identites}/historique${suite}`, { jeton: await jeton() })
      return { statut: r.status, ...((await r.json()) as { versions: { version: number }[]; suivant: string | null }) }
    }
    const tout = await lus('')
    assert.equal(tout.suivant, null)
    const une = await lus('?nombre=3')
    assert.equal(une.versions.length, 4, 'deux jours entiers')
    assert.equal(une.suivant, jourDe(leJour(JOURS - 1)))
    const reprise = await lus(`?nombre=200&avant=${une.suivant}`)
    assert.deepEqual(
      [...une.versions, ...reprise.versions].map(v => v.version),
      tout.versions.map(v => v.version),
    )
    assert.deepEqual(await lus('?avant=1999-01-01').then(x => [x.statut, x.versions, x.suivant]), [200, [], null])
    for (const refusee of ['?nombre=0', '?nombre=201', '?avant=hier', '?curseur=1']) assert.equal((await lus(refusee)).statut, 400, refusee)
  })
})

describe('C7 — Une page est entière jusqu’au jour où commence la suivante', () => {
  const fait = (le: string) => ({ le: `${le}T12:00:00Z` }) as Fait
  const jours = (p: { faits: readonly Fait[] }) => p.faits.map(f => f.le.slice(0, 10))
  it('ce qu’une source dit de plus ancien que ce qu’une autre n’a pas fini de dire attend la page suivante', () => {
    const page = assembler([
      { faits: [fait('2026-11-20'), fait('2026-11-10')], suivant: '2026-11-10' },
      { faits: [fait('2026-11-15'), fait('2026-10-01')], suivant: null },
      { faits: [], suivant: null },
    ])
    assert.deepEqual([jours(page), page.suivant], [['2026-11-20', '2026-11-10', '2026-11-15'], '2026-11-10'])
  })
  it('quand aucune n’a rien de plus ancien, tout est dit', () => {
    const page = assembler([{ faits: [fait('2026-11-15')], suivant: null }])
    assert.deepEqual([jours(page), page.suivant], [['2026-11-15'], null])
  })
})

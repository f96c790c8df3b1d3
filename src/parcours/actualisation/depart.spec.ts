import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { uneActualisation } from './actualisation.essai.js'

let a: Awaited<ReturnType<typeof uneActualisation>>
before(async () => {
  a = await uneActualisation()
})
after(() => a.p.fermer())
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
const aFaire = async () => (await a.travaux('leo')).includes('cessation-a-constater FT')
const organisations = { julien: 'FT', camille: 'FT', sofia: 'ML-LILLE', madameRoy: 'CD59', ines: 'CE59', leo: 'ESPACE-USAGER' } as const
type Qui = keyof typeof organisations

const lire = async (qui: Qui, echange: string) =>
  a.p.appeler(`/api/v1/${echange}/inscriptions/${a.p.identifiant('leo', organisations[qui])}`, { jeton: await a.p.jetonDe(qui) })
async function constater(qui: Qui, corps: object) {
  const { version } = (await (await lire('julien', 'tenue-de-la-liste')).json()) as { version: number }
  return a.p.appeler(`/api/v1/tenue-de-la-liste/inscriptions/${a.p.identifiant('leo', organisations[qui])}`, {
    method: 'PATCH',
    jeton: await a.p.jetonDe(qui),
    headers: { 'if-match': `"${version}"` },
    body: JSON.stringify(corps),
  })
}
const quitter = (qui: string) => a.declarer(qui, 'leo', { chercheToujours: false })
const partie = { statut: 'cessation', dateEffetStatut: '2026-11-28', motifFin: 'demande' }

describe('E4 — Quitter la liste à sa demande, et y revenir', () => {
  it('hors de toute fenêtre, il demande à partir : un agent a de quoi faire, rien ne cesse tout seul ; deux fois, c’est dit', async () => {
    await a.auJour('2026-11-27')
    await reussi(await quitter('leo'))
    assert.ok(await aFaire())
    assert.match(await a.surLaListe('leo'), /^inscrit/)
    assert.match(await detail(await quitter('leo')), /déjà faite/)
  })

  it('il change d’avis à l’ouverture du mois : le travail s’en va ; un agent redemande avec lui', async () => {
    await a.auJour('2026-11-28')
    assert.deepEqual(await a.attendues('leo'), [], 'qui a demandé à partir n’est ni rappelé ni cessé par la date')
    await reussi(await a.declarer('leo', 'leo'))
    assert.ok(!(await aFaire()))
    await reussi(await quitter('julien'))
    assert.ok(await aFaire())
  })

  it('seul qui tient sa liste prend note de la cessation ; le travail est fait', async () => {
    for (const qui of ['sofia', 'madameRoy', 'ines', 'leo'] as const) assert.equal((await constater(qui, partie)).status, 403, qui)
    assert.equal((await constater('camille', partie)).status, 404)
    assert.ok(await aFaire())
    await reussi(await constater('julien', partie))
    assert.ok(!(await aFaire()))
    assert.match(await a.surLaListe('leo'), /^cessation \w demande$/)
    assert.match(await detail(await a.declarer('leo', 'leo')), /il faut demander à se réinscrire/)
  })

  // biome-ignore format: a table is read in columns
  const quiVoit: readonly (readonly [Qui, echange: string, statut: number])[] = [
    ['julien',    'tenue-de-la-liste',     200],
    ['sofia',     'accompagnement',        200],
    ['leo',       'acces-de-la-personne',  200],
    ['camille',   'tenue-de-la-liste',     404],
    ['madameRoy', 'accompagnement',        404],
    ['ines',      'accompagnement',        404],
    ['sofia',     'tenue-de-la-liste',     403],
    ['leo',       'accompagnement',        403],
  ]
  it('E5 — la mission locale qui l’accompagne lit la cessation et sa raison ; qui ne le suit pas, rien', async () => {
    for (const [qui, echange, statut] of quiVoit) {
      const r = await lire(qui, echange)
      assert.equal(r.status, statut, `${qui} ${echange}`)
      if (statut !== 200) continue
      const { donnees } = (await r.json()) as { donnees: Record<string, unknown> }
      assert.deepEqual([donnees.statut, donnees.motifFin, donnees.dateEffetStatut], ['cessation', 'demande', '2026-11-28'], qui)
    }
  })

  it('à l’écran aussi : la page de son inscription, ou rien à cette adresse', async () => {
    for (const [qui, statut] of [
      ['julien', 200],
      ['sofia', 200],
      ['camille', 404],
      ['madameRoy', 404],
      ['ines', 404],
    ] as const) {
      const r = await fetch(`${a.p.url}/professionnel/dossiers/${a.p.identifiant('leo', organisations[qui])}/inscription`, {
        headers: { cookie: await a.p.ouvrirSession(qui) },
      })
      assert.equal(r.status, statut, qui)
      const page = await r.text()
      assert.equal(/inscription terminée/.test(page), statut === 200, qui)
      assert.equal(/Réinscrire/.test(page), qui === 'julien', qui)
    }
  })

  it('un agent le réinscrit à sa demande, du jour qu’il dit', async () => {
    await reussi(await constater('julien', { statut: 'inscrit', dateEffetStatut: '2026-11-28', motifFin: null }))
    assert.match(await a.surLaListe('leo'), /^inscrit \w$/)
  })
})

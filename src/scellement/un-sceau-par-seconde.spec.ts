import assert from 'node:assert/strict'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { attendreQue } from '../../outils/attendre-que.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { definitionDe } from '../serveur/base/migrations.js'
import { lireConfiguration } from '../serveur/configuration.js'
import { direLeTemoin } from '../serveur/http/dire-le-temoin.js'
import { ouvrirLeTemoin } from './acces-au-temoin.js'
import { creerLeScellement } from './scellement.js'
import { LOT } from './sceller.js'
import { lireLeTemoin } from './temoin.js'

// A folder where the witness should be a file: it cannot be written.
const temoin = await mkdtemp(join(tmpdir(), 'temoin-impossible-'))
const p = await unePlateforme({ temoinDuJournal: temoin })
after(() => p.fermer())

const unScellement = (quoi: Pick<Parameters<typeof creerLeScellement>[0], 'sceller'>) =>
  creerLeScellement({
    ...{ sql: p.base.application, privee: p.secrets.scellement.privee, anciennes: [], origine: 'essai', temoin: ouvrirLeTemoin(undefined) },
    ...{ grace: 1000, graceDuTemoin: 1000, horloge: () => new Date() },
    ...{ signaler: erreur => assert.fail(String(erreur)), signalerLeTemoin: () => {} },
    ...quoi,
  })

describe('A11 — Un sceau par seconde, quel que soit ce qui s’écrit', () => {
  for (const [quoi, lots, appels] of [
    ['ce qui s’écrit pendant un sceau attend le suivant', [12, 12, 12], 1],
    ['un lot plein en laisse : un autre le suit aussitôt', [LOT, LOT + 3, 12, 12], 3],
    ['rien à sceller, rien de plus', [0, 12], 1],
  ] as const)
    it(quoi, async () => {
      const restants: number[] = [...lots]
      const scellement = unScellement({ sceller: async () => restants.shift() ?? assert.fail('un sceau de trop') })
      await scellement.tour()
      assert.equal(lots.length - restants.length, appels)
    })

  it('qui n’a plus regardé depuis longtemps ne sait plus si tout est scellé : il se dit en retard', async t => {
    const scellement = unScellement({ sceller: async () => 0 })
    await scellement.tour()
    const ici = performance.now()
    t.mock.method(performance, 'now', () => ici + 60_000)
    assert.equal(scellement.aJour(), false)
    assert.ok(scellement.retard() >= 60_000)
  })
})

const sante = async () => {
  const r = await p.appeler('/sante')
  const { status, checks } = (await r.json()) as {
    status: string
    checks: Record<'preuves' | 'journal', [{ status: string }]> & { temoin: [{ status: string; output?: string }] }
  }
  return { code: r.status, status, preuves: checks.preuves[0].status, journal: checks.journal[0].status, temoin: checks.temoin[0] }
}

describe('A11 — Un témoin qui ne s’écrit plus se lit à la santé, et ne retient aucun sceau', () => {
  it('la santé avertit et dit depuis quand, les sceaux se font, l’accès reste ouvert ; revenu, le témoin reçoit le dernier', async () => {
    await p.appeler('/api/v1/acces-de-la-personne/consultations/moi', { jeton: await p.jetonDe('amina') })
    await attendreQue(async () => (await sante()).temoin.status === 'warn')
    const avertie = await sante()
    assert.deepEqual([avertie.code, avertie.status, avertie.preuves], [200, 'warn', 'pass'])
    assert.match(avertie.temoin.output ?? '', /^Le témoin du journal n’a rien reçu depuis que ce processus sert\.$/)
    await rmdir(temoin)
    await attendreQue(async () => (await sante()).temoin.status === 'pass')
    assert.ok((await lireLeTemoin(temoin)).vus.length > 0)
  })
})

describe('A11 — Un témoin que personne n’a placé', () => {
  it('en production, il est à côté des données, et la santé en avertit ; placé, ou en démonstration, elle n’en dit rien', () => {
    const deProduction = { MODE: 'production', BASE_EMBARQUEE: 'oui', HORODATAGE: 'interne', DOSSIER_SECRETS: '/secrets' }
    for (const [env, status] of [
      [deProduction, 'warn'],
      [{ ...deProduction, JOURNAL_TEMOIN: '/ailleurs/temoin.jsonl' }, 'pass'],
      [{}, 'pass'],
    ] as const) {
      const { aPart } = lireConfiguration(env).temoinDuJournal
      assert.equal(direLeTemoin({ aJour: true, dansSonDelai: true, aPart, fichier: 'libre', retard: 0, ecritLe: null }).status, status)
    }
  })
})

describe('A11 — Ce qui avalerait les traces, ou ne les compterait plus', () => {
  const fermee = async (faire: string, defaire: string) => {
    await p.base.proprietaire.unsafe(faire)
    const { code, status, journal } = await sante()
    await p.base.proprietaire.unsafe(defaire)
    assert.deepEqual([code, status, journal], [503, 'fail', 'fail'], faire)
  }

  it('un déclencheur de plus, un de moins ou une règle sur le journal ferme la santé : rien ne dit plus que chaque trace s’écrit', async () => {
    await p.base.proprietaire`create function avaler() returns trigger language plpgsql as 'begin return null; end'`
    for (const [faire, defaire] of [
      ['create trigger avaler before insert on journal for each row execute function avaler()', 'drop trigger avaler on journal'],
      ['alter table journal disable trigger vigilance', 'alter table journal enable trigger vigilance'],
      ['create rule avaler as on insert to journal do instead nothing', 'drop rule avaler on journal'],
    ] as const)
      await fermee(faire, defaire)
    assert.equal((await sante()).journal, 'pass')
  })

  it('les fonctions qui comptent récrites, ou ce où elles comptent : de même ; celles des migrations remises, tout se rouvre', async () => {
    const compter = definitionDe('compter_les_vus')
    const chemin = (schemas: string) => `alter function compter_les_vus() set search_path = ${schemas}`
    for (const [faire, defaire] of [
      [compter.replace(/ as \$\$.*\$\$;/s, " as 'begin return null; end'"), compter],
      [chemin('ailleurs, public'), chemin('public, pg_temp')],
      [
        definitionDe('depasser').replace('create function', 'create or replace function').replace('raise exception', 'raise notice'),
        definitionDe('depasser').replace('create function', 'create or replace function'),
      ],
      [
        'create trigger avaler before insert on compte_de_vus for each row execute function avaler()',
        'drop trigger avaler on compte_de_vus',
      ],
    ] as const)
      await fermee(faire, defaire)
    assert.equal((await sante()).journal, 'pass')
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { lireConfiguration } from '../configuration.js'
import { ouvrirBases, rejoindreBases } from './bases.js'
import { migrer } from './migrations.js'
import { postmasterVivant } from './postmaster.js'

const racine = mkdtempSync(join(tmpdir(), 'bases-'))
after(() => rmSync(racine, { recursive: true, force: true }))

describe('Les bases d’une démonstration', async () => {
  const configuration = lireConfiguration({ DOSSIER_DONNEES: join(racine, 'donnees'), PG_BIN: process.env.PG_BIN })
  const bases = await ouvrirBases(configuration)
  after(bases.fermer)

  it('reçoivent les migrations une seule fois', async () => {
    assert.notDeepEqual(await migrer(bases.proprietaire), [])
    assert.deepEqual(await migrer(bases.proprietaire), [])
  })

  it('écrivent sur le disque avant de répondre', async () => {
    const reglages =
      await bases.application`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`
    assert.ok(reglages.every(r => r.setting === 'on'))
  })

  it('J3 — servent l’application sous un compte qui ne possède rien', async () => {
    const [moi] =
      await bases.application`select current_user as nom, (select count(*)::int from pg_class where relowner = current_user::regrole) as possede`
    assert.deepEqual({ ...moi }, { nom: 'plateforme_application', possede: 0 })
    await assert.rejects(bases.application`drop table migration`, /must be owner/)
  })

  it('coupent une requête sans fin de l’application', async () => {
    const [delai] = await bases.application`show statement_timeout`
    assert.equal(delai?.statement_timeout, '30s')
  })

  it('se partagent avec une commande de l’exploitant', async () => {
    const commande = await rejoindreBases(configuration)
    assert.equal((await commande.application`select 1`).length, 1)
    await commande.fermer()
    assert.equal((await bases.application`select 1`).length, 1)
  })

  it('reviennent d’elles-mêmes après la mort de PostgreSQL, sans emporter la plateforme', async () => {
    await bases.proprietaire`create table acquittee (numero int)`
    await bases.proprietaire`insert into acquittee values (1)`
    process.kill(postmasterVivant(join(bases.emplacement ?? '', 'pgdata'))?.pid ?? Number.NaN, 'SIGKILL')
    const pannes = await Promise.allSettled(Array.from({ length: 20 }, () => bases.application`select pg_sleep(0.05)`))
    assert.ok(pannes.some(p => p.status === 'rejected'))
    for (let revenue = false; !revenue; await attendre(50))
      revenue = await bases.application`select 1`.then(
        () => true,
        () => false,
      )
    assert.deepEqual([...(await bases.proprietaire`select numero from acquittee`)], [{ numero: 1 }])
  })
})

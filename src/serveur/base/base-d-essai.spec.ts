import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { uneBase } from '../../../outils/base-d-essai.js'

describe('La base de chaque essai', async () => {
  const base = await uneBase()
  after(base.fermer)

  it('rend les jours légaux en AAAA-MM-JJ et les instants en UTC', async () => {
    const [ligne] =
      await base.application`select date '2025-01-31' as jour, timestamptz '2025-01-31T12:00:00+01:00' as instant, ${'2024-02-29'}::date as envoye`
    assert.deepEqual({ ...ligne }, { jour: '2025-01-31', instant: new Date('2025-01-31T11:00:00Z'), envoye: '2024-02-29' })
  })

  it('connaît l’ordre alphabétique français et les majuscules accentuées', async () => {
    const [ligne] = await base.proprietaire`select 'élan' < 'elao' collate "fr-x-icu" as ordre, lower('ÉLAN') as minuscules`
    assert.deepEqual({ ...ligne }, { ordre: true, minuscules: 'élan' })
  })

  it('J3 — ne donne à aucun de ses comptes le pouvoir d’échapper à la sécurité par ligne', async () => {
    const roles =
      await base.application`select rolname from pg_roles where rolname like 'plateforme%' and (rolsuper or rolbypassrls or rolcreaterole)`
    assert.deepEqual([...roles], [])
  })

  it('laisse le propriétaire confier une vue au compte du périmètre', async () => {
    await base.proprietaire.unsafe('create table t (a int); create view v as select a from t')
    await base.proprietaire.unsafe('grant create on schema public to plateforme_perimetre; alter view v owner to plateforme_perimetre')
    const [vue] = await base.application`select viewowner from pg_views where viewname = 'v'`
    assert.equal(vue?.viewowner, 'plateforme_perimetre')
  })
})

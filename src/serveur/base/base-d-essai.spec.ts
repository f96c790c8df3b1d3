import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { uneBase } from '../../../outils/base-d-essai.js'

describe('La base de chaque essai', async () => {
  const base = await uneBase()
  after(base.fermer)

  it('rend les jours légaux en AAAA-MM-JJ et les instants en UTC', async () => {
    const [ligne] = await base.application`select date '2025-01-31' as jour, timestamptz '2025-01-31T12:00:00+01:00' as instant, ${'2024-02-29'}::date as envoye`
    assert.deepEqual({ ...ligne }, { jour: '2025-01-31', instant: new Date('2025-01-31T11:00:00Z'), envoye: '2024-02-29' })
  })

  it('connaît l’ordre alphabétique français et les majuscules accentuées', async () => {
    const [ligne] = await base.proprietaire`select 'élan' < 'elao' collate "fr-x-icu" as ordre, lower('ÉLAN') as minuscules`
    assert.deepEqual({ ...ligne }, { ordre: true, minuscules: 'élan' })
  })

  it('J2 — ne donne à aucun de ses comptes le pouvoir d’échapper à la sécurité par ligne', async () => {
    const roles = await base.application`select rolname from pg_roles where rolname like 'plateforme%' and (rolsuper or rolbypassrls or rolcreaterole)`
    assert.deepEqual([...roles], [])
  })

  it('laisse le propriétaire confier une vue au compte du périmètre, sans en hériter les droits', async () => {
    await base.proprietaire.unsafe(`
      create table t (a int); create view v as select a from t; alter view v owner to plateforme_perimetre`)
    await assert.rejects(base.proprietaire`alter view v rename to w`, /must be owner/)
  })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { ISql } from 'postgres'
import { uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { unePersonne } from '../../outils/epreuves/population.js'
import type { CodeActeur } from '../droit/acteurs.js'
import { ressources } from '../parcours/ressources.js'
import type { Appelant } from './appelant.js'
import { histoire } from './deriver/sql.js'
import { agirPour } from './journal.js'

const e = await uneEpreuve()
const sql = e.base.application
after(() => e.fermer())
const tables = ressources.flatMap(r => [r.table, histoire(r)])

const refuse = (attente: PromiseLike<unknown>) =>
  assert.rejects(
    Promise.resolve(attente),
    (erreur: Error & { code?: string }) => erreur.code === '42501' || erreur.message.includes('row-level security'),
  )
const appelant = (organisation: string, type: CodeActeur = 'CD', personne: bigint | null = null): Appelant => ({
  organisation,
  type,
  structure: null,
  agent: null,
  application: 'portail',
  personne,
  preuve: null,
  lignes: new Set(),
  correlation: 'verrous',
})
const enTantQue = <T>(a: Appelant, faire: (tx: ISql) => Promise<T>) =>
  sql.begin(async tx => {
    await agirPour(tx, a)
    return faire(tx)
  })
const personnes = async (tx: ISql, table: string) => {
  const rangs = await tx.unsafe<{ usager_id: string }[]>(`select distinct usager_id from ${table} order by 1`)
  return rangs.map(r => r.usager_id)
}

describe('A11 — Le rôle de l’application ne peut qu’ajouter au journal', () => {
  for (const ordre of [
    'update journal set issue = issue',
    'delete from journal',
    'truncate journal',
    'drop table journal',
    'alter table journal disable trigger all',
    'update ligne_declaree set texte = texte',
    'delete from ligne_declaree',
    'insert into ligne_declaree (code, finalite, base, texte, caractere, perimetre, champs, empreinte, depuis) values ($$x$$, $$x$$, $$x$$, $$x$$, $$x$$, $$x$$, $${}$$, $$x$$, now())',
  ])
    it(ordre.slice(0, 60), () => refuse(sql.unsafe(ordre)))

  it('ni dans ses partitions', async () => {
    const partitions = await e.base.proprietaire<{ nom: string }[]>`
      select inhrelid::regclass::text as nom from pg_inherits where inhparent = 'journal'::regclass`
    assert.ok(partitions.length >= 2)
    for (const { nom } of partitions)
      for (const ordre of [`update ${nom} set issue = issue`, `delete from ${nom}`, `truncate ${nom}`]) await refuse(sql.unsafe(ordre))
  })
})

describe('A7 — La sécurité par ligne ne dépend pas de la requête', () => {
  it('le rôle n’est ni propriétaire, ni superutilisateur, ni dispensé, et ne peut devenir aucun autre', async () => {
    const [role] =
      await sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user`
    assert.deepEqual(Object.values(role ?? {}), [false, false, false, false, false])
    const possedees = await sql`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user`
    assert.equal(possedees.length, 0)
    const autres = await sql<{ nom: string }[]>`
      select rolname as nom from pg_roles where rolsuper or rolname in ('plateforme_proprietaire', 'plateforme_perimetre')`
    assert.ok(autres.length >= 3)
    for (const { nom } of autres) await refuse(sql`set role ${sql(nom)}`)
  })

  it('chaque table déclarée et son histoire sont verrouillées, même pour leur propriétaire', async () => {
    const verrouillees = await sql<{ relname: string }[]>`
      select relname from pg_class where relrowsecurity and relforcerowsecurity and relname in ${sql(tables)}`
    assert.deepEqual(verrouillees.map(v => v.relname).toSorted(), tables.toSorted())
    for (const table of tables) await refuse(sql.unsafe(`alter table ${table} disable row level security`))
  })

  it('sans dire qui demande, rien ne se lit', async () => {
    for (const table of tables) assert.equal((await sql.unsafe(`select * from ${table}`)).length, 0, table)
    assert.equal((await sql`select * from suivi`).length, 0)
  })

  it('une clé d’une transaction ne sert pas à la suivante', async () => {
    const une = await sql.reserve()
    try {
      await une`begin`
      await agirPour(une, appelant('CD59'))
      assert.ok((await une`select 1 from identite`).length > 0)
      await une`commit`
      assert.equal((await une`select 1 from identite`).length, 0)
    } finally {
      une.release()
    }
  })

  it('chaque organisation ne lit que les personnes qu’elle suit, dans chaque table', async () => {
    for (const { code } of await sql<{ code: string }[]>`select code from organisation where type <> 'USAGER'`) {
      const suivies = await e.base.proprietaire<{ usager_id: string }[]>`
        select distinct usager_id from rattachement where organisation = ${code} and du <= (now() at time zone 'Europe/Paris')::date and (au is null or au >= (now() at time zone 'Europe/Paris')::date)`
      const connues = new Set(suivies.map(s => s.usager_id))
      for (const table of tables) {
        const lues = await enTantQue(appelant(code), tx => personnes(tx, table))
        assert.deepEqual(
          lues.filter(u => !connues.has(u)),
          [],
          `${code} ${table}`,
        )
      }
    }
    const lues = await enTantQue(appelant('CD62'), tx => personnes(tx, 'identite'))
    assert.ok(lues.includes(e.lointaine.toString()) && !lues.includes(e.suivie.toString()))
  })

  it('la personne ne lit qu’elle', async () => {
    for (const r of ressources) {
      const lues = await enTantQue(appelant('ESPACE-USAGER', 'USAGER', e.suivie), tx => personnes(tx, r.table))
      assert.deepEqual(lues, [e.suivie.toString()], r.nom)
    }
  })

  it('un suivi terminé hier, ou qui commence demain, n’ouvre rien', async () => {
    const [jours] = await sql<
      { hier: string; demain: string }[]
    >`select (now() at time zone 'Europe/Paris')::date - 1 as hier, (now() at time zone 'Europe/Paris')::date + 1 as demain`
    // A contract names its parties, and who writes here would not see this one.
    const suivi = [{ organisation: 'CD59', structure: null, motif: 'competence-orientation' }] as const
    const sans = { sans: ['contratEngagement', 'signatureDeContrat'] }
    const [finie, future] = [await unePersonne(e, suivi, sans), await unePersonne(e, suivi, sans)]
    await e.base.proprietaire`update rattachement set au = ${jours?.hier ?? ''} where usager_id = ${finie.toString()}`
    await e.base.proprietaire`update rattachement set du = ${jours?.demain ?? ''} where usager_id = ${future.toString()}`
    const lues = await enTantQue(appelant('CD59'), tx => personnes(tx, 'identite'))
    assert.deepEqual(
      lues.filter(u => [finie, future].includes(BigInt(u))),
      [],
    )
    for (const personne of [finie, future]) {
      const nom = e.moteur.identifiants.pour('CD59', personne)
      const r = await e.appeler(`/api/v1/accompagnement/identites/${nom}`, { jeton: await e.jetonPour(e.ici('CD')) })
      assert.equal(r.status, 404)
    }
  })

  it('personne n’écrit au nom d’un autre, ni hors de son périmètre', async () => {
    await refuse(
      enTantQue(appelant('CD59'), async tx => {
        await tx`insert into inscription (usager_id, version, enregistre_le, auteur_organisation, modifies, statut, origine, date_inscription, date_effet_statut)
          values (${e.lointaine.toString()}, 1, now(), 'FT', '{}', 'inscrit', 'RDS_LPE', (now() at time zone 'Europe/Paris')::date, (now() at time zone 'Europe/Paris')::date)`
      }),
    )
    const touchees = await enTantQue(
      appelant('CD59'),
      tx => tx`update identite set telephones = '{}' where usager_id = ${e.lointaine.toString()}`,
    )
    assert.equal(touchees.count, 0)
    for (const table of tables) await refuse(sql.unsafe(`delete from ${table}`))
    for (const r of ressources) await refuse(sql.unsafe(`update ${histoire(r)} set version = version`))
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { uneBase } from '../../../outils/base-d-essai.js'
import { ouvrirConnexions } from './connexions.js'
import { migrer } from './migrations.js'

const racine = mkdtempSync(join(tmpdir(), 'migrations-'))
after(() => rmSync(racine, { recursive: true, force: true }))

const VILLES = "create table ville (nom text);\ninsert into ville values ('Lille')"

function desMigrations(fichiers: Record<string, string>): string {
  const dossier = mkdtempSync(join(racine, 'jeu-'))
  for (const [nom, sql] of Object.entries(fichiers)) writeFileSync(join(dossier, nom), sql)
  return dossier
}

describe('Les migrations', async () => {
  const base = await uneBase()
  const sql = base.proprietaire
  after(base.fermer)
  // The copied model already holds the platform's own: these specs start again from nothing.
  await sql`truncate migration`

  it('s’appliquent dans l’ordre, une seule fois, même lancées par plusieurs processus à la fois', async () => {
    const dossier = desMigrations({
      '0001_villes.sql': VILLES,
      '0002_roubaix.sql': "select pg_sleep(0.3); insert into ville values ('Roubaix')",
    })
    const autres = [1, 2].map(() => ouvrirConnexions(base.urlProprietaire, { max: 1 }))
    const appliquees = await Promise.all([sql, ...autres].map(lanceur => migrer(lanceur, dossier)))
    await Promise.all(autres.map(autre => autre.end()))
    assert.deepEqual(appliquees.flat(), ['0001_villes.sql', '0002_roubaix.sql'])
    assert.deepEqual([...(await sql`select nom from ville`)], [{ nom: 'Lille' }, { nom: 'Roubaix' }])
  })

  it('ne s’aperçoivent pas des fins de ligne d’un autre système', async () =>
    assert.deepEqual(
      await migrer(
        sql,
        desMigrations({
          '0001_villes.sql': VILLES.replace('\n', '\r\n'),
          '0002_roubaix.sql': "select pg_sleep(0.3); insert into ville values ('Roubaix')",
        }),
      ),
      [],
    ))

  it('refusent un fichier modifié après son application', async () => {
    const dossier = desMigrations({ '0001_villes.sql': `${VILLES} -- retouche`, '0002_roubaix.sql': '' })
    await assert.rejects(migrer(sql, dossier), /« 0001_villes\.sql » a été modifiée après son application/)
  })

  it('refusent une base servie par une version plus récente', async () =>
    assert.rejects(
      migrer(sql, desMigrations({ '0001_villes.sql': VILLES })),
      /« 0002_roubaix\.sql », absente de cette version de la plateforme/,
    ))

  it('refusent un nom ou une numérotation qu’on lirait mal', async () => {
    for (const nom of ['0002_saut.sql', '1_court.sql', '0001_Accentuée.sql'])
      await assert.rejects(migrer(sql, desMigrations({ [nom]: 'select 1' })), /mal nommée/)
  })

  it('défont entièrement celle qui échoue, disent sa ligne, et gardent les précédentes', async () => {
    await sql`truncate migration`
    const dossier = desMigrations({
      '0001_rues.sql': 'create table rue ()',
      '0002_ratee.sql': 'create table place ();\nselect * from absente',
    })
    await assert.rejects(migrer(sql, dossier), /« 0002_ratee\.sql » a échoué à la ligne 2 : relation "absente" does not exist/)
    const [tables] = await sql`select to_regclass('rue')::text as rue, to_regclass('place')::text as place`
    assert.deepEqual({ ...tables }, { rue: 'rue', place: null })
    writeFileSync(join(dossier, '0002_ratee.sql'), 'create table place ()')
    assert.deepEqual(await migrer(sql, dossier), ['0002_ratee.sql'])
  })
})

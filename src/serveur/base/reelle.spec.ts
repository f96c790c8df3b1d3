import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { lireConfiguration } from '../configuration.js'
import { ouvrirBases } from './bases.js'
import { ouvrirConnexions } from './connexions.js'
import { demarrerBaseEmbarquee } from './embarquee.js'
import { migrer } from './migrations.js'

const racine = mkdtempSync(join(tmpdir(), 'reelle-'))
after(() => rmSync(racine, { recursive: true, force: true }))

/** A bare server, as a hosting service hands it over: a superuser, and one account that may or may not create roles. */
describe('Une base réelle', async () => {
  const serveur = await demarrerBaseEmbarquee({ dossier: join(racine, 'base'), jetable: true, programmes: process.env.PG_BIN })
  after(serveur.fermer)
  const maison = { utilisateur: 'maison', motDePasse: 'maison' }
  const admin = ouvrirConnexions(serveur.adresse(serveur.superutilisateur, 'postgres'), { max: 1 })
  after(() => admin.end())
  await admin`create role maison login password 'maison'`

  const configurer = (databaseUrl: string, reste: NodeJS.ProcessEnv = {}) =>
    lireConfiguration({ DATABASE_URL: databaseUrl, DOSSIER_SECRETS: join(racine, 'secrets'), ...reste })

  async function neuve(nom: string, proprietaire: string): Promise<void> {
    await admin.unsafe(`create database ${nom} owner ${proprietaire} template template0 encoding 'UTF8'`)
  }

  async function sert(
    configuration: ReturnType<typeof configurer>,
  ): Promise<{ proprietaire: string; tables: string; application: string }> {
    const bases = await ouvrirBases(configuration)
    try {
      await migrer(bases.proprietaire)
      const [p] = await bases.proprietaire<{ moi: string }[]>`select current_user as moi`
      const [t] = await bases.proprietaire<{ qui: string }[]>`select tableowner as qui from pg_tables where tablename = 'migration'`
      const [a] = await bases.application<{ moi: string }[]>`select current_user as moi`
      await bases.application`select count(*) from organisation`
      return { proprietaire: p?.moi ?? '', tables: t?.qui ?? '', application: a?.moi ?? '' }
    } finally {
      await bases.fermer()
    }
  }

  const attendu = { proprietaire: 'plateforme_proprietaire', tables: 'plateforme_proprietaire', application: 'plateforme_application' }

  it('dit à l’administrateur le SQL que le compte reçu ne peut pas exécuter', async () => {
    await neuve('une', 'maison')
    await assert.rejects(ouvrirBases(configurer(serveur.adresse(maison, 'une'))), {
      name: 'RefusDeLaBase',
      message:
        /^Le compte « maison » ne peut pas préparer lui-même la base\. Un administrateur doit y exécuter :\n {2}create role plateforme_perimetre nologin;\n/,
    })
  })

  it('se prépare entièrement avec un compte qui peut créer des rôles', async () => {
    await admin`alter role maison createrole`
    assert.deepEqual(await sert(configurer(serveur.adresse(maison, 'une'))), attendu)
    assert.deepEqual(await sert(configurer(serveur.adresse(maison, 'une'))), attendu)
  })

  it('se prépare entièrement avec un superutilisateur, hors production', async () => {
    await neuve('deux', 'maison')
    assert.deepEqual(await sert(configurer(serveur.adresse(serveur.superutilisateur, 'deux'))), attendu)
  })

  it('J3 — refuse en production un superutilisateur, et dit comment préparer les comptes', async () => {
    const application = serveur.adresse({ utilisateur: 'plateforme_application', motDePasse: 'x' }, 'deux')
    const configuration = configurer(serveur.adresse(serveur.superutilisateur, 'deux'), {
      MODE: 'production',
      HORODATAGE: 'interne',
      DATABASE_URL_APPLICATION: application,
    })
    await assert.rejects(
      ouvrirBases(configuration),
      /superutilisateur, ce que la production refuse.*create role plateforme_application nologin;/s,
    )
  })

  it('J3 — sert en production deux comptes préparés d’avance', async () => {
    await admin.unsafe(
      `alter role plateforme_proprietaire password 'p'; create role si_application login password 'a' in role plateforme_application`,
    )
    await admin`alter role plateforme_proprietaire login`
    await neuve('trois', 'plateforme_proprietaire')
    const configuration = configurer(serveur.adresse({ utilisateur: 'plateforme_proprietaire', motDePasse: 'p' }, 'trois'), {
      MODE: 'production',
      HORODATAGE: 'interne',
      DATABASE_URL_APPLICATION: serveur.adresse({ utilisateur: 'si_application', motDePasse: 'a' }, 'trois'),
    })
    assert.deepEqual(await sert(configuration), { ...attendu, application: 'si_application' })
  })

  for (const [cas, role, phrase] of [
    ['échapperait à la sécurité par ligne', 'bypassrls in role plateforme_application', /échappe à la sécurité par ligne/],
    ['n’aurait pas reçu les droits', 'nobypassrls', /grant plateforme_application to "(?:\w+)"/],
  ] as const)
    it(`J3 — refuse un compte d’application qui ${cas}`, async () => {
      const utilisateur = `intrus_${role.split(' ')[0]}`
      await admin.unsafe(`create role ${utilisateur} login password 'i' ${role}`)
      const configuration = configurer(serveur.adresse(serveur.superutilisateur, 'deux'), {
        DATABASE_URL_APPLICATION: serveur.adresse({ utilisateur, motDePasse: 'i' }, 'deux'),
      })
      await assert.rejects(ouvrirBases(configuration), phrase)
    })

  it('absente ou fermée donne une phrase, sans mot de passe', async () => {
    const configuration = configurer(serveur.adresse({ utilisateur: 'personne', motDePasse: 'tres-secret' }, 'une'))
    const cause: unknown = await ouvrirBases(configuration).catch(erreur => erreur)
    assert.ok(cause instanceof Error)
    assert.match(cause.message, /^La base indiquée par DATABASE_URL ne répond pas : /)
    assert.doesNotMatch(cause.message, /tres-secret/)
  })
})

import type { Configuration } from '../configuration.js'
import type { Adresses } from './bases.js'
import { ouvrirConnexions, type Sql } from './connexions.js'
import { completerLesRoles, SQL_D_INSTALLATION } from './exigences.js'
import { motsDePasseDesRoles } from './mots-de-passe.js'
import { RefusDeLaBase } from './refus.js'
import { APPLICATION, installerRoles, PROPRIETAIRE, preparerRoles } from './roles.js'

type Connecte = { moi: string; superutilisateur: boolean; version: number }

/**
 * The two addresses of a real server. A superuser's address (never in production) lets us create every role; with an
 * ordinary owner, what it may not create itself is asked for, in SQL.
 */
export async function adressesReelles(configuration: Configuration): Promise<Adresses> {
  const url = configuration.databaseUrl ?? ''
  const admin = ouvrirConnexions(url, { max: 1 })
  try {
    const connecte = await quiSuisJe(admin, 'DATABASE_URL')
    if (connecte.version < 150_000) throw new RefusDeLaBase('DATABASE_URL mène à un PostgreSQL trop ancien : la plateforme demande la version 15 ou une plus récente.')
    const adresses = connecte.superutilisateur ? await parSuperutilisateur(admin, configuration) : await parProprietaire(admin, connecte, configuration)
    await verifierApplication(adresses.urlApplication, connecte)
    return adresses
  } finally {
    await admin.end({ timeout: 5 })
  }
}

async function parSuperutilisateur(admin: Sql, { mode, databaseUrl = '', databaseUrlApplication, dossierSecrets }: Configuration): Promise<Adresses> {
  if (mode === 'production')
    throw new RefusDeLaBase(
      `DATABASE_URL se connecte en superutilisateur, à qui la sécurité par ligne ne s’applique pas : la production le refuse. Préparez les comptes, puis connectez-vous avec ${PROPRIETAIRE} :\n${SQL_D_INSTALLATION}`,
    )
  const motsDePasse = motsDePasseDesRoles(dossierSecrets)
  await preparerRoles(admin, motsDePasse)
  await installerRoles(admin)
  return {
    urlProprietaire: avecCompte(databaseUrl, PROPRIETAIRE, motsDePasse.proprietaire),
    urlApplication: databaseUrlApplication ?? avecCompte(databaseUrl, APPLICATION, motsDePasse.application),
  }
}

async function parProprietaire(admin: Sql, { version }: Connecte, { databaseUrl = '', databaseUrlApplication, dossierSecrets }: Configuration): Promise<Adresses> {
  const motDePasse = databaseUrlApplication ? undefined : motsDePasseDesRoles(dossierSecrets).application
  await completerLesRoles(admin, version, motDePasse)
  return { urlProprietaire: databaseUrl, urlApplication: databaseUrlApplication ?? avecCompte(databaseUrl, APPLICATION, motDePasse ?? '') }
}

/** The third lock only holds if this account is bound by it. */
async function verifierApplication(urlApplication: string, { moi: proprietaire }: Connecte): Promise<void> {
  const application = ouvrirConnexions(urlApplication, { max: 1 })
  try {
    const { moi, superutilisateur } = await quiSuisJe(application, 'DATABASE_URL_APPLICATION')
    const [droits] = await application<{ membre: boolean; echappe: boolean; possede: boolean }[]>`
      select pg_has_role(current_user, ${APPLICATION}, 'usage') as membre, rolbypassrls as echappe,
             pg_has_role(current_user, ${proprietaire}, 'member') as possede
      from pg_roles where rolname = current_user`
    if (superutilisateur || droits?.echappe || droits?.possede)
      throw new RefusDeLaBase(`Le compte « ${moi} » de DATABASE_URL_APPLICATION échappe à la sécurité par ligne (superutilisateur, bypassrls ou propriétaire) : il en faut un autre.`)
    if (!droits?.membre) throw new RefusDeLaBase(`Le compte « ${moi} » de DATABASE_URL_APPLICATION n’a pas les droits de la plateforme : grant ${APPLICATION} to "${moi}"`)
  } finally {
    await application.end({ timeout: 5 })
  }
}

async function quiSuisJe(sql: Sql, variable: string): Promise<Connecte> {
  try {
    const [connecte] = await sql<Connecte[]>`
      select current_user::text as moi, rolsuper as superutilisateur, current_setting('server_version_num')::int as version
      from pg_roles where rolname = current_user`
    if (connecte) return connecte
    throw new Error('no current role')
  } catch (cause) {
    throw new RefusDeLaBase(`La base indiquée par ${variable} ne répond pas : ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function avecCompte(adresse: string, utilisateur: string, motDePasse: string): string {
  const url = new URL(adresse)
  url.username = utilisateur
  url.password = encodeURIComponent(motDePasse)
  return url.href
}

import type { Configuration } from '../configuration.js'
import type { Sql } from 'postgres'
import { ouvrirConnexions } from './connexions.js'
import { type Exigence, satisfaire } from './exigences.js'
import { motsDePasseDesRoles } from './mots-de-passe.js'
import { RefusDeLaBase } from './refus.js'
import { APPLICATION, DANS_LA_BASE, ouvrirALaConnexion, PROPRIETAIRE, ROLES } from './roles.js'

export type Adresses = { urlProprietaire: string; urlApplication: string }

type Connecte = { moi: string; superutilisateur: boolean; version: number }

/**
 * The two addresses of a real server. What the account of DATABASE_URL may not prepare itself is asked for, in SQL.
 * Whoever that account is, the tables belong to `plateforme_proprietaire`: the declaration's policies name it.
 */
export async function adressesReelles(configuration: Configuration): Promise<Adresses> {
  const { databaseUrl = '', databaseUrlApplication, dossierSecrets, mode } = configuration
  const admin = ouvrirConnexions(databaseUrl, { max: 1 })
  try {
    const connecte = await quiSuisJe(admin, 'DATABASE_URL')
    exigerUnServeurConvenable(connecte, mode)
    await satisfaire(admin, [...ROLES, ...DANS_LA_BASE])
    const urlApplication = databaseUrlApplication ?? (await adresseCreee(admin, databaseUrl, dossierSecrets))
    await verifierApplication(urlApplication)
    return { urlProprietaire: connecte.moi === PROPRIETAIRE ? databaseUrl : enQualiteDe(databaseUrl, PROPRIETAIRE), urlApplication }
  } finally {
    await admin.end({ timeout: 5 })
  }
}

function exigerUnServeurConvenable({ version, superutilisateur }: Connecte, mode: Configuration['mode']): void {
  if (version < 150_000)
    throw new RefusDeLaBase('DATABASE_URL mène à un PostgreSQL trop ancien : la plateforme demande la version 15 ou une plus récente.')
  if (superutilisateur && mode === 'production') {
    const preparation = [...ROLES, ...DANS_LA_BASE].map(({ sql }) => sql).filter(sql => !sql.includes('{'))
    throw new RefusDeLaBase(
      `DATABASE_URL se connecte en superutilisateur, ce que la production refuse. Préparez les comptes par les ordres suivants, donnez à ${PROPRIETAIRE} et à ${APPLICATION} un mot de passe, et connectez-vous avec eux :\n${preparation.map(sql => `  ${sql};`).join('\n')}`,
    )
  }
}

/** Without DATABASE_URL_APPLICATION, we give the role a password of our own, if we may. */
async function adresseCreee(admin: Sql, databaseUrl: string, dossierSecrets: string): Promise<string> {
  const { application } = motsDePasseDesRoles(dossierSecrets)
  try {
    await ouvrirALaConnexion(admin, APPLICATION, application)
  } catch (cause) {
    throw new RefusDeLaBase(
      `Le compte de DATABASE_URL ne peut pas donner de mot de passe à ${APPLICATION}. Un administrateur doit le faire, puis vous indiquerez ce compte par DATABASE_URL_APPLICATION :\n  alter role ${APPLICATION} login password '…';`,
      { cause },
    )
  }
  const url = new URL(databaseUrl)
  url.username = APPLICATION
  url.password = application
  return url.href
}

const NON_CONTRAINT: Exigence['si'] = `pg_has_role('${PROPRIETAIRE}', 'member') or (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)`

/** The third lock only holds if this account is bound by it. */
async function verifierApplication(urlApplication: string): Promise<void> {
  const application = ouvrirConnexions(urlApplication, { max: 1 })
  try {
    const { moi } = await quiSuisJe(application, 'DATABASE_URL_APPLICATION')
    const [droits] = await application.unsafe<{ libre: boolean; membre: boolean }[]>(
      `select ${NON_CONTRAINT} as libre, pg_has_role('${APPLICATION}', 'usage') as membre`,
    )
    if (droits?.libre)
      throw new RefusDeLaBase(
        `Le compte « ${moi} » de DATABASE_URL_APPLICATION échappe à la sécurité par ligne (superutilisateur, bypassrls ou propriétaire) : il en faut un autre.`,
      )
    if (!droits?.membre)
      throw new RefusDeLaBase(
        `Le compte « ${moi} » de DATABASE_URL_APPLICATION n’a pas les droits de la plateforme. Un administrateur doit exécuter :\n  grant ${APPLICATION} to "${moi}";`,
      )
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
    throw new RefusDeLaBase(`La base indiquée par ${variable} ne répond pas : ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** `options` is read by `psql` too, which does not take « + » for a space: hence none. */
function enQualiteDe(adresse: string, role: string): string {
  return `${adresse}${adresse.includes('?') ? '&' : '?'}options=-crole%3D${role}`
}

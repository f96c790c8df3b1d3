import type { Sql } from 'postgres'
import { type Exigence, satisfaire } from './exigences.js'
import type { MotsDePasse } from './mots-de-passe.js'

/** Owns the tables and runs the migrations. */
export const PROPRIETAIRE = 'plateforme_proprietaire'
/** Answers the requests, under row-level security. */
export const APPLICATION = 'plateforme_application'
/** Owns the views of the perimeters; nobody logs in under this name. */
const PERIMETRE = 'plateforme_perimetre'

// Since PostgreSQL 16, creating a role makes one its administrator, without the right to become it.
const DEVENIR = `case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end`

const existe = (role: string): Exigence => ({
  sql: `create role ${role} nologin`,
  si: `exists (select from pg_roles where rolname = '${role}')`,
})

/** What the whole server must hold. */
export const ROLES: readonly Exigence[] = [
  existe(PERIMETRE),
  existe(PROPRIETAIRE),
  existe(APPLICATION),
  { sql: `grant ${PERIMETRE} to ${PROPRIETAIRE}`, si: `pg_has_role('${PROPRIETAIRE}', '${PERIMETRE}', ${DEVENIR})` },
  { sql: `grant ${PROPRIETAIRE} to "{moi}"`, si: `pg_has_role('${PROPRIETAIRE}', ${DEVENIR})` },
]

/** What the database must hold: the owner builds in `public`, the two others enter it. */
export const DANS_LA_BASE: readonly Exigence[] = [
  {
    sql: `grant create on database "{base}" to ${PROPRIETAIRE}`,
    si: `has_database_privilege('${PROPRIETAIRE}', current_database(), 'create')`,
  },
  {
    sql: `alter schema public owner to ${PROPRIETAIRE}`,
    si: `has_schema_privilege('${PROPRIETAIRE}', 'public', 'create with grant option')`,
  },
  { sql: 'revoke create on schema public from public', si: `not has_schema_privilege('public', 'public', 'create')` },
  { sql: `grant usage on schema public to ${APPLICATION}`, si: `has_schema_privilege('${APPLICATION}', 'public', 'usage')` },
  { sql: `grant usage on schema public to ${PERIMETRE}`, si: `has_schema_privilege('${PERIMETRE}', 'public', 'usage')` },
]

/** Creates our database on a server of ours, with its roles and their passwords. @param admin a superuser. */
export async function creerBase(admin: Sql, nom: string, motsDePasse: MotsDePasse): Promise<void> {
  await satisfaire(admin, ROLES)
  await ouvrirALaConnexion(admin, PROPRIETAIRE, motsDePasse.proprietaire)
  await ouvrirALaConnexion(admin, APPLICATION, motsDePasse.application)
  const [existante] = await admin`select 1 from pg_database where datname = ${nom}`
  if (!existante) await admin.unsafe(`create database "${nom}" owner ${PROPRIETAIRE} encoding 'UTF8' template template0`)
}

/** Two starters may do it at once: PostgreSQL then refuses the second (« tuple concurrently updated »), who insists. */
export async function ouvrirALaConnexion(admin: Sql, role: string, motDePasse: string): Promise<void> {
  for (let essai = 1; ; essai++) {
    try {
      await admin.unsafe(`alter role ${role} login password '${motDePasse}'`)
      return
    } catch (cause) {
      if (essai === 5 || !(cause instanceof Error && cause.message.includes('concurrently'))) throw cause
    }
  }
}

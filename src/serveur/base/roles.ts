import type { Sql } from './connexions.js'
import type { MotsDePasse } from './mots-de-passe.js'

export const PROPRIETAIRE = 'plateforme_proprietaire'
export const APPLICATION = 'plateforme_application'
/** Owns the view of the perimeters; nobody logs in under this name. */
export const PERIMETRE = 'plateforme_perimetre'

/**
 * Creates or completes the three roles, none of them superuser, none of them above row-level security. The owner is a
 * member of `plateforme_perimetre`, to be able to give it views.
 * @param admin a superuser, in any database of the server.
 */
export async function preparerRoles(admin: Sql, motsDePasse: MotsDePasse): Promise<void> {
  const aucunPouvoir = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication'
  await creerRole(admin, PERIMETRE, `nologin ${aucunPouvoir}`)
  await creerRole(admin, PROPRIETAIRE, `login ${aucunPouvoir} password '${motsDePasse.proprietaire}'`)
  await creerRole(admin, APPLICATION, `login ${aucunPouvoir} password '${motsDePasse.application}'`)
  await insister(() => admin`grant ${admin(PERIMETRE)} to ${admin(PROPRIETAIRE)}`)
}

/**
 * Gives each role its place in a database: the owner builds in `public`, the application enters, nobody else does.
 * @param admin a superuser connected to that database.
 */
export async function installerRoles(admin: Sql): Promise<void> {
  const [{ base } = { base: '' }] = await admin<{ base: string }[]>`select current_database() as base`
  const nom = `"${base.replaceAll('"', '""')}"`
  await insister(() =>
    admin.unsafe(`
      grant connect, create, temporary on database ${nom} to ${PROPRIETAIRE};
      grant connect on database ${nom} to ${APPLICATION};
      revoke temporary on database ${nom} from public;
      alter schema public owner to ${PROPRIETAIRE};
      revoke all on schema public from public;
      grant usage on schema public to ${APPLICATION};
      grant usage on schema public to ${PERIMETRE}`),
  )
}

/** Creates a database unless it exists. */
export async function creerBase(admin: Sql, nom: string): Promise<void> {
  const [existe] = await admin`select 1 from pg_database where datname = ${nom}`
  if (existe) return
  await admin.unsafe(`create database "${nom}" owner ${PROPRIETAIRE}`)
}

async function creerRole(admin: Sql, nom: string, attributs: string): Promise<void> {
  await insister(() =>
    admin.unsafe(`
      do $$ begin create role ${nom}; exception when duplicate_object or unique_violation then null; end $$;
      alter role ${nom} ${attributs}`),
  )
}

/** Two starters that alter the same role at once: PostgreSQL refuses the second (« tuple concurrently updated »). */
async function insister<T>(ordre: () => PromiseLike<T>): Promise<T> {
  for (let essais = 1; ; essais++) {
    try {
      return await ordre()
    } catch (cause) {
      if (essais === 5 || !(cause instanceof Error && /concurrently|duplicate key/.test(cause.message))) throw cause
    }
  }
}

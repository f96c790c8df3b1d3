import type { Sql } from './connexions.js'
import { RefusDeLaBase } from './refus.js'
import { APPLICATION, PERIMETRE, PROPRIETAIRE } from './roles.js'

/** What a superuser runs once, before a production start. */
export const SQL_D_INSTALLATION = `  create role ${PERIMETRE} nologin;
  create role ${PROPRIETAIRE} login noinherit password '…';
  create role ${APPLICATION} login password '…';
  grant ${PERIMETRE} to ${PROPRIETAIRE};
  alter schema public owner to ${PROPRIETAIRE};
  grant usage on schema public to ${APPLICATION};
  grant usage, create on schema public to ${PERIMETRE};`

type Exigence = { sql: string; satisfaite: () => Promise<boolean> }

/**
 * Completes what the owner of DATABASE_URL may create by itself, and asks for the rest.
 * @param motDePasse of the application's role; `undefined` when DATABASE_URL_APPLICATION brings its own account.
 * @throws RefusDeLaBase with the exact SQL that somebody else has to run.
 */
export async function completerLesRoles(admin: Sql, version: number, motDePasse: string | undefined): Promise<void> {
  const manques: string[] = []
  for (const { sql, satisfaite } of exigences(admin, version)) {
    if (await satisfaite()) continue
    await admin.unsafe(sql).catch(() => {})
    if (!(await satisfaite())) manques.push(sql)
  }
  if (motDePasse !== undefined && !(await donnerMotDePasse(admin, motDePasse)))
    manques.push(`alter role ${APPLICATION} login password '…' -- puis indiquez ce compte par DATABASE_URL_APPLICATION`)
  if (manques.length > 0)
    throw new RefusDeLaBase(
      `Le compte de DATABASE_URL ne peut pas préparer lui-même la base. Un administrateur doit y exécuter :\n${manques.map(sql => `  ${sql};`).join('\n')}`,
    )
}

function exigences(sql: Sql, version: number): Exigence[] {
  const oui = async (requete: PromiseLike<readonly { oui: boolean }[]>) => (await requete.then(lignes => lignes[0]?.oui, () => false)) === true
  // Since PostgreSQL 16, creating a role makes one its administrator without the right to become it.
  const devenir = version >= 160_000 ? 'set' : 'member'
  return [
    { sql: `create role ${PERIMETRE} nologin`, satisfaite: () => oui(sql`select true as oui from pg_roles where rolname = ${PERIMETRE}`) },
    { sql: `create role ${APPLICATION} login`, satisfaite: () => oui(sql`select true as oui from pg_roles where rolname = ${APPLICATION}`) },
    {
      sql: `grant ${PERIMETRE} to current_user${version >= 160_000 ? ' with inherit false' : ''}`,
      satisfaite: () => oui(sql`select pg_has_role(${PERIMETRE}, ${devenir}) as oui`),
    },
    { sql: 'grant create on schema public to current_user', satisfaite: () => oui(sql`select has_schema_privilege('public', 'create') as oui`) },
    { sql: `grant usage on schema public to ${APPLICATION}`, satisfaite: () => oui(sql`select has_schema_privilege(${APPLICATION}, 'public', 'usage') as oui`) },
    {
      sql: `grant usage, create on schema public to ${PERIMETRE}`,
      satisfaite: () => oui(sql`select has_schema_privilege(${PERIMETRE}, 'public', 'create') as oui`),
    },
  ]
}

async function donnerMotDePasse(admin: Sql, motDePasse: string): Promise<boolean> {
  return admin.unsafe(`alter role ${APPLICATION} login password '${motDePasse}'`).then(
    () => true,
    () => false,
  )
}

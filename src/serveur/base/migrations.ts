import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ReservedSql } from 'postgres'
import type { Sql } from 'postgres'
import { RefusDeLaBase } from './refus.js'

/** The compiler does not carry `.sql` files: they are read where they are written (from `dist/src/serveur/base`). */
const DOSSIER = fileURLToPath(new URL('../../../../src/serveur/migrations/', import.meta.url))

/** « pltf », as a number: one key for every starter of the platform. */
const CLE_DU_VERROU = 0x706c7466

type Migration = { numero: number; nom: string; sql: string; empreinte: string }
type Passee = { numero: number; nom: string; empreinte: string }

/**
 * Applies the missing migrations, in order, one transaction each. Several starters may call it at once.
 * @returns the names of those just applied.
 * @throws RefusDeLaBase when an applied file was modified or is missing, or when one fails (the previous ones stay applied).
 */
export async function migrer(proprietaire: Sql, dossier = DOSSIER): Promise<string[]> {
  const fichiers = lireMigrations(dossier)
  const session = await proprietaire.reserve()
  try {
    await prendreSonTour(session)
    const passees = await lirePassees(session)
    refuserLesEcarts(fichiers, passees)
    const nouvelles = fichiers.filter(f => !passees.some(p => p.numero === f.numero))
    for (const migration of nouvelles) await appliquer(session, migration)
    return nouvelles.map(m => m.nom)
  } finally {
    await session`select pg_advisory_unlock_all()`.catch(() => {})
    session.release()
  }
}

function lireMigrations(dossier: string): Migration[] {
  const noms = readdirSync(dossier)
    .filter(nom => nom.endsWith('.sql'))
    .toSorted()
  const migrations = noms.map(nom => {
    const sql = readFileSync(join(dossier, nom), 'utf8').replaceAll('\r\n', '\n')
    return {
      numero: Number(/^(\d{4})_[a-z0-9-]+\.sql$/.exec(nom)?.[1]),
      nom,
      sql,
      empreinte: createHash('sha256').update(sql).digest('hex'),
    }
  })
  const malNommee = migrations.find((m, i) => m.numero !== i + 1)
  if (malNommee)
    throw new RefusDeLaBase(
      `La migration « ${malNommee.nom} » est mal nommée : on attend NNNN_phrase.sql, en minuscules et sans accent, numérotées de 0001 sans trou.`,
    )
  return migrations
}

/** Polled, never awaited inside PostgreSQL: a waiting lock and a concurrent index creation would block one another. */
async function prendreSonTour(session: ReservedSql): Promise<void> {
  for (;;) {
    const [tour] = await session<{ pris: boolean }[]>`select pg_try_advisory_lock(${CLE_DU_VERROU}) as pris`
    if (tour?.pris) return
    await attendre(200)
  }
}

async function lirePassees(session: ReservedSql): Promise<Passee[]> {
  await session`
    create table if not exists migration (
      numero int primary key, nom text not null, empreinte text not null, appliquee_le timestamptz not null default now())`
  return session<Passee[]>`select numero, nom, empreinte from migration order by numero`
}

/** What the migrations last made of a function: its whole definition. @throws when none makes it. */
export function definitionDe(fonction: string, dossier = DOSSIER): string {
  const [derniere] = lireMigrations(dossier)
    .flatMap(({ sql }) => sql.match(new RegExp(`create (or replace )?function ${fonction}\\([^;]*? as \\$\\$.*?\\$\\$;`, 'gs')) ?? [])
    .slice(-1)
  if (derniere === undefined) throw new Error(`Aucune migration ne définit la fonction ${fonction}.`)
  return derniere
}

function refuserLesEcarts(fichiers: Migration[], passees: Passee[]): void {
  for (const passee of passees) {
    const fichier = fichiers.find(f => f.numero === passee.numero)
    if (!fichier)
      throw new RefusDeLaBase(
        `La base a reçu la migration « ${passee.nom} », absente de cette version de la plateforme : elle a été servie par une version plus récente.`,
      )
    if (fichier.empreinte !== passee.empreinte)
      throw new RefusDeLaBase(
        `La migration « ${fichier.nom} » a été modifiée après son application. Une migration appliquée ne change plus : rétablissez-la et écrivez-en une nouvelle.`,
      )
  }
}

async function appliquer(session: ReservedSql, { numero, nom, sql, empreinte }: Migration): Promise<void> {
  try {
    await session`begin`
    await session.unsafe(sql)
    await session`insert into migration (numero, nom, empreinte) values (${numero}, ${nom}, ${empreinte})`
    await session`commit`
  } catch (cause) {
    await session`rollback`.catch(() => {})
    throw new RefusDeLaBase(
      `La migration « ${nom} » a échoué${ligne(cause, sql)} : ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

function ligne(cause: unknown, sql: string): string {
  const position = cause instanceof Error && 'position' in cause ? Number(cause.position) : Number.NaN
  return position > 0 ? ` à la ligne ${sql.slice(0, position).split('\n').length}` : ''
}

import { setTimeout as attendre } from 'node:timers/promises'
import type { ReservedSql, Sql } from 'postgres'
import { prendreLeTourDesArrivees } from '../../personnes/index.js'

/** Another import of the same organisation is under way. */
export class ImportEnCours extends Error {
  constructor(readonly organisation: string) {
    super(`Un import de ${organisation} est déjà en cours.`)
  }
}

const demander = async (session: ReservedSql, organisation: string): Promise<boolean> => {
  const [pris] = await session<{ pris: boolean }[]>`select pg_try_advisory_lock(hashtext('import'), hashtext(${organisation})) as pris`
  return pris?.pris ?? false
}

/**
 * Runs on a session that holds the turn of an organisation: one import at a time, and its lots on the very session that holds
 * the lock, so that losing one is losing both. Waits for its turn when asked to, else throws ImportEnCours.
 */
export async function aSonTour<T>(
  sql: Sql,
  organisation: string,
  { attendreSonTour }: { attendreSonTour: boolean },
  faire: (session: ReservedSql) => Promise<T>,
): Promise<T> {
  const session = await sql.reserve()
  try {
    while (!(await demander(session, organisation))) {
      if (!attendreSonTour) throw new ImportEnCours(organisation)
      await attendre(500)
    }
    return await faire(session)
  } finally {
    await session`select pg_advisory_unlock_all()`.catch(() => undefined)
    session.release()
  }
}

/** A lot goes along with those of others, in the hope of meeting none of their persons. */
export const parmiLesAutres = (session: ReservedSql) => session`select pg_advisory_xact_lock_shared(hashtext('lots'))`

/** The lot that met another one is done again when no other is under way, and nobody makes a person meanwhile: it cannot lose again to them. */
export async function seul(session: ReservedSql): Promise<void> {
  await session`select pg_advisory_xact_lock(hashtext('lots'))`
  await prendreLeTourDesArrivees(session)
}

/** One transaction on a reserved session. */
export async function enTransaction<T>(session: ReservedSql, faire: () => Promise<T>): Promise<T> {
  await session`begin`
  try {
    const fait = await faire()
    await session`commit`
    return fait
  } catch (erreur) {
    await session`rollback`.catch(() => undefined)
    throw erreur
  }
}

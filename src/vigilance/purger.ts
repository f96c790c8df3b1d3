import type { Sql } from 'postgres'

/** Days a person stays known to who read her: beyond, reading her again is something new [D]. */
const CONNUE_JOURS = 180

/** Days an opening in spite of a stop is kept with its reason, as long as logs may be (CNIL, délibération 2021-122). */
const BRIS_JOURS = 365

/** What counting no longer needs. Gives the rows taken away. */
export async function purgerLesComptes(proprietaire: Sql, instant: Date): Promise<number> {
  const faits = await Promise.all([
    proprietaire`delete from compte_de_vus where debut < ${instant}::timestamptz - interval '31 days'`,
    proprietaire`delete from connu where le < ${instant}::timestamptz::date - ${CONNUE_JOURS}::int`,
    proprietaire`delete from bris_de_glace where jusque < ${instant}::timestamptz - make_interval(days => ${BRIS_JOURS})`,
    proprietaire`delete from tolerance_de_vigilance where jusque < ${instant}::timestamptz - interval '31 days'`,
  ])
  return faits.reduce((n, { count }) => n + count, 0)
}

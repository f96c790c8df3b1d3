import type { Sql } from 'postgres'

const organisation = 'CD62'
const structure = 'CD62-UT-ARRAS'
const agent = 'moreau.denis|MOREAU|Denis'
const acteur = `${organisation}|moreau.denis`
const application = 'portail'
/** Persons read for the first time, hour after hour, the last one as it was when it was stopped. */
const heures = [6, 9, 4, 0, 12, 11, 38, 40]

/** An account that read too many persons one night, for a supervisor to find; nothing again of what is already there. */
export async function chargerLaVigilance(proprietaire: Sql, instant: Date): Promise<void> {
  const [deja] = await proprietaire`select from alerte where agent = ${agent}`
  if (deja) return
  await proprietaire.begin(async sql => {
    const [alerte] = await sql<{ id: string }[]>`
      insert into alerte ${sql({ organisation, structure, agent, application, genre: 'agent', horizon: 'heure', mesure: 'nouveaux', valeur: 41, limite: 40, le: instant })}
      returning id`
    await sql`insert into blocage ${sql({ portee: 'agent', cible: acteur, organisation, palier: 'arret', motif: 'beaucoup de personnes jamais suivies, en une heure', depuis: instant, par: 'vigilance', alerte: alerte?.id ?? null })}`
    await sql`
      insert into compte_de_vus
      select ${acteur}, 'heure', date_trunc('hour', ${instant}::timestamptz) - make_interval(hours => ${heures.length} - rang::int), 0, n, n
      from unnest(${heures}::int[]) with ordinality u(n, rang)`
    await sql`
      insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
      select ${`${organisation}|petit.paul`}, h, 60, ${instant}::timestamptz + interval '10 days', 'FT|girard.paule|GIRARD|Paule', 'Reprise du portefeuille de Denis Moreau'
      from unnest(array['heure', 'jour', 'semaine', 'mois']) h`
  })
}

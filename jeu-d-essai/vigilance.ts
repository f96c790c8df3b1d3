import type { Sql } from 'postgres'

const organisation = 'CD62'
const structure = 'CD62-UT-ARRAS'
const agent = 'moreau.denis|MOREAU|Denis'
const acteur = `${organisation}|moreau.denis`
const application = 'portail'
/** Persons read for the first time, hour after hour, the last one as it was when it was stopped. */
const heures = [6, 9, 4, 0, 12, 11, 38, 40]

/** The investigation on it, once the journal has a seal to keep the evidence under. */
async function enqueter(proprietaire: Sql, instant: Date): Promise<void> {
  const par = 'FT|girard.paule|GIRARD|Paule'
  const [ouverte] = await proprietaire<{ numero: number }[]>`
    insert into enquete (alerte, organisation, agent, application, etat, du, au, note, ouverte_le, ouverte_par)
    select a.id, a.organisation, a.agent, a.application, 'ouverte', a.le - interval '30 days', ${instant}, s.note, ${instant}, ${par}
    from alerte a, (select note from sceau order by rang desc limit 1) s where a.agent = ${agent} on conflict do nothing returning numero`
  if (!ouverte) return
  const texte = 'Denis Moreau travaillait-il cette nuit-là, et avec quel poste ?'
  await proprietaire`insert into fait_d_enquete ${proprietaire({ enquete: ouverte.numero, le: instant, par, evenement: 'questionner', texte })}`
}

/** An account that read too many persons one night, for a supervisor to find; nothing again of what is already there. */
export async function chargerLaVigilance(proprietaire: Sql, instant: Date): Promise<void> {
  const [deja] = await proprietaire`select from alerte where agent = ${agent}`
  if (deja) return enqueter(proprietaire, instant)
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
      insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif, annonce)
      select ${`${organisation}|petit.paul`}, h, 60, ${instant}::timestamptz + interval '10 days', 'FT|girard.paule|GIRARD|Paule', 'Reprise du portefeuille de Denis Moreau', a.id
      from unnest(array['heure', 'jour', 'semaine', 'mois']) h, (select gen_random_uuid() as id) a`
  })
  await enqueter(proprietaire, instant)
}

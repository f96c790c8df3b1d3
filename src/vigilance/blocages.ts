import type { ISql, Sql } from 'postgres'
import { annoncer } from '../acces/index.js'
import type { Palier, Portee } from './formes.js'

export type BlocageEnCours = {
  id: string
  portee: Portee
  cible: string
  palier: Palier
  motif: string
  depuis: Date
  par: string
  demandeDeLeveePar: string | null
}

/** Everything kept out today, the latest first. */
export const blocagesEnCours = (sql: ISql) => sql<BlocageEnCours[]>`
  select id, portee, cible, palier, motif, depuis, par, demande_de_levee_par as "demandeDeLeveePar" from blocage where leve_le is null
  order by depuis desc`

type Nouveau = { portee: Portee; cible: string; motif: string; par: string }

/** Stops at once an agent, an application, a structure or an organisation; whoever is already stopped stays so. */
export const bloquer = (application: Sql, { portee, cible, motif, par }: Nouveau, instant: Date): Promise<void> =>
  application.begin(async sql => {
    await sql`insert into blocage ${sql({ portee, cible, palier: 'arret', motif, depuis: instant, par })}
      on conflict (portee, cible, palier) where leve_le is null do nothing`
    await annoncer(sql)
  })

export type IssueDeLevee = 'demandee' | 'levee' | 'inconnue' | 'meme-personne'

/** Two persons open again: the first asks, another one decides. */
export const lever = (application: Sql, { id, par }: { id: string; par: string }, instant: Date): Promise<IssueDeLevee> =>
  application.begin(async (sql): Promise<IssueDeLevee> => {
    const [b] = await sql<{ demande: string | null }[]>`
      select demande_de_levee_par as demande from blocage where id = ${id} and leve_le is null for update`
    if (!b) return 'inconnue'
    if (b.demande === null) {
      await sql`update blocage set demande_de_levee_par = ${par} where id = ${id}`
      return 'demandee'
    }
    if (b.demande === par) return 'meme-personne'
    await sql`update blocage set leve_le = ${instant}, leve_par = ${par} where id = ${id}`
    await annoncer(sql)
    return 'levee'
  })

type Tolerance = { acteur: string; personnes: number; jours: number; motif: string; par: string }

/** What somebody announced beforehand: a caseload taken over, a list to be carried away. */
export async function tolerer(sql: Sql, { acteur, personnes, jours, motif, par }: Tolerance, instant: Date): Promise<void> {
  await sql`insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
    select ${acteur}, h, ${personnes}, ${instant}::timestamptz + make_interval(days => ${jours}), ${par}, ${motif}
    from unnest(array['heure', 'jour', 'semaine', 'mois']) h`
}

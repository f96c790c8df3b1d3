import type { ISql } from 'postgres'
import { type Genre, type Horizon, type Mesure, type Palier, paliers } from './formes.js'
import { seuils } from './seuils/seuils.js'

export type Alerte = {
  id: string
  genre: Genre
  horizon: Horizon
  mesure: Mesure
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  /** The line a signal was counted on; null for all of them together. */
  ligne: string | null
  valeur: number
  limite: number
  le: Date
  /** The strongest of what was done because of it and lasts, else of what was done; null when it only tells. */
  suite: { palier: Palier; enCours: boolean } | null
}

/** Days during which the list shows an alert; its page stays. */
const VISIBLE_JOURS = 90

const colonnes = (sql: ISql) => sql`
  a.id, a.genre, a.horizon, a.mesure, a.organisation, a.structure, a.agent, a.application, a.ligne, a.valeur, a.limite, a.le,
  (select jsonb_build_object('palier', b.palier, 'enCours', b.leve_le is null) from blocage b where b.alerte = a.id
    order by b.leve_le is null desc, array_position(${[...paliers]}::text[], b.palier) desc limit 1) as suite`

/** The latest first; `organisation` null for all. */
export const alertes = (sql: ISql, organisation: string | null, instant: Date) => sql<Alerte[]>`
  select ${colonnes(sql)} from alerte a
  where (${organisation}::text is null or a.organisation = ${organisation})
    and a.le > ${instant}::timestamptz - make_interval(days => ${VISIBLE_JOURS})
  order by a.le desc limit 200`

export async function lireLAlerte(sql: ISql, organisation: string | null, id: string): Promise<Alerte | undefined> {
  const [alerte] = await sql<Alerte[]>`
    select ${colonnes(sql)} from alerte a where a.id = ${id} and (${organisation}::text is null or a.organisation = ${organisation})`
  return alerte
}

const motifsPropres: Readonly<Partial<Record<Mesure, string>>> = {
  'bris-de-glace': 'un dossier ouvert malgré un arrêt, pour la personne présente',
  refus: 'beaucoup de demandes refusées, en un jour',
  introuvables: 'beaucoup de personnes cherchées en vain, en un jour',
  'hors-heures': 'beaucoup de personnes lues la nuit ou en fin de semaine',
  connues: 'une personne en vue, ou une relation déclarée, a été lue',
  collegues: 'le dossier d’un collègue, ou le sien, a été lu',
}

/** What the threshold that was passed says; a threshold since withdrawn says nothing more. */
export const motifDe = ({ genre, horizon, mesure }: Pick<Alerte, 'genre' | 'horizon' | 'mesure'>): string =>
  motifsPropres[mesure] ?? seuils.find(s => s.genre === genre && s.horizon === horizon && s.mesure === mesure)?.motif ?? 'un seuil dépassé'

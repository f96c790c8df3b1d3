import type { ISql } from 'postgres'
import type { Alerte } from './alertes.js'
import { plusJours } from '../droit/jours.js'
import { auJour } from '../droit/parametres/parametre.js'
import { heuresOuvrables, type Signal, signaux } from '../droit/parametres/signaux.js'
import { jourDe } from '../moteur/moteur.js'
import { acteurDe } from '../acces/index.js'
import type { Mesure } from './formes.js'
import { compterLesSignaux } from './signaux/compter.js'

/** `quand`: an instant for an hour, a legal day (AAAA-MM-JJ) otherwise. `valeur`: what was compared with the limit at that moment. */
export type Point = { quand: string; valeur: number }
export type Image = { pas: 'heure' | 'jour'; points: Point[] }

/** What was counted before the alert, step by step, as the threshold counts it. What was refused is only in the last one. */
export async function imageDe(sql: ISql, alerte: Alerte): Promise<Image> {
  const pas = alerte.horizon === 'heure' ? 'heure' : 'jour'
  const propre = { acteurs: arrivees, 'bris-de-glace': bris } as Partial<Record<Mesure, typeof bris>>
  const compter = estUnSignal(alerte.mesure) ? releves : (propre[alerte.mesure] ?? (pas === 'heure' ? parHeure : parJour))
  const points = await compter(sql, alerte)
  const dernier = points.at(-1)
  if (dernier) dernier.valeur = Math.max(dernier.valeur, alerte.valeur)
  return { pas, points }
}

const compte = (sql: ISql, { mesure }: Alerte) => (mesure === 'tous' ? sql`c.tous` : sql`c.nouveaux`)

const parHeure = (sql: ISql, alerte: Alerte) => sql<Point[]>`
  select to_char(h at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as quand, coalesce(sum(${compte(sql, alerte)}), 0)::int as valeur
  from generate_series(date_trunc('hour', ${alerte.le}::timestamptz) - interval '23 hours', ${alerte.le}::timestamptz, interval '1 hour') h
  left join compte_de_vus c on c.acteur = ${acteurDe(alerte)} and c.horizon = 'heure' and c.debut = h
  group by h order by h`

/** Each day with those that the threshold adds to it. */
const parJour = (sql: ISql, alerte: Alerte) => sql<Point[]>`
  select j::date::text as quand, coalesce(sum(${compte(sql, alerte)}), 0)::int as valeur
  from ${jours(sql, alerte)} j
  left join compte_de_vus c on c.acteur = ${acteurDe(alerte)} and c.horizon = 'jour'
    and (c.debut at time zone 'Europe/Paris')::date between j::date - ${AVANT[alerte.horizon]}::int and j::date
  group by j order by j`

const arrivees = (sql: ISql, alerte: Alerte) => sql<Point[]>`
  select j::date::text as quand, count(v.acteur)::int as valeur
  from ${jours(sql, alerte)} j
  left join acteur_vu v on v.application = ${alerte.application} and v.depuis = j::date
  group by j order by j`

const bris = (sql: ISql, alerte: Alerte) => sql<Point[]>`
  select j::date::text as quand, count(b.id)::int as valeur
  from ${jours(sql, alerte)} j
  left join bris_de_glace b on b.acteur = ${acteurDe(alerte)} and (b.depuis at time zone 'Europe/Paris')::date = j::date
  group by j order by j`

const estUnSignal = (mesure: Mesure): mesure is Signal => (signaux as readonly string[]).includes(mesure)

/** The same reading of the journal as the one that found it. */
async function releves(sql: ISql, alerte: Alerte): Promise<Point[]> {
  const au = jourDe(alerte.le)
  const { mesure, organisation, ligne } = alerte
  if (!estUnSignal(mesure)) return []
  const periode = { du: plusJours(au, -29), au, organisation, acteur: acteurDe(alerte) }
  const comptes = await compterLesSignaux(sql, periode, auJour(heuresOuvrables, au))
  return Array.from({ length: 30 }, (_, i) => {
    const quand = plusJours(au, i - 29)
    return { quand, valeur: comptes.find(c => c.jour === quand && c.ligne === ligne)?.[mesure] ?? 0 }
  })
}

const jours = (sql: ISql, { le }: Alerte) => sql`
  generate_series((${le}::timestamptz at time zone 'Europe/Paris')::date - 29, (${le}::timestamptz at time zone 'Europe/Paris')::date, interval '1 day')`

/** Days before this one that a threshold counts with it. */
const AVANT = { heure: 0, jour: 0, semaine: 6, mois: 29 } as const

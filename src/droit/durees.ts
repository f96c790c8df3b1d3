import type { Texte } from './textes.js'

export type Duree = { mois: number; phrase: string }
export const mois = (n: number): Duree => ({ mois: n, phrase: `${n} mois` })
export const ans = (n: number): Duree => ({ mois: n * 12, phrase: n === 1 ? 'un an' : `${n} ans` })

/** The event a retention period runs from: a sentence for the jurist, an SQL date expression over `cible` for the purge. */
export type Depart = { phrase: string; sql: string }

export type Conservation = { duree: Duree; depuis: Depart; puis: 'suppression' | 'anonymisation'; texte: Texte }

/** What of a row is kept less long than the rest: emptied on its own day. */
export type Effacement = Omit<Conservation, 'puis'>

export const finDInscription: Depart = {
  phrase: 'la cessation d’inscription',
  sql: `(select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit')`,
}

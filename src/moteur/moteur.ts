import type { Sql } from 'postgres'
import type { Politique } from './autorisation.js'
import type { Trousseau } from './chiffrement.js'
import type { Identifiants } from './identifiants.js'
import type { NumerosDesLignes } from './installation.js'

/** What the engine needs to run a line. Time is an argument: deadlines are tested by moving the clock. */
export type Moteur = {
  /** The application's role: neither owner nor superuser, bound by row-level security. */
  sql: Sql
  numeros: NumerosDesLignes
  identifiants: Identifiants
  chiffrement: Trousseau
  politique: Politique
  horloge: () => Date
}

const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

// Several times a reading, and the same for a minute: a zone is only ever moved by whole minutes.
let dit = { minute: Number.NaN, jour: '' }

/** Legal day: a civil date in Paris. */
export function jourDe(instant: Date): string {
  const minute = Math.floor(instant.getTime() / 60_000)
  if (minute !== dit.minute) dit = { minute, jour: paris.format(instant) }
  return dit.jour
}
export const aujourdHui = (moteur: Moteur): string => jourDe(moteur.horloge())

/** Last second of a legal day: Paris is one or two hours ahead of UTC. */
export function finDuJour(jour: string): Date {
  const hiver = new Date(`${jour}T22:59:59Z`)
  return jourDe(hiver) === jour ? hiver : new Date(`${jour}T21:59:59Z`)
}

const heureDeParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' })
/** Date and hour in Paris, without zone: `AAAA-MM-JJTHH:MM:SS`. */
export const instantLocal = (instant: Date): string => heureDeParis.format(instant).replace(' ', 'T')

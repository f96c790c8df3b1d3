import type { Genre, Horizon, Mesure, Palier } from '../formes.js'

/** What is compared to a limit, and what follows when it is passed. */
export type Seuil = { genre: Genre; horizon: Horizon; mesure: Mesure; limite: number; suite: Palier; motif: string }

/**
 * Persons read by one actor. « Nouveaux »: those it had never read. No text sets these numbers: they are ours [D], to be tuned on what each
 * organisation really does (CNIL, délibération 2021-122 on logging; SAN-2026-003: measures must be real and looked at).
 */
// biome-ignore format: a table is read in columns
export const seuils: readonly Seuil[] = [
  { genre: 'agent',         horizon: 'heure',   mesure: 'nouveaux', limite: 40,     suite: 'second-facteur', motif: 'beaucoup de personnes jamais suivies, en une heure' },
  { genre: 'agent',         horizon: 'heure',   mesure: 'tous',     limite: 120,    suite: 'second-facteur', motif: 'beaucoup de personnes, en une heure' },
  { genre: 'agent',         horizon: 'jour',    mesure: 'nouveaux', limite: 80,     suite: 'motif',          motif: 'beaucoup de personnes jamais suivies, en un jour' },
  { genre: 'agent',         horizon: 'jour',    mesure: 'tous',     limite: 200,    suite: 'motif',          motif: 'beaucoup de personnes, en un jour' },
  { genre: 'agent',         horizon: 'semaine', mesure: 'nouveaux', limite: 120,    suite: 'arret',          motif: 'beaucoup de personnes jamais suivies, en une semaine' },
  { genre: 'agent',         horizon: 'mois',    mesure: 'nouveaux', limite: 180,    suite: 'arret',          motif: 'beaucoup de personnes jamais suivies, en un mois' },
  { genre: 'agent-inconnu', horizon: 'heure',   mesure: 'nouveaux', limite: 15,     suite: 'arret',          motif: 'un agent que personne ne connaît, et beaucoup de personnes' },
  { genre: 'agent-inconnu', horizon: 'jour',    mesure: 'nouveaux', limite: 30,     suite: 'arret',          motif: 'un agent que personne ne connaît, et beaucoup de personnes' },
  { genre: 'application',   horizon: 'jour',    mesure: 'acteurs',  limite: 10,     suite: 'arret',          motif: 'beaucoup d’agents inconnus, en un jour' },
  { genre: 'programme',     horizon: 'heure',   mesure: 'nouveaux', limite: 5_000,  suite: 'arret',          motif: 'beaucoup de personnes jamais lues, en une heure' },
  { genre: 'programme',     horizon: 'jour',    mesure: 'nouveaux', limite: 20_000, suite: 'arret',          motif: 'beaucoup de personnes jamais lues, en un jour' },
]

/** Actors of one organisation alerted within an hour: from so many on, they are taken for one. */
export const ENSEMBLE = { acteurs: 4, minutes: 60 }

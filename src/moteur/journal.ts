import type { ISql, PendingQuery, Row } from 'postgres'
import type { Appelant } from './appelant.js'
import type { Ligne } from './lignes.js'
import type { Moteur } from './moteur.js'

export const issues = {
  servi: 'donnée servie',
  invisible: 'personne inconnue ou hors du périmètre',
  interdit: 'échange non ouvert à l’appelant',
  ecrit: 'donnée écrite',
  reconnue: 'personne déjà connue, désormais suivie par qui la fait connaître',
  inchange: 'correction qui ne change rien',
  rejoue: 'première réponse rendue à une requête répétée',
  rejete: 'requête refusée',
  conteste: 'donnée contestée par la personne',
  'contestation-lue': 'contestation d’une donnée lue',
  repondu: 'réponse donnée à la contestation d’une donnée',
  'a-faire': 'liste de ce qu’il y a à faire pour la personne',
  averti: 'averti qu’une donnée a changé',
  reuni: 'dossiers réunis',
  separe: 'dossiers séparés',
  'hors-perimetre': 'personne trouvée, non rattachée à l’appelant',
  'bris-de-glace': 'dossier ouvert par un agent arrêté, qui a écrit pourquoi',
} as const
export type Issue = keyof typeof issues

export type Trace = { ligne: Ligne; appelant: Appelant; usagers: readonly (bigint | null)[]; issue: Issue; champs?: readonly string[] }

/** Adds to the journal in the caller's transaction: names of fields, never a value. */
export async function journaliser(sql: ISql, moteur: Moteur, trace: Trace): Promise<void> {
  await rangsDuJournal(sql, moteur, trace)
}

/** The same, as a part of another statement. */
export function rangsDuJournal(sql: ISql, moteur: Moteur, { ligne, appelant: a, usagers, issue, champs }: Trace): PendingQuery<Row[]> {
  return sql`
    insert into journal (ligne, organisation, structure, agent, application, usager_id, champs, issue, correlation)
    select ${moteur.numeros.get(ligne.code) ?? null}::int, ${a.organisation}, ${a.structure}, ${a.agent}, ${a.application}, u,
      ${champs ? [...champs] : null}::text[], ${issue}, ${a.correlation}
    from unnest(${usagers.map(u => u?.toString() ?? null)}::bigint[]) u`
}

/** Keys row-level security to one actor, on a legal day (today in Paris unless given), for the rest of the transaction. */
export async function agirPour(sql: ISql, appelant: Pick<Appelant, 'organisation' | 'personne'>, jour = ''): Promise<void> {
  await sql`select set_config('plateforme.organisations', ${appelant.organisation}, true),
    set_config('plateforme.personnes', ${appelant.personne?.toString() ?? ''}, true),
    set_config('plateforme.jour', ${jour}, true)`
}

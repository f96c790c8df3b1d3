import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { introuvable, Probleme } from './probleme.js'
import { aujourdHui, type Moteur } from './moteur.js'
import { agirPour } from './journal.js'

/** Makes one file of two, in a transaction keyed to the caller, who must follow both. Returns the name of what can be undone. */
export async function fusionner(sql: ISql, moteur: Moteur, a: Appelant, garde: bigint, absorbe: bigint): Promise<string> {
  const id = randomUUID()
  await sql`select reunir_dossiers(${id}, ${garde.toString()}, ${absorbe.toString()}, ${moteur.horloge().toISOString()}::timestamptz,
    ${a.organisation}, ${a.structure}, ${a.agent}, ${a.application})`.catch(expliquer)
  return id
}

/**
 * Parts two files again: each is as it was, but for what was written on the kept one meanwhile, which stays there.
 * Returns how many rows stayed.
 */
export async function defusionner(sql: ISql, moteur: Moteur, a: Appelant, fusion: string): Promise<number> {
  const [fait] = await sql<{ restees: number }[]>`
    select separer_dossiers(${fusion}, ${moteur.horloge().toISOString()}::timestamptz, ${a.organisation}, ${a.agent}) as restees`.catch(
    expliquer,
  )
  return fait?.restees ?? 0
}

const phrases: Readonly<Record<string, () => Probleme>> = {
  PF001: () => new Probleme(409, 'dossier-fusionne', 'L’un de ces dossiers a déjà été réuni à un autre.'),
  PF002: introuvable,
  PF003: () => new Probleme(404, 'introuvable', 'Cette réunion de dossiers n’existe pas, ou a déjà été défaite.'),
}

function expliquer(erreur: unknown): never {
  const code = erreur instanceof Error && 'code' in erreur ? String(erreur.code) : ''
  throw phrases[code]?.() ?? erreur
}

/**
 * Why a person is not found, asked only once she is not, in a transaction keyed to the caller: her file may have been made one
 * with another, which is said (410) to who follows that one, with its identifier. To anybody else she simply does not exist.
 */
export async function absence(sql: ISql, moteur: Moteur, appelant: Appelant, usager: bigint): Promise<Probleme> {
  const jour = aujourdHui(moteur)
  const [trouve] = await sql<{ garde: string }[]>`
    select distinct s.usager_id as garde from suivi s
    where s.usager_id = (select dossier_vivant(id) from usager where id = ${usager.toString()} and fusionne_dans is not null)
      and s.du <= ${jour} and (s.au is null or s.au >= ${jour})`
  if (!trouve) return introuvable()
  const identifiant = moteur.identifiants.pour(appelant.organisation, BigInt(trouve.garde))
  return new Probleme(410, 'dossier-fusionne', `Ce dossier a été réuni à un autre, que vous suivez sous l’identifiant ${identifiant}.`)
}

/** The same, for who is in no transaction any more. */
export const absenceConstatee = async (moteur: Moteur, appelant: Appelant, usager: bigint): Promise<Probleme> =>
  moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, aujourdHui(moteur))
    return absence(sql, moteur, appelant, usager)
  })

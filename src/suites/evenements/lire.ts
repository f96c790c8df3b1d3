import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import type { GenreDEvenement } from '../../moteur/evenements.js'
import type { Ligne } from '../../moteur/lignes.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { conditionDAvis } from './portee.js'

/** `usager` is the file that stands for the person; `autre`, the one made one with it. */
export type Evenement = {
  position: bigint
  usager: bigint
  autre: bigint | null
  ressource: string
  numero: number | null
  version: number | null
  genre: GenreDEvenement
  instant: Date
}
/**
 * `position`: where to go on from; it moves on even when nothing on the way was for this reader. `suite`: there may be more at once.
 * `lacune`: some of what the reader had not read yet has been erased.
 */
export type Lot = { evenements: Evenement[]; position: bigint; suite: boolean; lacune: boolean }

/** Events looked at by one statement, and statements of one call: what bounds a call of whom little concerns. */
const PAS = 10_000n
const TOURS = 3

const moindre = (a: bigint, b: bigint) => (a < b ? a : b)

/**
 * The events after a position that the lines let this reader know of, in order. To be used in a transaction keyed to the reader. Nothing
 * is skipped, whoever is writing meanwhile: it stops before the first number of a transaction under way.
 */
export async function lireLesEvenements(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  lignes: readonly Ligne[],
  { apres, limite }: { apres: bigint; limite: number },
): Promise<Lot> {
  const [bornes] = await sql<{ dernier: string; efface: string }[]>`
    select horizon_des_evenements() as dernier, jusqua as efface from evenements_effaces`
  const [dernier, efface] = [BigInt(bornes?.dernier ?? 0), BigInt(bornes?.efface ?? 0)]
  const lacune = apres < efface
  const evenements: Evenement[] = []
  let position = lacune ? efface : apres
  for (let tour = 0; tour < TOURS && position < dernier && evenements.length < limite; tour++) {
    const fin = moindre(dernier, position + PAS)
    const manquent = limite - evenements.length
    const entre = ['e.id > $5 and e.id <= $6 order by e.id limit $7', position.toString(), fin.toString(), manquent] as const
    const lus = await choisir(sql, moteur, a, lignes, entre)
    evenements.push(...lus)
    position = lus.length === manquent ? (lus.at(-1)?.position ?? fin) : fin
  }
  return { evenements, position, suite: position < dernier, lacune }
}

type Rang = Omit<Evenement, 'position' | 'usager' | 'autre'> & { position: string; usager: string; autre: string | null }

/** Those of these events that the reader may be told of now. */
export const relireLesEvenements = (
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  lignes: readonly Ligne[],
  positions: readonly bigint[],
): Promise<Evenement[]> => choisir(sql, moteur, a, lignes, ['e.id = any ($5::bigint[]) order by e.id', positions.map(String)])

type Choix = readonly [condition: string, ...parametres: (string | number | string[])[]]

async function choisir(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  lignes: readonly Ligne[],
  [condition, ...parametres]: Choix,
): Promise<Evenement[]> {
  const dossier = 'case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end'
  const rangs = (await sql.unsafe(
    `select e.id as position, cible.usager_id::text as usager, e.autre, e.ressource, e.numero, e.version, e.genre, e.instant
     from (select $1::text as organisation, $2::text as structure, $3::bigint as personne, $4::date as jour) acteur,
      evenement e join usager u on u.id = e.usager_id, lateral (select ${dossier} as usager_id, e.ressource, e.champs) cible
     where (${conditionDAvis(lignes)}) and ${condition}`,
    [a.organisation, a.structure, a.personne?.toString() ?? null, aujourdHui(moteur), ...parametres],
  )) as unknown as Rang[]
  return rangs.map(r => ({
    ...r,
    position: BigInt(r.position),
    usager: BigInt(r.usager),
    autre: r.autre === null ? null : BigInt(r.autre),
  }))
}

import type { ISql, Sql } from 'postgres'

export type MetierTrouve = { codeAppellation: string; appellation: string; codeRome: string; metier: string }

const enMots = (texte: string): string[] =>
  texte
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^a-z0-9]+/)
    .filter(m => m !== '')
    .slice(0, 8)

/**
 * Métiers whose label, or that of their family, holds each of these words or begins one with it: without accent, in any order. Those
 * whose own label does come first, then the principal ones, then the shortest.
 */
export async function chercherUnMetier(
  sql: Sql,
  texte: string,
  limite: number,
): Promise<{ elements: MetierTrouve[]; version: string | null }> {
  const mots = enMots(texte)
  const requete = mots.map(m => `${m}:*`).join(' & ')
  const [charge] = await sql<{ version: string }[]>`select version from referentiel_charge where nom = 'rome'`
  if (mots.length === 0) return { elements: [], version: charge?.version ?? null }
  const elements = await sql<MetierTrouve[]>`
    select code as "codeAppellation", libelle as appellation, code_rome as "codeRome", metier from appellation_rome
    where to_tsvector('simple'::regconfig, mots_des_noms(libelle || ' ' || metier)) @@ to_tsquery('simple'::regconfig, ${requete})
    order by to_tsvector('simple'::regconfig, mots_des_noms(libelle)) @@ to_tsquery('simple'::regconfig, ${requete}) desc,
      principale desc, length(libelle), libelle limit ${limite}`
  return { elements: [...elements], version: charge?.version ?? null }
}

/** What the directory says of a métier and of an appellation; null when none was loaded. */
export async function connaitre(
  sql: ISql,
  { codeRome, codeAppellation }: { codeRome: string | null; codeAppellation: string | null },
): Promise<{ metierConnu: boolean; romeDeLAppellation: string | undefined } | null> {
  const [su] = await sql<{ charge: boolean; metier: boolean; rome: string | null }[]>`
    select exists (select from appellation_rome) as charge,
      exists (select from appellation_rome where code_rome = ${codeRome}) as metier,
      (select code_rome from appellation_rome where code = ${codeAppellation}) as rome`
  return su?.charge ? { metierConnu: su.metier, romeDeLAppellation: su.rome ?? undefined } : null
}

/** How a métier is called: its appellation, else its family, else its code. */
export async function intituleDuMetier(
  sql: ISql,
  { codeRome, codeAppellation }: { codeRome: string; codeAppellation: string },
): Promise<string> {
  const [su] = await sql<{ libelle: string }[]>`
    select case when code = ${codeAppellation} then libelle else metier end as libelle from appellation_rome
    where code_rome = ${codeRome} order by code = ${codeAppellation} desc limit 1`
  return su?.libelle ?? `Métier ${codeRome}`
}

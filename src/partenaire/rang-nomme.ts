import type { ISql } from 'postgres'

type Nomme = {
  usager: bigint
  ressource: string
  identifiant: string
  /** How the contract calls a row of a file, for that organisation. */
  nommer: (usager: bigint, numero: number) => string
}

/**
 * Which of these rows of hers is so called: by the name it has, or by the one it had in a file since made one with this one, which a partner that
 * kept it goes on saying. Undefined when none is.
 */
export async function rangNomme<R extends { numero: number }>(
  sql: ISql,
  rangs: readonly R[],
  { usager, ressource, identifiant, nommer }: Nomme,
): Promise<R | undefined> {
  const present = rangs.find(r => nommer(usager, r.numero) === identifiant)
  if (present || rangs.length === 0) return present
  const anciens = await sql<{ numero: number; dossier: string; ancien: number }[]>`
    select numero, dossier::text, ancien from anciens_rangs(${usager.toString()}, ${ressource})`
  const venu = anciens.find(a => nommer(BigInt(a.dossier), a.ancien) === identifiant)
  return rangs.find(r => r.numero === venu?.numero)
}

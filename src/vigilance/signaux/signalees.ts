import type { ISql } from 'postgres'

/** Exact keys of one person. `nirEmpreinte`: keyed fingerprint of her NIR. */
export type CleDePersonne = { nirEmpreinte: Buffer } | { numeroFranceTravail: string }

/** `acteur`: the agent whose relation she is; null for a person of public note, whoever reads her. `organisation`: null for all. */
export type Signalee = {
  id: string
  organisation: string | null
  acteur: string | null
  nom: string
  prenom: string
  /** By a number that is hers alone: her names only say whom to who reads the list. */
  parNumero: boolean
  motif: string
  par: string
  le: Date
}

export const signalees = (sql: ISql, organisation: string | null) => sql<Signalee[]>`
  select id, organisation, acteur, nom, prenom, dossiers is not null as "parNumero", motif, par, le from personne_signalee
  where retiree_le is null and (${organisation}::text is null or organisation = ${organisation}) order by nom, prenom limit 1000`

type Nouvelle = Omit<Signalee, 'id' | 'parNumero'> & { cle: CleDePersonne | null }

/** Her number is looked up at once and not kept; what it found is not told, not even whether it did. */
export async function signaler(sql: ISql, { cle, organisation, acteur, nom, prenom, motif, par, le }: Nouvelle): Promise<string> {
  const [posee] = await sql<{ id: string }[]>`
    insert into personne_signalee (organisation, acteur, nom, prenom, motif, par, le, dossiers)
    values (${organisation}, ${acteur}, ${nom}, ${prenom}, ${motif}, ${par}, ${le}, ${cle ? dossiersDe(sql, cle) : null}) returning id`
  return posee?.id ?? ''
}

const dossiersDe = (sql: ISql, cle: CleDePersonne) => sql`array(select usager_id from cle_d_identite
  where ${'nirEmpreinte' in cle ? sql`nir_empreinte = ${cle.nirEmpreinte}` : sql`numero_france_travail = ${cle.numeroFranceTravail}`})`

/** False when nobody is under that identifier in that organisation, or no longer. */
export async function retirer(
  sql: ISql,
  { id, organisation, le }: { id: string; organisation: string | null; le: Date },
): Promise<boolean> {
  const fait = await sql`
    update personne_signalee set retiree_le = ${le}
    where id = ${id} and retiree_le is null and (${organisation}::text is null or organisation = ${organisation})`
  return fait.count > 0
}

import type { ISql } from 'postgres'

type Liste = {
  id: string
  application: string
  adresse: string
  etat: string
  motif: string | null
  enAttente: number
  abandonnees: number
  dernierSuccesLe: Date | null
  echecDepuis: Date | null
  dernierEchec: string | null
  lacuneLe: Date | null
  creeLe: Date
  creePar: string
}

export const listerLesAbonnements = (sql: ISql, organisation: string) => sql<Liste[]>`
  select a.id, a.application, a.adresse, a.etat, a.motif, l."enAttente", l.abandonnees, a.dernier_succes_le as "dernierSuccesLe",
    a.echec_depuis as "echecDepuis", a.dernier_echec as "dernierEchec", a.lacune_le as "lacuneLe", a.cree_le as "creeLe", a.cree_par as "creePar"
  from abonnement a cross join lateral (
    select count(*) filter (where etat = 'en-attente')::int as "enAttente", count(*) filter (where etat = 'abandonnee')::int as abandonnees
    from livraison where abonnement = a.id) l
  where a.organisation = ${organisation} order by a.cree_le`

type Livree = { position: bigint; abandonnee: boolean; essais: number; dernierEchec: string | null; reprendreLe: Date | null }

/** Null when this subscription is not of the organisation. */
export async function listerLesLivraisons(sql: ISql, organisation: string, id: string): Promise<Livree[] | null> {
  const [sien] = await sql`select 1 from abonnement where id = ${id} and organisation = ${organisation}`
  if (!sien) return null
  const rangs = await sql<(Omit<Livree, 'position'> & { position: string })[]>`
    select position, etat = 'abandonnee' as abandonnee, essais, dernier_echec as "dernierEchec", reprendre_le as "reprendreLe"
    from livraison where abonnement = ${id} and essais > 0 order by position limit 100`
  return rangs.map(r => ({ ...r, position: BigInt(r.position) }))
}

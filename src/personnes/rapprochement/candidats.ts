import type { ISql } from 'postgres'
import type { Candidat, Description } from './rapprochement.regles.js'

/** What else than her identity a source says of a person, to corroborate a civil status. */
export type Indices = { matricule: string | null; departement: string | null }

type Trouve = {
  i: number
  usager_id: string
  nir: string | null
  date_naissance: string
  etat_civil: string | null
  usage: string | null
  prenom: string | null
  corrobore: Candidat['corrobore']
}

const octets = (hexa: string | null) => (hexa === null ? null : `\\x${hexa}`)

/** The known persons who share a fingerprint with each description, in one statement. Reads no name: `cle_d_identite` has none. */
export async function chercherCandidats(sql: ISql, recues: readonly (Description & Indices)[]): Promise<Candidat[][]> {
  const lot = recues.map((r, i) => ({
    i,
    nir: octets(r.nir),
    etat_civil: octets(r.etatCivil),
    usage: octets(r.usage),
    matricule: r.matricule,
    departement: r.departement,
  }))
  const trouves = await sql.unsafe<Trouve[]>(requete, [JSON.stringify(lot)], { prepare: true })
  const parRang: Candidat[][] = recues.map(() => [])
  for (const { i, usager_id, date_naissance, etat_civil, ...t } of trouves)
    parRang[i]?.push({ ...t, usager: BigInt(usager_id), dateNaissance: date_naissance, etatCivil: etat_civil })
  return parRang
}

const requete = `
  with recu as materialized (
    select * from json_to_recordset($1::text::json) as r(i int, nir bytea, etat_civil bytea, usage bytea, matricule text, departement text))
  select r.i, c.usager_id, encode(c.nir_empreinte, 'hex') as nir, c.date_naissance, encode(c.etat_civil_empreinte, 'hex') as etat_civil,
    encode(c.etat_civil_usage_empreinte, 'hex') as usage, encode(c.prenom_empreinte, 'hex') as prenom,
    case when exists (select from allocataire a where a.usager_id = c.usager_id and a.matricule = r.matricule offset 0) then 'matricule'
      when c.departement = r.departement then 'departement' end as corrobore
  from recu r
  cross join lateral (
    select usager_id from cle_d_identite where nir_empreinte = r.nir
    union select usager_id from cle_d_identite where etat_civil_empreinte = r.etat_civil
    union select usager_id from cle_d_identite where etat_civil_empreinte = r.usage
    union select usager_id from cle_d_identite where etat_civil_usage_empreinte = r.etat_civil
    union select usager_id from cle_d_identite where etat_civil_usage_empreinte = r.usage) t
  join cle_d_identite c on c.usager_id = t.usager_id
  order by r.i, c.usager_id`

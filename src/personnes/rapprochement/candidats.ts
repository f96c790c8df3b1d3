import type { ISql } from 'postgres'
import type { Candidat, Description } from './rapprochement.regles.js'

/** What else than her identity a source says of a person, to corroborate a civil status. */
export type Indices = { matricule: string | null; departement: string | null }

type Trouve = {
  usager_id: string
  nir: string | null
  date_naissance: string
  etat_civil: string | null
  usage: string | null
  prenom: string | null
  departement: string | null
  matricules: string[]
}

/** The known persons who share a fingerprint with each description, in one statement. Reads no name: `cle_d_identite` has none. */
export async function chercherCandidats(sql: ISql, recues: readonly (Description & Indices)[]): Promise<Candidat[][]> {
  const parNir = new Map<string, number[]>()
  const parEtatCivil = new Map<string, number[]>()
  for (const [i, { nir, etatCivil, usage }] of recues.entries()) {
    if (nir !== null) retenir(parNir, nir, i)
    retenir(parEtatCivil, etatCivil, i)
    if (usage !== null) retenir(parEtatCivil, usage, i)
  }
  const trouves = await sql.unsafe<Trouve[]>(requete, [[...parNir.keys()], [...parEtatCivil.keys()]], { prepare: true })
  const parRang: Candidat[][] = recues.map(() => [])
  for (const { usager_id, nir, date_naissance, etat_civil, usage, prenom, departement, matricules } of trouves) {
    const connue = { usager: BigInt(usager_id), nir, dateNaissance: date_naissance, etatCivil: etat_civil, usage, prenom }
    const semblables = [parNir.get(nir ?? ''), parEtatCivil.get(etat_civil ?? ''), parEtatCivil.get(usage ?? '')]
    for (const i of new Set(semblables.flatMap(rangs => rangs ?? []))) {
      const recue = recues[i]
      if (recue) parRang[i]?.push({ ...connue, corrobore: corroborer(recue, departement, matricules) })
    }
  }
  return parRang
}

function retenir(par: Map<string, number[]>, cle: string, rang: number): void {
  const autres = par.get(cle)
  if (autres) autres.push(rang)
  else par.set(cle, [rang])
}

function corroborer(recue: Indices, departement: string | null, matricules: readonly string[]): Candidat['corrobore'] {
  if (recue.matricule !== null && matricules.includes(recue.matricule)) return 'matricule'
  return departement !== null && departement === recue.departement ? 'departement' : null
}

const octets = (parametre: string) => `any((select array_agg(decode(h, 'hex')) from unnest(${parametre}::text[]) h)::bytea[])`

const requete = `
  with semblable as materialized (
    select usager_id from cle_d_identite where nir_empreinte = ${octets('$1')}
    union select usager_id from cle_d_identite where etat_civil_empreinte = ${octets('$2')}
    union select usager_id from cle_d_identite where etat_civil_usage_empreinte = ${octets('$2')})
  select c.usager_id, encode(c.nir_empreinte, 'hex') as nir, c.date_naissance, encode(c.etat_civil_empreinte, 'hex') as etat_civil,
    encode(c.etat_civil_usage_empreinte, 'hex') as usage, encode(c.prenom_empreinte, 'hex') as prenom, c.departement,
    array(select a.matricule from allocataire a where a.usager_id = c.usager_id offset 0) as matricules
  from semblable s cross join lateral (select * from cle_d_identite c where c.usager_id = s.usager_id offset 0) c
  order by c.usager_id`

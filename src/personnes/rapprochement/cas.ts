import type { ISql } from 'postgres'
import type { Moteur } from '../../moteur/moteur.js'
import type { Dossier } from './file-d-attente.js'
import { type Raison, raisons } from './rapprochement.regles.js'

/** One case of the queue, as the database keeps it; the evidence is deciphered only when a case is opened. */
export type CasEnAttente = {
  id: string
  organisation: string
  structure: string | null
  application: string
  repere: string | null
  rang: number | null
  import: string | null
  raison: Raison
  empreinte: Buffer
  dossier_chiffre: Buffer
  candidats: string[]
  usager_id: string | null
  etat: 'a-resoudre' | 'c-est-elle' | 'nouvelle-personne'
  recueLe: Date
  revueLe: Date
  resolueLe: Date | null
}

const colonnes = `id, organisation, structure, application, element as repere, rang, import, raison, empreinte, dossier_chiffre,
  candidats::text[] as candidats, usager_id, etat, recue_le as "recueLe", revue_le as "revueLe", resolue_le as "resolueLe"`

export async function listerCas(sql: ISql, etat: string, apres: string | null, limite: number): Promise<CasEnAttente[]> {
  return sql.unsafe<CasEnAttente[]>(
    `select ${colonnes} from identite_ambigue where etat = $1 and ($2::uuid is null or id > $2::uuid) order by id limit $3`,
    [etat, apres, limite],
  )
}

/** Locked until the end of the transaction when it is to be settled: two agents do not settle the same case. */
export async function lireCas(sql: ISql, id: string, { verrouiller = false } = {}): Promise<CasEnAttente | undefined> {
  const [cas] = await sql.unsafe<CasEnAttente[]>(
    `select ${colonnes} from identite_ambigue where id = $1${verrouiller ? ' for update' : ''}`,
    [id],
  )
  return cas
}

/** What the source sent, in clear: to the one who sent it, and to France Travail, which settles. Null once it is erased. */
export const dossierEnClair = (moteur: Moteur, cas: CasEnAttente): Dossier | null =>
  cas.dossier_chiffre.length === 0 ? null : (JSON.parse(moteur.chiffrement.dechiffrer(cas.dossier_chiffre)) as Dossier)

/** How a candidate compares with the case, without a value of hers. `usager` only when the caller follows her. */
export type Comparaison = {
  rang: number
  usager: string | null
  memeNir: boolean
  memeDateDeNaissance: boolean
  memeEtatCivil: boolean
  memePrenom: boolean
}

export async function comparer(
  sql: ISql,
  cas: CasEnAttente,
  { recue: e }: Dossier,
  jour: string,
  identifiant: (usager: bigint) => string,
): Promise<Comparaison[]> {
  type Compare = Omit<Comparaison, 'usager'> & { id: string; suivie: boolean }
  const octets = (hexa: string | null) => (hexa === null ? null : Buffer.from(hexa, 'hex'))
  const compares = await sql<Compare[]>`
    select n.rang::int, c.usager_id as id, coalesce(c.nir_empreinte = ${octets(e.nir)}, false) as "memeNir",
      c.date_naissance = ${e.dateNaissance} as "memeDateDeNaissance", coalesce(c.prenom_empreinte = ${octets(e.prenom)}, false) as "memePrenom",
      coalesce(c.etat_civil_empreinte in (${octets(e.etatCivil)}, ${octets(e.usage)}), false)
        or coalesce(c.etat_civil_usage_empreinte in (${octets(e.etatCivil)}, ${octets(e.usage)}), false) as "memeEtatCivil",
      exists (select from suivi s where s.usager_id = c.usager_id and s.du <= ${jour} and (s.au is null or s.au >= ${jour})) as suivie
    from unnest(${cas.candidats}::bigint[]) with ordinality n(usager, rang) join cle_d_identite c on c.usager_id = dossier_vivant(n.usager)
    order by n.rang`
  return compares.map(({ id, suivie, ...c }) => ({ ...c, usager: suivie ? identifiant(BigInt(id)) : null }))
}

export async function clore(
  sql: ISql,
  id: string,
  r: { etat: CasEnAttente['etat']; usager: bigint | null; par: string; agent: string | null; le: Date },
): Promise<void> {
  await sql`update identite_ambigue set etat = ${r.etat}, usager_retenu = ${r.usager?.toString() ?? null}, resolue_le = ${r.le},
    resolue_par = ${r.par}, resolue_agent = ${r.agent} where id = ${id}`
}

export const phraseDe = (cas: CasEnAttente): string => raisons[cas.raison] ?? cas.raison

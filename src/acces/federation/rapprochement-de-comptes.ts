import type { Sql } from 'postgres'
import { fermerLesSessionsDe } from '../session/index.js'

/** An account that brought the address of a known agent, as her administrator sees it. Dates in UTC. */
export type CompteARapprocher = {
  id: string
  fournisseur: string
  /** What the account says of its bearer. */
  nom: string | null
  prenom: string | null
  siret: string | null
  demandeLe: Date
  agent: { id: string; nom: string; prenom: string; courriel: string }
}

/** The accounts that wait for the administrator of an organisation, the oldest first. */
export const comptesARapprocher = (sql: Sql, organisation: string) => sql<CompteARapprocher[]>`
  select r.id, r.fournisseur, r.nom, r.prenom, r.siret, r.demande_le as "demandeLe",
    json_build_object('id', a.id, 'nom', a.nom, 'prenom', a.prenom, 'courriel', a.courriel) as agent
  from compte_a_rapprocher r join agent a on a.id = r.agent
  where r.etat = 'en-attente' and a.organisation = ${organisation} and a.etat <> 'retire' order by r.demande_le`

type Decision = { id: string; decision: 'accepte' | 'refuse'; administrateur: { id: string; organisation: string }; instant: Date }

/**
 * An administrator says whether the account is her colleague's. Accepted, it replaces the former ones of that provider, which her
 * employer no longer vouches for: what they had opened is closed. False when nothing waits under this identifier, or for another organisation, or for herself.
 */
export const trancherLeCompte = (sql: Sql, { id, decision, administrateur, instant }: Decision): Promise<boolean> =>
  sql.begin(async tx => {
    const [tranche] = await tx<{ fournisseur: string; sub: string; agent: string }[]>`
      update compte_a_rapprocher r set etat = ${decision}, decide_par = ${administrateur.id}, decide_le = ${instant}
      from agent a where r.id = ${id} and r.etat = 'en-attente' and a.id = r.agent
        and a.organisation = ${administrateur.organisation} and a.id <> ${administrateur.id}
      returning r.fournisseur, r.sub, r.agent`
    if (!tranche) return false
    if (decision === 'accepte') {
      await tx`delete from compte_federe where fournisseur = ${tranche.fournisseur} and agent = ${tranche.agent}`
      await tx`insert into compte_federe (fournisseur, sub, agent, lie_le)
        values (${tranche.fournisseur}, ${tranche.sub}, ${tranche.agent}, ${instant})`
      await fermerLesSessionsDe(tx, tranche.agent, 'compte-remplace', instant)
    }
    return true
  })

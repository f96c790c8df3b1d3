import type { ISql } from 'postgres'
import { auJour } from '../../droit/parametres/parametre.js'
import { dureesDeSession } from '../../droit/parametres/sessions.js'
import { empreinteDe, type RangDeSession } from './session.js'

/** A click is noted at most this often, in seconds: a page must not cost a write. */
const PRECISION_DU_DERNIER_CLIC = 60

/**
 * The live session of a cookie, or of an identifier, with what its agent is allowed now: an agent suspended, withdrawn or past her date is out at the next
 * click, and so is everyone of an organisation suspended. One statement on a unique key.
 */
export async function lireSession(
  sql: ISql,
  voulue: { cookie: string } | { id: string },
  instant: Date,
  jour: string,
): Promise<RangDeSession | null> {
  const cle = 'cookie' in voulue ? sql`s.empreinte = ${empreinteDe(voulue.cookie)}` : sql`s.id = ${voulue.id}`
  const { inactivite } = auJour(dureesDeSession, jour)
  const [rang] = await sql<(RangDeSession & { vu_le: Date })[]>`
    select s.id, s.genre, s.usager_id::text, s.siret, s.membre, s.organisation, s.fournisseur, s.acr, s.amr, s.authentifie_le, s.facteur, s.facteur_le,
      s.cree_le, s.expire_le, s.vu_le, a.id as agent, a.identifiant as agent_identifiant, a.nom as agent_nom, a.prenom as agent_prenom,
      a.courriel as agent_courriel, a.roles as agent_roles, a.structure as agent_structure, a.expire_le as agent_expire_le
    from session s left join agent a on a.id = s.agent
    where ${cle} and s.terminee_le is null and s.expire_le > ${instant}
      and s.vu_le > ${instant}::timestamptz - make_interval(mins => ${inactivite})
      and (s.agent is null or (a.etat = 'actif' and a.expire_le > ${instant}))
      and (s.membre is null or exists (select from membre_entreprise m where m.id = s.membre and m.etat <> 'retire'))
      and not exists (select from organisation o where o.code = s.organisation and o.suspendue_le is not null)`
  if (!rang) return null
  if (instant.getTime() - rang.vu_le.getTime() > PRECISION_DU_DERNIER_CLIC * 1000)
    await sql`update session set vu_le = greatest(vu_le, ${instant}) where id = ${rang.id}`
  return rang
}

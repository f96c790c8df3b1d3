import type { Sql, TransactionSql } from 'postgres'
import { comptesDesAgents } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import type { Habilitations } from '../habilitations.js'
import { ConnexionRefusee } from './connexion-refusee.js'
import type { IdentiteFederee } from './identite-federee.js'
import { memeEntite } from './meme-entite.js'

type Agent = { id: string; organisation: string; etat: 'invite' | 'actif' | 'suspendu' | 'retire'; expire: boolean }
type Reglages = { sql: Sql; organisation: Habilitations['organisation']; instant: Date }

/**
 * The agent whom a professional's identity is, in the organisation her provider says she works for.
 *
 * Her administrator invited an e-mail address: the first account that brings it takes the invitation. Any other account that brings it
 * later, as happens when an employer changes of identity provider, waits for a human: an address can be given to somebody else.
 *
 * @throws ConnexionRefusee
 */
export const trouverLAgent = (identite: IdentiteFederee, { sql, organisation, instant }: Reglages): Promise<Agent> =>
  // A refusal is thrown once the transaction is over, so that the request it records stays.
  sql
    .begin(async tx => {
      const deSonOrganisation = <A extends Agent>(agents: readonly A[]) =>
        agents.find(a => memeEntite(identite.siret, organisation(a.organisation)?.siret ?? null))
      const lie = deSonOrganisation(await agentsLies(tx, identite, instant))
      if (lie) return enService(lie)

      // Two tabs may bring the same account at once for one invitation: who waited reads again what the first one wrote.
      await tx`select from agent where lower(courriel) = ${identite.courriel} and etat <> 'retire' order by id for update`
      const lies = await agentsLies(tx, identite, instant)
      const lieEntretemps = deSonOrganisation(lies)
      if (lieEntretemps) return enService(lieEntretemps)
      const invites = await agentsAAdresse(tx, identite, instant)
      if (invites.length === 0 && lies.length === 0) return new ConnexionRefusee('agent-inconnu', 'aucun agent n’a cette adresse')
      const invite = deSonOrganisation(invites)
      if (!invite) return new ConnexionRefusee('autre-organisation', `SIRET ${identite.siret ?? 'absent'} d’une autre organisation`)
      if (invite.dejaLie) return demander(tx, identite, invite, instant)
      const refusDeService = enService({ ...invite, etat: invite.etat === 'invite' ? 'actif' : invite.etat })
      if (refusDeService instanceof ConnexionRefusee) return refusDeService
      await tx`insert into compte_federe (fournisseur, sub, agent, lie_le)
        values (${identite.fournisseur}, ${identite.sub}, ${invite.id}, ${instant})`
      await tx`update agent set etat = 'actif' where id = ${invite.id} and etat = 'invite'`
      return refusDeService
    })
    .then(issue => {
      if (issue instanceof ConnexionRefusee) throw issue
      return issue
    })

const enService = (agent: Agent): Agent | ConnexionRefusee =>
  agent.etat === 'actif' && !agent.expire
    ? agent
    : new ConnexionRefusee('agent-inactif', `agent ${agent.etat}${agent.expire ? ', échu' : ''}`)

const agentsLies = (tx: TransactionSql, { fournisseur, sub }: IdentiteFederee, instant: Date) => tx<Agent[]>`
  select a.id, a.organisation, a.etat, a.expire_le <= ${instant} as expire from compte_federe c join agent a on a.id = c.agent
  where c.fournisseur = ${fournisseur} and c.sub = ${sub} and a.etat <> 'retire'`

/** An invitation nobody took in time is no longer one, until it is sent again. */
const invitationEnJours = (instant: Date) => auJour(comptesDesAgents, jourDe(instant)).invitation

const agentsAAdresse = (tx: TransactionSql, { fournisseur, courriel }: IdentiteFederee, instant: Date) => tx<
  (Agent & { dejaLie: boolean })[]
>`
  select a.id, a.organisation, a.etat,
    a.expire_le <= ${instant} or (a.etat = 'invite' and a.invite_le < ${instant}::timestamptz - make_interval(days => ${invitationEnJours(instant)})) as expire,
    exists (select 1 from compte_federe c where c.agent = a.id and c.fournisseur = ${fournisseur}) as "dejaLie"
  from agent a where lower(a.courriel) = ${courriel} and a.etat <> 'retire'`

/** Asks the administrator of the organisation, once by account, whether it is the same person. */
async function demander(tx: TransactionSql, i: IdentiteFederee, agent: Agent, instant: Date): Promise<ConnexionRefusee> {
  const [demande] = await tx<{ etat: string }[]>`
    insert into compte_a_rapprocher (fournisseur, sub, agent, idp_id, nom, prenom, siret, demande_le)
    values (${i.fournisseur}, ${i.sub}, ${agent.id}, ${i.idpId}, ${i.nom}, ${i.prenom}, ${i.siret}, ${instant})
    on conflict (fournisseur, sub, agent) do update set demande_le = compte_a_rapprocher.demande_le returning etat`
  return demande?.etat === 'refuse'
    ? new ConnexionRefusee('rapprochement-refuse', 'un administrateur a refusé ce compte')
    : new ConnexionRefusee('a-rapprocher', 'autre compte pour une adresse connue')
}

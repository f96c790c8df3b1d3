import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TransactionSql } from 'postgres'
import { assurancesDesActes } from '../../droit/assurance-des-actes.js'
import { liaisonDerivee } from '../../droit/liaison.js'
import { actes, type Acte, estUnRole, permet } from '../../droit/roles.js'
import { exigerLAssurance } from '../../moteur/assurance.js'
import { schemaJson } from '../../moteur/deriver/schema.js'
import { type Contexte, sansParametre, valider } from '../../moteur/http/index.js'
import { exigerLaLiaison } from '../../moteur/liaison.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { type Auteur, tracerLActe } from '../habilitation/auteur.js'
import type { AgentHabilite, ContexteDAdministration, OperationExecutable } from './operation.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the administration: the agent at work. */
    agentHabilite?: AgentHabilite
  }
}

/** Opens every route of the administration: its guard, its validation, its transaction and its trace. */
export function installerLAdministration(
  app: FastifyInstance,
  contexte: ContexteDAdministration & Pick<Contexte, 'identifier' | 'compter'>,
  operations: readonly OperationExecutable[],
): void {
  for (const operation of operations) {
    const { verbe, url, reponse: publiee } = operation
    const tracer: (erreur: unknown, requete: FastifyRequest) => unknown = (erreur, requete) =>
      tracerLeRefus(contexte, operation, erreur, requete)
    app.route({
      method: verbe,
      url: url.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...('schema' in publiee ? { schema: { response: { [publiee.statut]: schemaJson(publiee.schema) } } } : {}),
      async onRequest(requete, reponse) {
        const appelant = await contexte.identifier(requete)
        reponse.headers(contexte.compter(appelant))
        requete.agentHabilite = await agentProuve(contexte, requete)
        if (!operation.actes.some(a => permet(requete.agentHabilite?.roles ?? [], a)))
          throw new Probleme(403, 'role-insuffisant', `Vos rôles ne permettent pas de ${actes[operation.actes[0]]}.`)
        const { demande } = assurancesDesActes[operation.actes[0]]
        exigerLaLiaison(liaisonDerivee(demande, []).demande, appelant, jourDe(contexte.horloge()))
        exigerLAssurance(demande, appelant, contexte.horloge())
      },
      errorHandler: tracer,
      async handler(requete, reponse) {
        const appel = {
          chemin: operation.chemin ? valider(operation.chemin, requete.params) : undefined,
          requete: valider(operation.requete ?? sansParametre, requete.query),
          corps: operation.corps?.schema ? valider(operation.corps.schema, requete.body) : undefined,
        }
        const agent = agentDe(requete)
        const auteur = auteurDe(contexte, agent, requete.id)
        const ensuite: (() => Promise<void>)[] = []
        const faire = (sql: TransactionSql) =>
          operation.executer({ sql, auteur, agent, contexte, ensuite: suite => void ensuite.push(suite) }, appel)
        const corps = await contexte.sql.begin(faire)
        // This process answers at once what the others will know in a moment.
        if (verbe !== 'GET') await contexte.habilitations.rafraichir()
        for (const suite of ensuite) await suite()
        return publiee.statut === 204 ? reponse.code(204).send() : reponse.code(publiee.statut).send(corps)
      },
    })
  }
}

const agentDe = (requete: FastifyRequest): AgentHabilite => {
  if (!requete.agentHabilite) throw new Error('route d’administration sans agent')
  return requete.agentHabilite
}

const auteurDe = ({ horloge }: ContexteDAdministration, agent: AgentHabilite, correlation: string): Auteur => ({
  qui: permet(agent.roles, 'instruire') ? 'instructeur' : 'demandeur',
  organisation: agent.organisation,
  agent: agent.identifiant,
  correlation,
  instant: horloge(),
})

/** The agent a token proves, read again at each call: suspended, withdrawn or past her date, she is out at once. */
async function agentProuve({ sql, horloge }: ContexteDAdministration, { jeton }: FastifyRequest): Promise<AgentHabilite> {
  const { session, organisation = '' } = jeton ?? {}
  if (!session?.agentId)
    throw new Probleme(403, 'role-insuffisant', 'Cette opération demande un jeton qui prouve l’identité d’un agent, obtenu par le portail.')
  const [agent] = await sql<{ id: string; organisation: string; identifiant: string; roles: string[] }[]>`
    select id, organisation, identifiant, roles from agent
    where id = ${session.agentId} and organisation = ${organisation} and etat = 'actif' and expire_le > ${horloge()}`
  if (!agent)
    throw new Probleme(401, 'jeton-refuse', 'Ce compte d’agent n’est plus en service.', { entetes: { 'www-authenticate': 'Bearer' } })
  return { ...agent, roles: agent.roles.filter(estUnRole) }
}

/** What an agent tries and does not get is what vigilance looks at first. */
async function tracerLeRefus(
  contexte: ContexteDAdministration,
  { id, actes: demandes }: OperationExecutable,
  erreur: unknown,
  requete: FastifyRequest,
): Promise<never> {
  const { agentHabilite } = requete
  if (agentHabilite && erreur instanceof Probleme && (erreur.statut === 403 || erreur.statut === 404)) {
    const detail = { statut: erreur.statut, code: erreur.code, actes: [...demandes] satisfies Acte[] }
    await tracerLActe(contexte.sql, auteurDe(contexte, agentHabilite, requete.id), 'refus', {
      objet: `${id} ${requete.url}`.slice(0, 300),
      detail,
    })
  }
  throw erreur
}

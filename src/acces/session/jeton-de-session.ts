import type { JWK } from 'jose'
import { ouvre } from '../../droit/roles.js'
import { creerCache } from '../cache-de-jetons.js'
import { DUREE_DE_JETON } from '../jeton.js'
import { signerJeton } from '../jeton-interne.js'
import type { Session } from './session.js'

/** A line as far as scopes are concerned. */
export type LigneOuvrable = { code: string; operation: 'rechercher' | 'consulter' | 'deposer' | 'corriger' }

type Reglages = {
  secrets: { signature: JWK[] }
  adressePublique: string
  /** The lines that name this kind of organisation. */
  lignesDuType: (organisation: string) => readonly LigneOuvrable[]
  /** The person's identifier for the organisation that serves her space. */
  identifiant: (organisation: string, usager: bigint) => string
  horloge: () => Date
}

/** A token that expires sooner than this is made again, in seconds. */
const MARGE = 120

const clients = { agent: 'portail', personne: 'espace-usager', entreprise: 'espace-entreprise' } as const

/**
 * Gives each session the token its pages call the API with: the lines of its organisation, narrowed to what its roles let do. It proves
 * its agent (`agent_id`, `sid`), how she signed in (`acr`, `amr`) and when (`auth_time`). Made again when any of these changes.
 */
export function creerJetonDeSession({ secrets, adressePublique, lignesDuType, identifiant, horloge }: Reglages) {
  const cache = creerCache<{ jeton: string; expire: number }>(10_000)
  return async (session: Session): Promise<string> => {
    const { agent, organisation, structure, genre, usager, niveau, amr } = session
    const roles = agent?.roles ?? []
    const prouveLe = Math.floor(session.prouveLe.getTime() / 1000)
    const cle = [session.id, niveau, prouveLe, roles.join(), structure].join(' ')
    const instant = horloge()
    const connu = cache.lire(cle)
    if (connu && connu.expire - MARGE > instant.getTime() / 1000) return connu.jeton
    const lignes = niveau === 'aucun' ? [] : lignesDuType(organisation).filter(l => genre !== 'agent' || ouvre(roles, l.operation))
    const jeton = await signerJeton(
      secrets,
      {
        clientId: clients[genre],
        organisation,
        structure,
        royaume: genre === 'personne' ? '/individu' : genre === 'entreprise' ? '/employeur' : '/agent',
        scopes: lignes.map(l => l.code),
        ...(agent && { agent: agent.identifiant }),
        ...(usager !== null && { personne: identifiant(organisation, usager) }),
        // It is used without a socket: one that comes by a socket was stolen.
        cnf: { interne: 'portail' },
        session: { sid: session.id, ...(agent && { agentId: agent.id, roles }), acr: niveau, amr, authTime: prouveLe },
      },
      { adressePublique, instant },
    )
    cache.garder(cle, { jeton, expire: instant.getTime() / 1000 + DUREE_DE_JETON })
    return jeton
  }
}

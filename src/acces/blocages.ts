import { errors } from './bibliotheque.js'
import type { Blocage, Habilitations } from './habilitations.js'

type Programme = { organisation: string; structure: string | null; application: string }
/** `agent`: null for a program that names none. */
type Qui = Programme & { agent: string | null }
type Connus = Pick<Habilitations, 'blocage'>

/** How an actor is named: its organisation, then the agent, or the program when there is none. */
export const acteurDe = ({ organisation, agent, application }: Omit<Qui, 'structure'>): string =>
  `${organisation}|${agent === null ? `|${application}` : (agent.split('|')[0] ?? '')}`

/** What a block is aimed at to keep a program out whoever it calls for: itself, its structure, its organisation. */
const ciblesDuProgramme = ({ organisation, structure, application }: Programme): string[] => [
  `application ${application}`,
  `organisation ${organisation}`,
  ...(structure ? [`structure ${structure}`] : []),
]

/** The same for an actor, as « kind name ». */
export const ciblesDe = (qui: Qui): string[] => [`agent ${acteurDe(qui)}`, ...ciblesDuProgramme(qui)]

/** Everything that keeps an actor out, whatever it is aimed at: read in memory. */
export const blocagesDe = ({ blocage }: Connus, qui: Qui): Blocage[] => ciblesDe(qui).flatMap(cible => blocage(cible))

/** What keeps a program out whoever it calls for. */
export const blocagesDuProgramme = ({ blocage }: Connus, qui: Programme): Blocage[] =>
  ciblesDuProgramme(qui).flatMap(cible => blocage(cible))

/** The stop that closes all. One that vigilance alone set leaves its agent the broken glass, and with it her token. */
export const arretSansRecours = (blocages: readonly Blocage[]): Blocage | undefined =>
  blocages.find(({ palier, brisable }) => palier === 'arret' && !brisable)

/** A token that would open nothing is not given. @throws `invalid_grant` (RFC 6749, 5.2) */
export function refuserALArrete(habilitations: Connus, qui: Qui): void {
  if (arretSansRecours(blocagesDe(habilitations, qui)))
    throw new errors.CustomOIDCProviderError('invalid_grant', 'access-suspended: two authorised people must open it again')
}

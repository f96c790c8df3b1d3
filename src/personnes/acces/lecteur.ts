import type { Identifiants } from '../../moteur/identifiants.js'
import type { Visite } from '../../moteur/visites.js'
import type { Consultation } from './vue.js'

/**
 * Who read, as the person is told. Her right covers the dates, the purposes and the bodies that consulted her data, not the name of
 * the agent who did so under that body's authority (CJEU, 22 June 2023, C-579/21): the agent keeps a mark, the same for the same
 * agent on the same person, that she can quote to have the reading examined, and that means nothing about anybody else.
 */
type Lecteur = Consultation['par']

export type Noms = {
  organisations: ReadonlyMap<string, { nom: string; type: string }>
  structures: ReadonlyMap<string, string>
  applications: ReadonlyMap<string, string>
  fonctions: ReadonlyMap<string, string>
}

export function lecteur(v: Omit<Visite, 'gestes'>, usager: bigint, noms: Noms, identifiants: Identifiants): Lecteur {
  const organisation = noms.organisations.get(v.organisation)
  const humain = v.agent !== null && !/^BATCH\b/i.test(v.agent)
  const elle = organisation?.type === 'USAGER'
  return {
    genre: elle ? 'vous' : humain ? 'agent' : 'traitement',
    organisation: { code: v.organisation, nom: organisation?.nom ?? v.organisation },
    structure: v.structure === null ? null : { code: v.structure, nom: noms.structures.get(v.structure) ?? v.structure },
    fonction: humain && !elle ? (noms.fonctions.get(`${v.organisation} ${v.agent}`) ?? null) : null,
    repere: humain && !elle ? repereDe(identifiants, v, usager) : null,
    outil: noms.applications.get(v.application) ?? v.application,
  }
}

/** One block of the person's number under a key of the agent: nothing is stored, nothing can be looked up by who does not hold the key. */
const repereDe = (identifiants: Identifiants, v: Omit<Visite, 'gestes'>, usager: bigint): string =>
  Buffer.from(identifiants.pour(`agent ${v.organisation} ${v.agent}`, usager), 'base64url')
    .toString('hex')
    .slice(0, 6)
    .toUpperCase()

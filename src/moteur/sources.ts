import { isDeepStrictEqual } from 'node:util'
import type { Appelant } from './appelant.js'
import type { Donnees } from './contenu.js'

type Source = { sur: string; par: string; structure: string | null; le: string }
type AgentDElement = { sur: string; agent: string }

/** The elements of a datum, each by its name. */
export type Elements = ReadonlyMap<string, unknown>

/**
 * Who last wrote each element, once a write is done: what it changes or adds is its author's, the rest stays whose it was, what it takes
 * away is nobody's any more.
 */
export function sourcesApres(
  avant: { elements: Elements; donnees: Donnees | undefined },
  apres: Elements,
  { appelant, instant }: { appelant: Pick<Appelant, 'organisation' | 'structure' | 'agent'>; instant: Date },
): { sources: Source[]; agents: AgentDElement[] } {
  const gardees = (sur: string) => avant.elements.has(sur) && isDeepStrictEqual(avant.elements.get(sur), apres.get(sur))
  const anciennes = (avant.donnees?.sources ?? []) as Source[]
  const anciens = (avant.donnees?.agents ?? []) as AgentDElement[]
  const noms = [...apres.keys()].toSorted()
  return {
    sources: noms.map(sur => {
      const ancienne = gardees(sur) ? anciennes.find(s => s.sur === sur) : undefined
      return ancienne ?? { sur, par: appelant.organisation, structure: appelant.structure, le: instant.toISOString() }
    }),
    agents: noms.flatMap(sur => {
      const agent = gardees(sur) ? anciens.find(a => a.sur === sur)?.agent : appelant.agent
      return agent ? [{ sur, agent }] : []
    }),
  }
}

import { z } from 'zod'
import type { Habilitations } from '../../acces/index.js'
import type { Donnees } from '../../moteur/contenu.js'

export const agent = z.object({ id: z.string(), nom: z.string(), prenom: z.string(), structure: z.string() })
export type Agent = z.infer<typeof agent>
type Source = { sur: string; par: string; structure: string | null; le: string }

const paris = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })

/** An instant as the contract writes it: local to Paris, with its offset (« 2021-05-17T16:47:11.000+02:00 »). */
export function enInstantDeParis(le: string): string {
  const instant = new Date(le)
  const decalage =
    paris
      .formatToParts(instant)
      .find(p => p.type === 'timeZoneName')
      ?.value.replace(/^(GMT|UTC)/, '') || '+00:00'
  const minutes = Number(`${decalage[0]}1`) * (Number(decalage.slice(1, 3)) * 60 + Number(decalage.slice(4, 6)))
  return new Date(instant.getTime() + minutes * 60_000).toISOString().replace('Z', decalage)
}

export type Auteurs = {
  /** Who explored an element and when, in the words of the contract; nobody and never when it was not. */
  de(sur: string): { agent: Agent | null; dateExploration: string | null }
  /** The latest exploration among elements whose name begins so. */
  dernier(debuts: readonly string[]): { agent: Agent | null; dateExploration: string | null }
}

/**
 * The authors of a diagnostic for one reader: the agent where his line names him; else the organisation stands for him, since published
 * readers want somebody.
 */
export function auteursDe(donnees: Donnees, habilitations: Pick<Habilitations, 'organisation' | 'structure'>): Auteurs {
  const sources = (donnees.sources ?? []) as Source[]
  const agents = (donnees.agents ?? []) as { sur: string; agent: string }[]
  const enAgent = ({ sur, par, structure }: Source): Agent => {
    const organisation = habilitations.organisation(par)?.nom ?? par
    const lieu = (structure && habilitations.structure(structure)?.nom) ?? organisation
    const [id = par, nom = organisation, prenom = ''] = agents.find(a => a.sur === sur)?.agent.split('|') ?? []
    return { id, nom, prenom, structure: lieu }
  }
  const dire = (s: Source | undefined) => ({ agent: s ? enAgent(s) : null, dateExploration: s ? enInstantDeParis(s.le) : null })
  return {
    de: sur => dire(sources.find(s => s.sur === sur)),
    dernier: debuts =>
      dire(sources.filter(s => debuts.some(d => s.sur === d || s.sur.startsWith(`${d}/`))).toSorted((a, b) => b.le.localeCompare(a.le))[0]),
  }
}

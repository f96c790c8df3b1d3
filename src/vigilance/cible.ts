import type { Habilitations } from '../acces/index.js'
import type { Portee } from './formes.js'

type Cible = { portee: Portee; cible: string }
type Connues = Pick<Habilitations, 'organisation' | 'structure' | 'application'>

/**
 * Whose access is aimed at, null for that of all; undefined when nothing is called so. An agent is `organisation|identifiant`, known or only
 * declared; a line is its code, or `code|organisation` to stop it for one.
 */
export function organisationVisee(habilitations: Connues, lignes: readonly string[], { portee, cible }: Cible): string | null | undefined {
  if (portee === 'structure') return habilitations.structure(cible)?.organisation
  if (portee === 'application') return habilitations.application(cible)?.organisation
  if (portee === 'ligne') {
    const [code = '', organisation] = cible.split('|')
    if (!lignes.includes(code)) return undefined
    return organisation === undefined ? null : habilitations.organisation(organisation)?.code
  }
  const [organisation = '', agent] = portee === 'agent' ? cible.split('|') : [cible, 'tous']
  return agent ? habilitations.organisation(organisation)?.code : undefined
}

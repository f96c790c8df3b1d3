import type { Habilitations } from '../acces/index.js'
import type { Portee } from './formes.js'

type Cible = { portee: Portee; cible: string }
type Connues = Pick<Habilitations, 'organisation' | 'structure' | 'application'>

/** Whose access is aimed at; undefined when nothing is called so. An agent is `organisation|identifiant`, known or only declared. */
export function organisationVisee(habilitations: Connues, { portee, cible }: Cible): string | undefined {
  if (portee === 'structure') return habilitations.structure(cible)?.organisation
  if (portee === 'application') return habilitations.application(cible)?.organisation
  const [organisation = '', agent] = portee === 'agent' ? cible.split('|') : [cible, 'tous']
  return agent ? habilitations.organisation(organisation)?.code : undefined
}

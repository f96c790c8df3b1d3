import type { Session } from '../../src/acces/session/index.js'
import type { Acte } from '../../src/droit/roles.js'
import type { Entree } from '../interface/entree.js'
import { agentQui } from '../professionnel/menu.js'

const agentQuiLUn =
  (...siens: readonly Acte[]) =>
  (s: Session) =>
    siens.some(a => agentQui(a)(s))

// biome-ignore format: a table is read in columns
export const menuDeLAdministration: readonly Entree[] = [
  { cle: 'vigilance',               href: '/vigilance',                    texte: 'Vigilance',     pour: agentQuiLUn('surveiller', 'enqueter') },
  { cle: 'agents',                  href: '/administration/agents',        texte: 'Agents',        pour: agentQui('administrer') },
  { cle: 'habilitations',           href: '/administration/habilitations', texte: 'Habilitations', pour: agentQui('souscrire') },
  { cle: 'applications',            href: '/administration/applications',  texte: 'Applications',  pour: agentQui('souscrire') },
  { cle: 'organisation',            href: '/administration/organisation',  texte: 'Organisation',  pour: agentQuiLUn('administrer', 'lire-le-journal') },
  { cle: 'instruction',             href: '/instruction',                  texte: 'Demandes',      pour: agentQui('instruire') },
  { cle: 'habilitations-accordees', href: '/instruction/habilitations',    texte: 'Habilitations', pour: agentQui('instruire') },
  { cle: 'organisations',           href: '/instruction/organisations',    texte: 'Organisations', pour: agentQui('instruire') },
  { cle: 'conventions',             href: '/instruction/conventions',      texte: 'Conventions',   pour: agentQui('instruire') },
  { cle: 'applications',            href: '/instruction/applications',     texte: 'Applications',  pour: agentQui('instruire') },
]

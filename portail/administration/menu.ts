import type { Entree } from '../interface/entree.js'
import { agentQui } from '../professionnel/menu.js'

// biome-ignore format: a table is read in columns
export const menuDeLAdministration: readonly Entree[] = [
  { cle: 'agents',                  href: '/administration/agents',        texte: 'Agents',        pour: agentQui('administrer') },
  { cle: 'habilitations',           href: '/administration/habilitations', texte: 'Habilitations', pour: agentQui('souscrire') },
  { cle: 'instruction',             href: '/instruction',                  texte: 'Demandes',      pour: agentQui('instruire') },
  { cle: 'habilitations-accordees', href: '/instruction/habilitations',    texte: 'Habilitations', pour: agentQui('instruire') },
  { cle: 'organisations',           href: '/instruction/organisations',    texte: 'Organisations', pour: agentQui('instruire') },
  { cle: 'conventions',             href: '/instruction/conventions',      texte: 'Conventions',   pour: agentQui('instruire') },
]

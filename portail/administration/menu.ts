import type { Entree } from '../interface/entree.js'
import { agentQui } from '../professionnel/menu.js'

export const menuDeLAdministration: readonly Entree[] = [
  { cle: 'agents', href: '/administration/agents', texte: 'Agents', pour: agentQui('administrer') },
]

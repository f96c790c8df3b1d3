import type { Entree } from '../interface/entree.js'

const entreprise: Entree['pour'] = c => c.genre === 'entreprise' && c.niveau !== 'aucun'

export const menuDeLEntreprise: readonly Entree[] = [
  { cle: 'entreprise', href: '/entreprise', texte: 'Mon entreprise', pour: entreprise },
  { cle: 'personnes', href: '/entreprise/personnes', texte: 'Personnes habilitées', pour: entreprise },
  { cle: 'services', href: '/entreprise/services', texte: 'Services', pour: entreprise },
]

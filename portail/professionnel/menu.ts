import type { Entree } from '../interface/entree.js'

const agent: Entree['pour'] = c => c.genre === 'agent' && c.niveau !== 'aucun'

export const menuDuProfessionnel: readonly Entree[] = [{ cle: 'accueil', href: '/professionnel', texte: 'Accueil', pour: agent }]

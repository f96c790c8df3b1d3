import type { Entree } from '../interface/entree.js'

const personne: Entree['pour'] = c => c.genre === 'personne' && c.niveau !== 'aucun'

export const menuDeLaPersonne: readonly Entree[] = [
  { cle: 'espace', href: '/mon-espace', texte: 'Accueil', pour: personne },
  { cle: 'parcours', href: '/mon-espace/parcours', texte: 'Mon parcours', pour: personne },
  { cle: 'inscription', href: '/mon-espace/inscription', texte: 'Mon inscription', pour: personne },
  { cle: 'orientation', href: '/mon-espace/orientation', texte: 'Mon orientation', pour: personne },
  { cle: 'rendez-vous', href: '/mon-espace/rendez-vous', texte: 'Mes rendez-vous', pour: personne },
  { cle: 'donnees', href: '/mon-espace/donnees', texte: 'Mes données', pour: personne },
  { cle: 'projets', href: '/mon-espace/projets', texte: 'Mon projet', pour: personne },
  { cle: 'heures', href: '/mon-espace/heures', texte: 'Mes heures', pour: personne },
  { cle: 'contrat', href: '/mon-espace/contrat', texte: 'Mon contrat', pour: personne },
  { cle: 'consultations', href: '/mon-espace/consultations', texte: 'Qui les a consultées', pour: personne },
  { cle: 'contestations', href: '/mon-espace/contestations', texte: 'Mes contestations', pour: personne },
  { cle: 'organisations', href: '/mon-espace/organisations', texte: 'Qui me suit', pour: personne },
  { cle: 'notices', href: '/mon-espace/notices', texte: 'Notices', pour: personne },
  { cle: 'sessions', href: '/mon-espace/sessions', texte: 'Mes sessions', pour: personne },
]

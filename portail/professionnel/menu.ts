import { permet, type Acte } from '../../src/droit/roles.js'
import type { Session } from '../../src/acces/session/index.js'
import { operationsDesCreneaux } from '../../src/parcours/rendez-vous/index.js'
import { operationsDesPayeurs } from '../../src/payeurs/index.js'
import { operationsDuRapprochement } from '../../src/personnes/index.js'
import { operationsDesTravaux } from '../../src/suites/index.js'
import type { Entree } from '../interface/entree.js'

const agent = (s: Session) => s.genre === 'agent' && s.niveau !== 'aucun'
export const agentQui = (acte: Acte) => (s: Session) => agent(s) && permet(s.agent?.roles ?? [], acte)

/** The kinds of organisation an operation is open to: a menu leads to no refusal. */
const ouverteA = ({ ouvertures }: { ouvertures: object }) => Object.keys(ouvertures)

export const menuDuProfessionnel: readonly Entree[] = [
  { cle: 'accueil', href: '/professionnel', texte: 'Accueil', pour: agent },
  {
    cle: 'travaux',
    href: '/professionnel/travaux',
    texte: 'À faire',
    outil: 'travaux',
    de: ouverteA(operationsDesTravaux.lister),
    pour: agentQui('lister'),
  },
  { cle: 'recherche', href: '/professionnel/recherche', texte: 'Rechercher', outil: 'recherche', pour: agentQui('lister') },
  { cle: 'personnes', href: '/professionnel/personnes', texte: 'Personnes suivies', outil: 'suivi', pour: agentQui('lister') },
  { cle: 'sanctions', href: '/professionnel/sanctions', texte: 'Sanctions', outil: 'travaux', de: ['CD', 'FT'], pour: agentQui('lister') },
  {
    cle: 'caisses',
    href: '/professionnel/caisses',
    texte: 'Caisses',
    outil: 'caisses',
    de: ouverteA(operationsDesPayeurs.lister),
    pour: agentQui('lister'),
  },
  {
    cle: 'creneaux',
    href: '/professionnel/creneaux',
    texte: 'Créneaux',
    outil: 'creneaux',
    de: ouverteA(operationsDesCreneaux.lister),
    pour: agentQui('lister'),
  },
  { cle: 'structures', href: '/professionnel/structures', texte: 'Structures', outil: 'structures', pour: agentQui('lister') },
  { cle: 'pilotage', href: '/professionnel/pilotage', texte: 'Pilotage', outil: 'pilotage', pour: agentQui('piloter') },
  {
    cle: 'identites',
    href: '/professionnel/identites',
    texte: 'Identités à trancher',
    outil: 'identites',
    de: ouverteA(operationsDuRapprochement.lister),
    pour: agentQui('trancher-identite'),
  },
  { cle: 'imports', href: '/professionnel/imports', texte: 'Fichiers', outil: 'imports', pour: agentQui('importer') },
]

/** Last in the menu, after what each role adds: what every agent looks after for herself. */
export const menuDeSonCompte: readonly Entree[] = [
  { cle: 'droits', href: '/professionnel/mes-droits', texte: 'Mes droits', pour: agent },
  { cle: 'second-facteur', href: '/second-facteur/mes-facteurs', texte: 'Second facteur', pour: agent },
]

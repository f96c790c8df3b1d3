import type { motsDeLaRadiation } from '../../../src/parcours/radiation/index.js'

type Acte = { titre: string; bouton: string; sens: (typeof motsDeLaRadiation.sensPossibles)[number] | null; chapeau: string }

/** What whoever leads a procedure does of it, each on a screen of its own; `sens` null: it decides nothing. */
export const actes = {
  entendre: {
    titre: 'Noter son audition',
    bouton: 'Noter son audition',
    sens: null,
    chapeau: 'La personne a été entendue, seule ou assistée. Ce qu’elle dit elle-même par écrit est sa réponse.',
  },
  contester: {
    titre: 'Noter sa contestation',
    bouton: 'Noter sa contestation',
    sens: null,
    chapeau: 'La personne conteste par courrier, ou de vive voix. Notez ses mots ; celle qu’elle écrit dans son espace est déjà là.',
  },
  envisager: {
    titre: 'Notifier une radiation envisagée',
    bouton: 'Notifier ce qui est envisagé',
    sens: 'ENVISAGEE',
    chapeau: 'La personne l’apprend avec ses raisons, et a dix jours pour répondre. Rien n’est décidé.',
  },
  prononcer: {
    titre: 'Prononcer la radiation',
    bouton: 'Prononcer la radiation',
    sens: 'RADIATION',
    chapeau: 'Vous décidez, en votre nom. La personne lit vos motifs et votre nom, et peut contester.',
  },
  classer: {
    titre: 'Classer sans suite',
    bouton: 'Classer sans suite',
    sens: 'SANS_SUITE',
    chapeau: 'La procédure s’arrête ; la personne reste inscrite, et en est avertie.',
  },
  rejeter: {
    titre: 'Rejeter sa contestation',
    bouton: 'Rejeter sa contestation',
    sens: 'REJET',
    chapeau: 'Vous répondez, en votre nom : la radiation reste. La personne lit vos motifs, votre nom, et ce qui lui reste.',
  },
  annuler: {
    titre: 'Annuler la radiation',
    bouton: 'Annuler la radiation',
    sens: 'ANNULATION',
    chapeau: 'Erreur, contestation, médiation : la personne est tenue pour n’avoir jamais quitté la liste.',
  },
} as const satisfies Record<string, Acte>
export type NomDActe = keyof typeof actes

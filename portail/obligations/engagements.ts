/** The plan of three years and the actions of each (law 2005-102, art. 47; décret 2019-768). Dates are days; `faite` when it is. */
export const schema = {
  du: '2026-11-01',
  au: '2029-10-31',
  axes: [
    {
      nom: 'Construire accessible',
      actions: [
        'Une seule bibliothèque de composants, éprouvée à chaque modification : étiquettes, titres, tableaux, messages, focus.',
        'Des pages écrites par le serveur, qui servent sans JavaScript, à 320 pixels, à 400 %, au clavier seul.',
        'Les lettres et notices en PDF balisé, refusées par le compositeur si elles ne le sont pas.',
      ],
    },
    {
      nom: 'Vérifier',
      actions: [
        'Chaque page contrôlée par programme (axe-core et un second moteur) à chaque modification.',
        'Un audit complet des 106 critères par une personne qualifiée, extérieure à l’équipe, puis un par an.',
        'Des essais avec des personnes concernées : lecteurs d’écran, agrandissement, commande vocale, lecture facilitée.',
      ],
    },
    {
      nom: 'Répondre',
      actions: [
        'Un formulaire de contact accessible ; une réponse sous dix jours ouvrés et le contenu sous une autre forme si besoin.',
        'Une personne référente de l’accessibilité chez l’exploitant, nommée dans les mentions légales.',
      ],
    },
    {
      nom: 'Former',
      actions: ['Chaque personne qui conçoit, écrit ou développe formée au RGAA dans l’année de son arrivée.'],
    },
  ],
} as const

export type Action = { quoi: string; echeance: string; etat: 'faite' | 'en cours' | 'à faire' }
export const plans: Readonly<Record<number, { bilan: string; actions: readonly Action[] }>> = {
  2026: {
    bilan: 'Première année du schéma : aucun bilan d’une année précédente.',
    actions: [
      { quoi: 'Contrôler chaque page par programme, règles RGAA comprises', echeance: '2026-11-30', etat: 'faite' },
      { quoi: 'Publier la grille des 106 critères, avec ce qui est éprouvé et ce qui ne l’est pas', echeance: '2026-11-30', etat: 'faite' },
      { quoi: 'Baliser les lettres et les notices', echeance: '2026-11-30', etat: 'faite' },
      { quoi: 'Ouvrir un formulaire de contact accessible', echeance: '2026-11-30', etat: 'faite' },
      { quoi: 'Commander l’audit complet à une personne extérieure', echeance: '2026-12-31', etat: 'à faire' },
    ],
  },
  2027: {
    bilan: 'À écrire à la fin de l’année 2026.',
    actions: [
      { quoi: 'Conduire l’audit complet, publier son rapport, revoir la déclaration', echeance: '2027-03-31', etat: 'à faire' },
      { quoi: 'Éprouver l’espace des personnes avec NVDA, JAWS, VoiceOver et TalkBack', echeance: '2027-03-31', etat: 'à faire' },
      { quoi: 'Corriger les non-conformités bloquantes', echeance: '2027-06-30', etat: 'à faire' },
    ],
  },
}

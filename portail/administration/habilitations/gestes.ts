import type { Gestes } from '../geste.js'

/** What is done of an habilitation; the names are the events of the API. */
export const gestesDesHabilitations: Gestes = {
  revoir: {
    bouton: 'Faire la revue',
    titre: quoi => `Revue semestrielle de l’habilitation ${quoi}`,
    suite:
      'Vous dites que votre organisation a toujours besoin de tout ce qu’elle ouvre. Si une partie ne sert plus, rouvrez-la pour la réduire.',
    fait: 'La revue est faite. La prochaine est dans six mois.',
  },
  rouvrir: {
    bouton: 'Rouvrir pour changer ou renouveler',
    titre: quoi => `Rouvrir l’habilitation ${quoi}`,
    suite:
      'Une demande s’ouvre, déjà remplie avec ce qu’elle dit. L’habilitation reste telle quelle jusqu’à ce que la nouvelle soit accordée.',
    fait: 'Une demande est ouverte.',
  },
  revoquer: {
    bouton: 'Révoquer',
    titre: quoi => `Révoquer l’habilitation ${quoi}`,
    suite:
      'Tout ce qu’elle ouvre se ferme en quelques secondes, pour les agents comme pour les applications. L’organisation devra refaire une demande.',
    poids: 'danger',
    motif: 'L’organisation le lit.',
    fait: 'L’habilitation est révoquée. Elle n’ouvre plus rien.',
  },
}

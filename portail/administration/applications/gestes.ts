import type { Gestes } from '../geste.js'

/** What is done of an application; the names are the events of the API. */
export const gestesDesApplications: Gestes = {
  'renouveler-secret': {
    bouton: 'Renouveler le secret',
    titre: quoi => `Renouveler le secret de ${quoi}`,
    suite:
      'Un nouveau secret est tiré, et montré une seule fois. L’ancien reste valable jusqu’à ce que vous le retiriez : rien ne s’interrompt.',
    fait: 'Le secret est renouvelé.',
  },
  'retirer-anciens-secrets': {
    bouton: 'Retirer l’ancien secret',
    titre: quoi => `Retirer l’ancien secret de ${quoi}`,
    suite: 'Seul le dernier secret restera valable. Assurez-vous qu’il est installé partout où l’application tourne.',
    poids: 'danger',
    fait: 'Seul le dernier secret est encore valable.',
  },
  retablir: {
    bouton: 'Rétablir',
    titre: quoi => `Rétablir ${quoi}`,
    suite: 'L’application peut de nouveau demander des jetons et appeler l’API.',
    fait: 'L’application est rétablie.',
  },
  couper: {
    bouton: 'Couper',
    titre: quoi => `Couper ${quoi}`,
    suite: 'Elle n’obtient plus rien en quelques secondes, jetons déjà délivrés compris. Qui la coupe peut la rétablir.',
    poids: 'danger',
    motif: 'Il se lit sur la page de l’application.',
    fait: 'L’application est coupée. Elle n’obtient plus rien.',
  },
}

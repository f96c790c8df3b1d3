import type { Gestes } from '../geste.js'

/** How a request moves, but for its content; the names are the events of the API. */
export const gestesDesDemandes: Gestes = {
  valider: {
    bouton: 'Valider',
    titre: quoi => `Valider la demande ${quoi}`,
    suite:
      'Une habilitation est accordée, pour ce qui est demandé et rien d’autre. Elle est en vigueur partout en quelques secondes ; celle qu’elle rouvre s’éteint au même instant.',
    libelle: 'Message',
    motif: 'L’organisation le lit.',
    motifFacultatif: true,
    fait: 'L’habilitation est accordée, et en vigueur.',
  },
  'demander-modifications': {
    bouton: 'Demander des modifications',
    titre: quoi => `Demander des modifications de ${quoi}`,
    suite: 'La demande revient à l’organisation, qui la complète et la renvoie.',
    libelle: 'Ce qui est à changer',
    motif: 'L’organisation le lit. Nommez la rubrique, et dites ce que vous attendez.',
    sansMotif: 'Dites ce qui est à changer : sans cela, l’organisation ne peut pas répondre.',
    fait: 'La demande est revenue à l’organisation, avec votre message.',
  },
  ecrire: {
    bouton: 'Écrire un message',
    titre: quoi => `Écrire sur la demande ${quoi}`,
    suite: 'Le message s’ajoute au fil. L’état de la demande ne change pas.',
    libelle: 'Message',
    motif: 'L’autre partie le lit. Aucune donnée de personne n’y a sa place.',
    sansMotif: 'Écrivez le message que l’autre partie lira.',
    fait: 'Le message est dans le fil.',
  },
  refuser: {
    bouton: 'Refuser',
    titre: quoi => `Refuser la demande ${quoi}`,
    suite: 'La demande se clôt. L’organisation lit le motif, et peut en déposer une autre.',
    poids: 'danger',
    motif: 'L’organisation le lit : dites quel texte ou quelle règle s’y oppose.',
    sansMotif: 'Dites pourquoi : un refus est motivé.',
    fait: 'La demande est refusée.',
  },
  archiver: {
    bouton: 'Archiver',
    titre: quoi => `Archiver la demande ${quoi}`,
    suite: 'La demande est close et ne se reprend plus. Elle reste lisible.',
    poids: 'danger',
    fait: 'La demande est archivée.',
  },
}

import type { Gestes } from '../../administration/geste.js'

const nom = (quoi: string) => (numero: string) => `${quoi} : ${numero}`

/** What is done in an investigation; the names are the events of the API. */
export const gestesDesEnquetes: Gestes = {
  questionner: {
    bouton: 'Poser une question',
    titre: nom('Poser une question à l’organisation'),
    suite: 'Le responsable de l’organisation la lit sur sa page, avec ce qui a été compté, et y répond.',
    libelle: 'Question',
    motif: 'Une question à la fois, sans nommer de personne suivie.',
    sansMotif: 'Écrivez la question.',
    fait: 'La question est posée : le responsable de l’organisation la lit, et sa réponse viendra ici.',
  },
  repondre: {
    bouton: 'Répondre',
    titre: nom('Répondre à la question'),
    suite: 'Votre réponse est gardée telle quelle, avec votre nom.',
    libelle: 'Réponse',
    motif: 'Sans nommer de personne suivie.',
    sansMotif: 'Écrivez la réponse.',
    fait: 'La réponse est envoyée.',
  },
  qualifier: {
    bouton: 'Établir une violation de données',
    titre: nom('Établir une violation de données'),
    suite: 'Les soixante-douze heures pour notifier la CNIL courent de l’instant où la violation est connue (RGPD, art. 33).',
    poids: 'danger',
    motif: 'Ce qui l’établit.',
    fait: 'La violation est établie. La notification à la CNIL est due dans les soixante-douze heures de l’instant où elle est connue.',
  },
  notifier: {
    bouton: 'Noter la notification à la CNIL',
    titre: nom('Noter la notification à la CNIL'),
    suite: 'La notification se dépose sur le téléservice de la CNIL ; notez ici qu’elle l’est.',
    libelle: 'Numéro reçu de la CNIL',
    motif: 'Et, au-delà des soixante-douze heures, ce qui explique le retard.',
    sansMotif: 'Donnez le numéro reçu.',
    fait: 'La notification est notée. Il reste à informer les personnes si le risque pour elles est élevé (RGPD, art. 34), puis à conclure.',
  },
  conclure: {
    bouton: 'Conclure',
    titre: nom('Conclure l’enquête'),
    suite: 'L’enquête est close. Elle peut être rouverte.',
    libelle: 'Conclusion',
    motif: 'Ce qui s’est passé, et ce qui est fait pour que cela ne se reproduise pas. Sans violation, dites pourquoi il n’y en a pas.',
    sansMotif: 'Écrivez la conclusion.',
    fait: 'L’enquête est close.',
  },
  rouvrir: {
    bouton: 'Rouvrir',
    titre: nom('Rouvrir l’enquête'),
    suite: 'Les lignes gardées restent celles de l’ouverture.',
    motif: 'Ce qui est nouveau.',
    fait: 'L’enquête est rouverte.',
  },
}

import type { Gestes } from '../geste.js'

const motif = 'Il reste dans la trace, avec votre nom. N’y écrivez rien de la vie privée de la personne.'

/** What an administrator does of the account of a colleague; the names are the events of the API. */
export const gestesDesAgents: Gestes = {
  relancer: {
    bouton: 'Renvoyer l’invitation',
    titre: quoi => `Renvoyer l’invitation de ${quoi}`,
    suite: 'Une nouvelle lettre part à son adresse professionnelle, et l’invitation redevient valable.',
    fait: 'L’invitation est repartie.',
  },
  revoir: {
    bouton: 'Confirmer ses droits',
    titre: quoi => `Confirmer les droits de ${quoi}`,
    suite:
      'C’est la revue semestrielle : vous dites que cette personne a toujours besoin de ses rôles, de sa structure et de son accès. Rien d’autre ne change.',
    fait: 'La revue est faite : ses droits sont confirmés.',
  },
  retablir: {
    bouton: 'Rétablir',
    titre: quoi => `Rétablir le compte de ${quoi}`,
    suite: 'Cette personne pourra se connecter de nouveau, avec les rôles qu’elle avait.',
    fait: 'Le compte est rétabli.',
  },
  reinitialiser: {
    bouton: 'Réinitialiser le second facteur',
    titre: quoi => `Réinitialiser le second facteur de ${quoi}`,
    suite:
      'Ses facteurs et ses codes de secours sont effacés, ses sessions se ferment, et elle en enregistre un nouveau à sa prochaine connexion. Assurez-vous d’abord que la demande vient bien d’elle, de vive voix.',
    poids: 'danger',
    motif,
    fait: 'Le second facteur est réinitialisé. L’acte est gardé dans la trace.',
  },
  suspendre: {
    bouton: 'Suspendre',
    titre: quoi => `Suspendre le compte de ${quoi}`,
    suite: 'Cette personne est dehors à son prochain clic, au portail comme à l’API. Vous pourrez la rétablir.',
    poids: 'danger',
    motif,
    fait: 'Le compte est suspendu. Il n’ouvre plus rien.',
  },
  retirer: {
    bouton: 'Retirer',
    titre: quoi => `Retirer ${quoi} de l’organisation`,
    suite:
      'C’est définitif : son compte ne sera pas rétabli. Si elle revient, il faudra l’inviter de nouveau. Ce qu’elle a fait reste dans la trace.',
    poids: 'danger',
    motif,
    fait: 'Le compte est retiré.',
  },
}

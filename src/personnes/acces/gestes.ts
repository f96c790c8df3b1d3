import type { Issue } from '../../moteur/journal.js'

/** What the person is told of each outcome of the journal; `communique` when data about her went out. */
const gestes: Readonly<Record<Issue, { phrase: string; communique: boolean }>> = {
  servi: { phrase: 'a lu', communique: true },
  ecrit: { phrase: 'a écrit', communique: false },
  reconnue: { phrase: 'vous a fait connaître, et vous suit désormais', communique: false },
  inchange: { phrase: 'a confirmé, sans rien changer', communique: false },
  rejoue: { phrase: 'a envoyé deux fois la même demande', communique: false },
  conteste: { phrase: 'contesté', communique: false },
  'contestation-lue': { phrase: 'a lu votre contestation sur', communique: true },
  repondu: { phrase: 'a répondu à votre contestation sur', communique: false },
  reuni: { phrase: 'a réuni deux dossiers qui étaient tous deux les vôtres', communique: false },
  separe: { phrase: 'a séparé deux dossiers réunis par erreur', communique: false },
  invisible: { phrase: 'a demandé, et n’a rien obtenu', communique: false },
  interdit: { phrase: 'a demandé sans en avoir le droit, et n’a rien obtenu', communique: false },
  rejete: { phrase: 'a envoyé une demande que la plateforme a refusée', communique: false },
  'hors-perimetre': { phrase: 'a cherché, et n’a rien obtenu', communique: false },
}
const recherche = { phrase: 'a retrouvé votre dossier par', communique: true }

/** A search that succeeds gives an identifier and no datum: its fields are the keys the reader already held. */
export const gesteDe = (ligne: string | null, issue: Issue): { phrase: string; communique: boolean } =>
  issue === 'servi' && ligne?.endsWith('.rechercher') ? recherche : gestes[issue]

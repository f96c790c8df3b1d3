import type { Issue } from '../../moteur/journal.js'

export const genres = ['lecture', 'ecriture', 'refus'] as const
type Genre = (typeof genres)[number]

/** What the person is told of each outcome of the journal; `lecture` when data about her went out, `refus` when nothing did. */
const gestes: Readonly<Record<Issue, { phrase: string; genre: Genre }>> = {
  servi: { phrase: 'a lu', genre: 'lecture' },
  ecrit: { phrase: 'a écrit', genre: 'ecriture' },
  reconnue: { phrase: 'vous a fait connaître, et vous suit désormais', genre: 'ecriture' },
  inchange: { phrase: 'a confirmé, sans rien changer', genre: 'ecriture' },
  rejoue: { phrase: 'a envoyé deux fois la même demande', genre: 'ecriture' },
  conteste: { phrase: 'contesté', genre: 'ecriture' },
  'contestation-lue': { phrase: 'a lu votre contestation sur', genre: 'lecture' },
  repondu: { phrase: 'a répondu à votre contestation sur', genre: 'ecriture' },
  'a-faire': { phrase: 'a consulté la liste de ce que son organisation doit faire pour vous', genre: 'lecture' },
  averti: { phrase: 'a été averti qu’une donnée de votre dossier avait changé', genre: 'lecture' },
  reuni: { phrase: 'a réuni deux dossiers qui étaient tous deux les vôtres', genre: 'ecriture' },
  separe: { phrase: 'a séparé deux dossiers réunis par erreur', genre: 'ecriture' },
  invisible: { phrase: 'a demandé, et n’a rien obtenu', genre: 'refus' },
  interdit: { phrase: 'a demandé sans en avoir le droit, et n’a rien obtenu', genre: 'refus' },
  rejete: { phrase: 'a envoyé une demande que la plateforme a refusée', genre: 'refus' },
  'bris-de-glace': { phrase: 'était arrêté par la vigilance, et a ouvert votre dossier en écrivant pourquoi', genre: 'lecture' },
  'hors-perimetre': { phrase: 'a cherché, et n’a rien obtenu', genre: 'refus' },
}
const recherche = { phrase: 'a retrouvé votre dossier par', genre: 'lecture' } as const

/** A search that succeeds gives an identifier and no datum: its fields are the keys the reader already held. */
export const gesteDe = (ligne: string | null, issue: Issue): { phrase: string; genre: Genre } =>
  issue === 'servi' && ligne?.endsWith('.rechercher') ? recherche : gestes[issue]

import { signaux } from '../droit/parametres/signaux.js'

export const horizons = ['heure', 'jour', 'semaine', 'mois'] as const
export type Horizon = (typeof horizons)[number]
/** `agent-inconnu`: declared by a program, or such a program when it declares none any more, seen for less than a week; `application`: the program itself, by the agents it declares. */
export const genres = ['agent', 'agent-inconnu', 'programme', 'application'] as const
export type Genre = (typeof genres)[number]
export const mesures = ['tous', 'nouveaux', 'acteurs', 'bris-de-glace', ...signaux] as const
export type Mesure = (typeof mesures)[number]
/** What a block leaves, from the lightest: nothing until a second factor is given again; until a reason is written; nothing at all. */
export const paliers = ['second-facteur', 'motif', 'arret'] as const
export type Palier = (typeof paliers)[number]
export const portees = ['agent', 'application', 'structure', 'organisation', 'ligne'] as const
export type Portee = (typeof portees)[number]

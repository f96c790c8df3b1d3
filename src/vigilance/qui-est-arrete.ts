import type { Blocage, Habilitations } from '../acces/index.js'
import { acteurDe } from './formes.js'

type Qui = { organisation: string; structure: string | null; agent: string | null; application: string }
export type Connus = Pick<Habilitations, 'blocage'>

/** Everything that keeps an actor out, whatever it is aimed at: read in memory. */
export const blocagesDe = (habilitations: Connus, qui: Qui): Blocage[] =>
  [
    `agent ${acteurDe(qui)}`,
    `application ${qui.application}`,
    `organisation ${qui.organisation}`,
    ...(qui.structure ? [`structure ${qui.structure}`] : []),
  ].flatMap(cible => habilitations.blocage(cible))

export const arretDe = (habilitations: Connus, qui: Qui): Blocage | undefined =>
  blocagesDe(habilitations, qui).find(b => b.palier === 'arret')

/** What whoever is stopped reads. */
export const phraseDArret = ({ depuis, motif }: Blocage): string =>
  `Cet accès est suspendu depuis le ${quand.format(depuis)} : ${motif}. Deux personnes habilitées doivent le rouvrir ; adressez-vous à la supervision de votre organisation.`

const quand = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

import { arretSansRecours, type Blocage, blocagesDe, type Habilitations } from '../acces/index.js'

type Qui = Parameters<typeof blocagesDe>[1]
type Connus = Pick<Habilitations, 'blocage'>

/** Whether nothing may be done in its name, by what acts for it when it does not call itself: webhooks, files that were deposited. */
export const estArrete = (habilitations: Connus, qui: Qui): boolean => blocagesDe(habilitations, qui).some(b => b.palier === 'arret')

/** The same of an organisation called from here: a payer, a mission locale that I-MILO serves. */
export const organisationArretee = (habilitations: Pick<Habilitations, 'blocage' | 'organisation'>, code: string): boolean =>
  (habilitations.organisation(code)?.suspendue ?? true) || habilitations.blocage(`organisation ${code}`).some(b => b.palier === 'arret')

/** What keeps her out of the pages: a stop, or a reason she is asked for; a second factor is asked by the API. */
export function retenueDe(habilitations: Connus, qui: Qui): Blocage | undefined {
  const siens = blocagesDe(habilitations, qui)
  return arretSansRecours(siens) ?? siens.find(b => b.palier === 'arret') ?? siens.find(b => b.palier === 'motif')
}

/** What whoever is stopped reads. */
export const phraseDArret = ({ depuis, motif }: Blocage): string =>
  `Cet accès est suspendu depuis le ${quand.format(depuis)} : ${motif}. Deux personnes habilitées doivent le rouvrir ; adressez-vous à la supervision de votre organisation.`

/** What whoever is asked why she goes on reads. */
export const phraseDeMotif = (motif: string): string =>
  `Dites pourquoi vous continuez, ${motif} : votre supervision le lira. Une fois le motif écrit, vous pouvez lire de nouveau.`

const quand = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })

import type { Avis } from '../../messagerie/voies.js'
import type { RendezVous } from './formes.js'
import { jourEtHeure } from './heure-de-paris.js'

const enToutesLettres = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Paris',
})

/** « jeudi 3 décembre 2026 à 10 h 00 », in Paris. */
const quand = (date: string) => `${enToutesLettres.format(new Date(date))} à ${jourEtHeure(date).heure.replace(':', ' h ')}`

function ou({ modalite, libelleLieu, adresse }: RendezVous): string {
  if (modalite === 'TELEPHONE') return 'par téléphone'
  if (modalite === 'VISIO') return 'en visioconférence'
  return [libelleLieu, adresse].filter(Boolean).join(', ')
}

type Genre = 'pris' | 'deplace' | 'annule' | 'rappel'
const mots: Readonly<Record<Genre, { objet: string; phrase: (quand: string, ou: string) => string }>> = {
  pris: { objet: 'Vous avez un rendez-vous', phrase: (q, o) => `Vous avez un rendez-vous le ${q} : ${o}.` },
  deplace: { objet: 'Votre rendez-vous a changé', phrase: (q, o) => `Votre rendez-vous a changé. Il est le ${q} : ${o}.` },
  annule: { objet: 'Votre rendez-vous est annulé', phrase: q => `Votre rendez-vous du ${q} est annulé.` },
  rappel: { objet: 'Rappel de votre rendez-vous', phrase: (q, o) => `Rappel : vous avez un rendez-vous le ${q} : ${o}.` },
}

/** When and where, and nothing else of her file: neither why, nor with whom. */
export function avisDuRendezVous(genre: Genre, r: RendezVous, adressePublique: string): Avis {
  const { objet, phrase } = mots[genre]
  const dite = phrase(quand(r.date), ou(r))
  const lien = `${adressePublique}/mon-espace/rendez-vous`
  return {
    objet,
    texte: `Bonjour,\n\n${dite}\n\nPour en savoir plus, l’ajouter à votre agenda ou l’annuler, ouvrez votre espace :\n${lien}\n\nCe message ne dit rien d’autre de votre dossier.`,
    court: `${dite} ${lien}`,
  }
}

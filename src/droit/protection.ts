import { CodeCivil, CodeDuTravail } from './textes.js'

/** The measure of protection of an adult, as far as it is known to whoever notifies. */
export const libellesDesProtections = { AUCUNE: 'aucune mesure connue', CURATELLE: 'curatelle', TUTELLE: 'tutelle' } as const
export type Protection = keyof typeof libellesDesProtections
export const protections = Object.keys(libellesDesProtections) as [Protection, ...Protection[]]

type Dite = { protection: Protection | null; representant: string | null }
type Manque = { pointer: string; detail: string }

/** Who is notified too, and under which text; the articles of the code civil were read in no source we hold, and it is said. */
const aussi: Readonly<Record<Exclude<Protection, 'AUCUNE'>, string>> = {
  CURATELLE: `La personne est en curatelle : ce qui lui est notifié l’est aussi à son curateur (${CodeCivil.article467.cite}, à vérifier). Nommez-le.`,
  TUTELLE: `La personne est en tutelle : ce qui lui est notifié l’est aussi à son tuteur (${CodeCivil.article475.cite}, à vérifier). Nommez-le.`,
}

/** What a notification must say of whoever represents her, as sentences; it is never silent about it. */
export function manquesDeLaProtection({ protection, representant }: Dite, { mineure }: { mineure: boolean }): Manque[] {
  if (mineure && representant === null)
    return [
      {
        pointer: '/representant',
        detail: `La personne est mineure : son représentant légal est averti aussi (${CodeDuTravail.R5412_7.cite}).`,
      },
    ]
  if (protection === null)
    return mineure
      ? []
      : [
          {
            pointer: '/protection',
            detail:
              'Dites si la personne est en tutelle ou en curatelle, ou qu’aucune mesure n’est connue : on notifie aussi à qui la représente.',
          },
        ]
  return protection !== 'AUCUNE' && representant === null ? [{ pointer: '/representant', detail: aussi[protection] }] : []
}

import { CodeDeJusticeAdministrative, CodeDeLActionSociale, CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

export type Bornes = { taux: readonly [number, number]; mois: readonly [number, number]; suppression: boolean }
export type RangDeSanction = 'PREMIER' | 'REITERATION' | 'PERSISTANCE'

const repete: Bornes = { taux: [30, 100], mois: [1, 4], suppression: true }
/** Whole percentages and whole months, both bounds included. */
export const baremeRsa: Parametre<Readonly<Record<RangDeSanction, Bornes>>> = {
  nom: 'barème des sanctions du RSA',
  valeurs: [
    {
      depuis: '2025-06-01',
      valeur: {
        PREMIER: { taux: [30, 100], mois: [1, 2], suppression: false },
        REITERATION: repete,
        PERSISTANCE: repete,
      },
      texte: CodeDeLActionSociale.R262_68_1,
      confiance: 'sûr',
    },
  ],
}

/** Highest part of the RSA of a household of several persons, in whole percents. */
export const plafondDuFoyer: Parametre<number> = {
  nom: 'part la plus haute du RSA d’un foyer de plusieurs personnes',
  valeurs: [{ depuis: '2025-06-01', valeur: 50, texte: CodeDeLActionSociale.R262_68_6, confiance: 'sûr' }],
}
export const moisDeReiteration: Parametre<number> = {
  nom: 'délai de réitération, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 24, texte: CodeDuTravail.R5412_3_4, confiance: 'sûr' }],
}
export const joursPourRepondre: Parametre<number> = {
  nom: 'délai du bénéficiaire du RSA pour présenter ses observations, en jours',
  valeurs: [{ depuis: '2025-06-01', valeur: 10, texte: CodeDeLActionSociale.L262_37, confiance: 'probable' }],
}
/** Days the département has to take a proposal up; then the operator follows it, by delegation. */
export const joursPourSaisir: Parametre<number> = {
  nom: 'délai du département pour se saisir d’une proposition, en jours',
  valeurs: [{ depuis: '2025-06-01', valeur: 15, texte: CodeDeLActionSociale.R262_69, confiance: 'probable' }],
}
/** Months she has to lodge an appeal before the president, from the notification. */
export const moisPourContester: Parametre<number> = {
  nom: 'délai du recours devant le président du conseil départemental, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 2, texte: CodeDeLActionSociale.R262_88, confiance: 'probable' }],
}
/** Months she has to go to court, from the answer of the president or the end of his silence. */
export const moisPourSaisirLeJuge: Parametre<number> = {
  nom: 'délai pour saisir le tribunal administratif, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 2, texte: CodeDeJusticeAdministrative.R421_1, confiance: 'probable' }],
}
/** Months the president has to answer an appeal, which comes before any court: silence then refuses it, and the court is open. */
export const moisPourRepondreAuRecours: Parametre<number> = {
  nom: 'délai du président du conseil départemental pour répondre à un recours, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 2, texte: CodeDeLActionSociale.L262_47, confiance: 'probable' }],
}
export const moisRetablis: Parametre<number> = {
  nom: 'mois de RSA suspendu rétablis au plus',
  valeurs: [{ depuis: '2025-06-01', valeur: 3, texte: CodeDeLActionSociale.L262_37, confiance: 'probable' }],
}

import { CodeDeLaSecuriteSociale } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Ages in months by generation: the last row whose birth day is reached. */
export type AgesParGeneration = readonly (readonly [neeDepuis: string, mois: number])[]

const ans = (annees: number, mois = 0) => annees * 12 + mois

/** Beyond it a person is no longer registered of right by a demand of RSA (2° of L. 5411-1). */
export const ageDuTauxPleinAutomatique: Parametre<AgesParGeneration> = {
  nom: 'âge du taux plein automatique',
  valeurs: [
    {
      depuis: '2011-07-01',
      valeur: [
        ['1900-01-01', ans(65)],
        ['1951-07-01', ans(65, 4)],
        ['1952-01-01', ans(65, 9)],
        ['1953-01-01', ans(66, 2)],
        ['1954-01-01', ans(66, 7)],
        ['1955-01-01', ans(67)],
      ],
      texte: CodeDeLaSecuriteSociale.L351_8,
      confiance: 'probable',
    },
  ],
}

/** From it, whoever has the insurance duration of the full rate is not registered of right either. The suspension of the reform moves it. */
export const ageLegal: Parametre<AgesParGeneration> = {
  nom: 'âge légal d’ouverture du droit à pension',
  valeurs: [
    {
      depuis: '2023-09-01',
      valeur: [
        ['1900-01-01', ans(62)],
        ['1961-09-01', ans(62, 3)],
        ['1962-01-01', ans(62, 6)],
        ['1963-01-01', ans(62, 9)],
        ['1964-01-01', ans(63)],
        ['1965-01-01', ans(63, 3)],
        ['1966-01-01', ans(63, 6)],
        ['1967-01-01', ans(63, 9)],
        ['1968-01-01', ans(64)],
      ],
      texte: CodeDeLaSecuriteSociale.L161_17_2,
      confiance: 'à vérifier',
    },
  ],
}

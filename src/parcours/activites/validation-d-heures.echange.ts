import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { appreciations, minutesOuRien, semaine } from './formes.js'

const vie = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'vie professionnelle', exemple)

/** What counts, and what may be held against her, is validated by a human in her name: no program does. */
const nominative = {
  demande: 'nominative',
  motif: 'un humain valide les heures, ou dit pourquoi elles changent',
  texte: Lois.decision2023_858,
} as const

/** What a référent made of the hours of a week. A validation is never corrected: another one follows it. */
export const validationDHeures = ressource({
  nom: 'validationDHeures',
  chemin: 'validations-d-heures',
  table: 'validation_d_heures',
  intitule: 'Validation des heures d’une semaine',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    semaine: vie(semaine, 'Semaine (ISO 8601)', '2026-W46'),
    lignes: vie(appreciations, 'Activités', [{ activite: 1, surVersion: 1, minutes: 60, motif: null }]),
    declarees: vie(minutesOuRien, 'Minutes déclarées', 60),
    validees: vie(minutesOuRien, 'Minutes validées', 60),
    date: vie(z.iso.date(), 'Date', '2026-11-16'),
  },
  renvois: [{ champ: 'lignes', vers: 'activite', dans: 'activite' }],
  calculees: ['declarees', 'validees', 'date'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Valider les heures que la personne accompagnée a déclarées, ou dire pourquoi elles changent',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: ['semaine', 'lignes', 'declarees', 'validees', 'date'] },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: ['semaine', 'lignes'], assurance: nominative },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui a été validé de ses heures, par qui et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: ['semaine', 'lignes', 'declarees', 'validees', 'date'] },
    },
  },
})

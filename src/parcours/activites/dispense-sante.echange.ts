import { z } from 'zod'
import { capEmploi, franceTravail, laPersonne } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { finDInscription, mois } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { numero } from './formes.js'
import { codesDeSante } from './motifs-de-dispense.js'

const exceptionArticle9 = { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 } as const

/** The ground of an exemption when it touches health: France Travail and Cap emploi only (D. 5312-50); the others see what it asks, not why. */
export const dispenseSante = ressource({
  nom: 'dispenseSante',
  chemin: 'dispenses-sante',
  table: 'dispense_sante',
  intitule: 'Dispenses d’heures : santé',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    // Its number is no health: the row itself says that there is some.
    dispense: donnee(numero, 'Dispense (n°)', 'situation administrative', 1),
    motif: donnee(z.enum(codesDeSante), 'Motif de santé', 'santé', 'HANDICAP'),
    precisions: donnee(z.string().trim().min(3).max(1000).nullable(), 'Précisions de santé', 'santé', 'Reconnaissance en cours.'),
  },
  renvois: [{ champ: 'dispense', vers: 'dispense' }],
  conservation: { duree: mois(6), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.D5312_54 },

  echanges: {
    accompagnementDuHandicap: {
      finalite: 'Justifier par la santé la durée d’activité demandée à la personne que Cap emploi accompagne',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9,
      consulter: { par: [capEmploi], sur: leursDossiers, champs: ['dispense', 'motif', 'precisions'] },
      deposer: { par: [capEmploi], sur: leursDossiers, champs: ['dispense', 'motif', 'precisions'] },
      corriger: { par: [capEmploi], sur: leursDossiers, champs: ['motif', 'precisions'] },
    },

    tenueDeLaListe: {
      finalite: 'Justifier par la santé la durée d’activité demandée aux personnes inscrites',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9,
      consulter: { par: [franceTravail], sur: laListe, champs: ['dispense', 'motif', 'precisions'] },
      deposer: { par: [franceTravail], sur: laListe, champs: ['dispense', 'motif', 'precisions'] },
      corriger: { par: [franceTravail], sur: laListe, champs: ['motif', 'precisions'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui est noté de sa santé dans ses dispenses',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: ['dispense', 'motif', 'precisions'] },
    },
  },
})

import { z } from 'zod'
import { capEmploi, franceTravail, laPersonne } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { finDInscription, mois } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'

const champs = ['dateDebut', 'dateFin', 'source'] as const

/**
 * The recognition of a disabled worker, which is health (CNIL, 2023-005): France Travail and Cap emploi answer for it together (D. 5312-50),
 * and no text read names anybody else.
 */
export const rqth = ressource({
  nom: 'rqth',
  chemin: 'rqth',
  table: 'rqth',
  intitule: 'Reconnaissance de la qualité de travailleur handicapé',
  cardinalite: 'une',
  responsable: franceTravail,

  donnees: {
    dateDebut: donnee(z.iso.date(), 'Reconnue depuis le', 'santé', '2024-03-01'),
    dateFin: donnee(z.iso.date().nullable(), 'Reconnue jusqu’au (rien : à vie)', 'santé', '2029-02-28'),
    source: donnee(z.enum(['MDPH', 'FRANCE TRAVAIL', 'CAP EMPLOI']), 'Tenue de', 'santé', 'MDPH'),
  },

  conservation: { duree: mois(6), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.D5312_54 },

  echanges: {
    accompagnementDuHandicap: {
      finalite: 'Savoir que la personne accompagnée par Cap emploi est reconnue travailleuse handicapée, et jusqu’à quand',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 },
      consulter: { par: [capEmploi], sur: leursDossiers, champs },
      deposer: { par: [capEmploi], sur: leursDossiers, champs },
      corriger: { par: [capEmploi], sur: leursDossiers, champs },
    },

    tenueDeLaListe: {
      finalite: 'Tenir à jour la reconnaissance des personnes inscrites, que transmet la maison départementale',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 },
      consulter: { par: [franceTravail], sur: laListe, champs },
      deposer: { par: [franceTravail], sur: laListe, champs },
      corriger: { par: [franceTravail], sur: laListe, champs },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire sa reconnaissance telle qu’elle est notée',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs },
    },
  },
})

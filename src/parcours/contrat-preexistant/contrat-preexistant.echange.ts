import { z } from 'zod'
import { capEmploi, conseilDepartemental, franceTravail, laPersonne, missionLocale } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'

/** What the contrat d’engagement replaces: kept until it does, since the time left to do so runs from these dates. */
export const contratPreexistant = ressource({
  nom: 'contratPreexistant',
  chemin: 'contrats-preexistants',
  table: 'contrat_preexistant',
  intitule: 'Contrat signé avant le contrat d’engagement',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    type: donnee(z.enum(['PPAE', 'CEJ', 'PACEA', 'CER']), 'Nature du contrat', 'vie professionnelle', 'CER'),
    dateDebut: donnee(z.iso.date(), 'Début du contrat', 'vie professionnelle', '2024-03-01'),
    dateFin: donnee(z.iso.date().nullable(), 'Fin du contrat', 'vie professionnelle', '2025-03-01'),
    reference: donnee(z.string().max(60).nullable(), 'Référence chez le signataire', 'vie professionnelle', 'C2024-0153'),
    organisation: donnee(z.string().max(40), 'Organisation qui l’a conclu', 'vie professionnelle', 'CD59'),
  },

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Reprendre les contrats en cours des personnes inscrites, jusqu’à leur contrat d’engagement',
      base: obligationLegale(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: ['type', 'dateDebut', 'dateFin', 'reference', 'organisation'] },
      deposer: { par: [franceTravail], sur: laListe, champs: ['type', 'dateDebut', 'dateFin', 'reference', 'organisation'] },
      corriger: { par: [franceTravail], sur: laListe, champs: ['dateFin', 'reference'] },
    },

    accompagnement: {
      finalite: 'Reprendre les contrats en cours des personnes accompagnées, jusqu’à leur contrat d’engagement',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: {
        par: [conseilDepartemental, missionLocale, capEmploi],
        sur: leursDossiers,
        champs: ['type', 'dateDebut', 'dateFin', 'reference', 'organisation'],
      },
      deposer: {
        par: [conseilDepartemental, missionLocale, capEmploi],
        sur: leursDossiers,
        champs: ['type', 'dateDebut', 'dateFin', 'reference', 'organisation'],
      },
      corriger: { par: [conseilDepartemental, missionLocale, capEmploi], sur: leursDossiers, champs: ['dateFin', 'reference'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire les contrats qui la lient jusqu’à son contrat d’engagement',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: ['type', 'dateDebut', 'dateFin', 'reference', 'organisation'] },
    },
  },
})

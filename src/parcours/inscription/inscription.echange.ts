import { z } from 'zod'
import {
  capEmploi,
  conseilDepartemental,
  delegataire,
  franceTravail,
  laPersonne,
  missionLocale,
  organismesPayeurs,
  plateformeInclusion,
} from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursAllocataires, leursCandidats, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { categoriesDInscription, motifsDeFin, originesDInscription, statutsDInscription } from './nomenclatures.js'

export const inscription = ressource({
  nom: 'inscription',
  chemin: 'inscriptions',
  table: 'inscription',
  intitule: 'Inscription sur la liste des demandeurs d’emploi',
  cardinalite: 'une',
  responsable: franceTravail,

  donnees: {
    statut: donnee(z.enum(statutsDInscription), 'Statut d’inscription', 'situation administrative', 'inscrit'),
    categorie: donnee(z.enum(categoriesDInscription).nullable(), 'Catégorie', 'situation administrative', 'G'),
    origine: donnee(z.enum(originesDInscription), 'Origine de l’inscription', 'situation administrative', 'INSCRIPTION_AUTO_CAF'),
    motif: donnee(z.string().max(120).nullable(), 'Motif d’inscription', 'situation administrative', 'Demande de RSA'),
    dateInscription: donnee(z.iso.date(), 'Date d’inscription', 'situation administrative', '2026-10-05'),
    dateEffetStatut: donnee(z.iso.date(), 'Date d’effet du statut', 'situation administrative', '2026-10-05'),
    motifFin: donnee(z.enum(motifsDeFin).nullable(), 'Motif de fin d’inscription', 'situation administrative', null),
  },

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Tenir la liste des demandeurs d’emploi : inscrire, constater la cessation, radier, réinscrire',
      base: obligationLegale(CodeDuTravail.L5411_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin'],
      },
      deposer: {
        par: [franceTravail],
        sur: laListe,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut'],
      },
      corriger: { par: [franceTravail], sur: laListe, champs: ['statut', 'categorie', 'motif', 'dateEffetStatut', 'motifFin'] },
    },

    inscriptionAutomatique: {
      finalite: 'Inscrire la personne du fait de sa demande de RSA ou d’accompagnement, sans démarche de sa part',
      base: obligationLegale(CodeDuTravail.L5411_1),
      caractere: 'obligatoire',
      deposer: {
        par: [...organismesPayeurs],
        sur: leursAllocataires,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin'],
      },
      corriger: {
        par: [...organismesPayeurs],
        sur: leursAllocataires,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin'],
      },
    },

    demandeDAccompagnement: {
      finalite: 'Inscrire le jeune ou la personne handicapée qui demande un accompagnement',
      base: obligationLegale(CodeDuTravail.L5411_1),
      caractere: 'obligatoire',
      deposer: {
        par: [missionLocale, capEmploi, conseilDepartemental],
        sur: leursDossiers,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut'],
      },
    },

    accompagnement: {
      finalite: 'Connaître la situation administrative de la personne accompagnée (inscrite, radiée, cessation)',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail, conseilDepartemental, delegataire, missionLocale, capEmploi],
        sur: leursDossiers,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin'],
      },
    },

    versementRsa: {
      finalite: 'Informer la caisse de l’inscription du bénéficiaire du RSA et de son conjoint',
      base: obligationLegale(CodeDeLActionSociale.R262_102),
      caractere: 'obligatoire',
      consulter: { par: organismesPayeurs, sur: leursAllocataires, champs: ['statut', 'dateEffetStatut'] },
    },

    eligibiliteIae: {
      finalite: 'Vérifier l’éligibilité d’un candidat à l’insertion par l’activité économique',
      base: missionDInteretPublic(CodeDuTravail.L5132_3),
      caractere: 'volontaire',
      consulter: { par: [plateformeInclusion], sur: leursCandidats, champs: ['statut', 'dateInscription', 'dateEffetStatut'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire sa situation d’inscription',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut', 'motifFin'],
      },
    },
  },
})

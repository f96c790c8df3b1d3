import { z } from 'zod'
import { conseilDepartemental, delegataire, franceTravail, laPersonne, organismesPayeurs } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursAllocataires, leursDossiers, leursProcedures, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'

export const droitsRsa = ressource({
  nom: 'droitsRsa',
  chemin: 'droits-rsa',
  table: 'droits_rsa',
  intitule: 'Droits au RSA, tels que la caisse les établit',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    numeroDemande: donnee(z.string().max(11), 'Numéro de la demande', 'situation administrative', '26100012345'),
    dateDemande: donnee(z.iso.date(), 'Date de la demande', 'situation administrative', '2026-10-01'),
    caisse: donnee(z.string().max(20), 'Caisse', 'situation administrative', 'CAF591'),
    matricule: donnee(z.string().max(15), 'Numéro d’allocataire', 'identification', '1234567'),
    departement: donnee(z.string().max(3), 'Département', 'situation administrative', '59'),
    role: donnee(z.enum(['demandeur', 'conjoint']), 'Rôle dans le foyer', 'situation administrative', 'demandeur'),
    etatDossier: donnee(z.enum(['0', '1', '2', '3', '4', '5', '6', 'Z']), 'État du dossier', 'situation administrative', '2'),
    soumisDroitsEtDevoirs: donnee(z.boolean().nullable(), 'Soumis aux droits et devoirs', 'situation administrative', true),
    motifSuspension: donnee(z.string().max(10).nullable(), 'Motif de suspension', 'situation administrative', null),
    motifCloture: donnee(z.string().max(10).nullable(), 'Motif de clôture', 'situation administrative', null),
    dateCloture: donnee(z.iso.date().nullable(), 'Date de clôture', 'situation administrative', null),
  },

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    versementRsa: {
      finalite: 'Tenir à jour l’état des droits au RSA que la caisse établit',
      base: obligationLegale(CodeDeLActionSociale.R262_102),
      caractere: 'obligatoire',
      consulter: {
        par: organismesPayeurs,
        sur: leursAllocataires,
        champs: [
          'numeroDemande',
          'dateDemande',
          'caisse',
          'matricule',
          'departement',
          'role',
          'etatDossier',
          'soumisDroitsEtDevoirs',
          'motifSuspension',
          'motifCloture',
          'dateCloture',
        ],
      },
      deposer: {
        par: organismesPayeurs,
        sur: leursAllocataires,
        champs: [
          'numeroDemande',
          'dateDemande',
          'caisse',
          'matricule',
          'departement',
          'role',
          'etatDossier',
          'soumisDroitsEtDevoirs',
          'motifSuspension',
          'motifCloture',
          'dateCloture',
        ],
      },
      corriger: {
        par: organismesPayeurs,
        sur: leursAllocataires,
        champs: [
          'matricule',
          'departement',
          'role',
          'etatDossier',
          'soumisDroitsEtDevoirs',
          'motifSuspension',
          'motifCloture',
          'dateCloture',
        ],
      },
    },

    accompagnement: {
      finalite: 'Orienter puis accompagner les bénéficiaires du RSA soumis aux droits et devoirs',
      base: obligationLegale(CodeDeLActionSociale.R262_65_1),
      caractere: 'obligatoire',
      consulter: {
        par: [conseilDepartemental],
        sur: leursProcedures,
        champs: [
          'numeroDemande',
          'dateDemande',
          'caisse',
          'matricule',
          'departement',
          'role',
          'etatDossier',
          'soumisDroitsEtDevoirs',
          'motifSuspension',
          'motifCloture',
          'dateCloture',
        ],
      },
    },

    delegation: {
      finalite: 'Savoir si la personne confiée par le département est soumise aux droits et devoirs',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [delegataire], sur: leursDossiers, champs: ['etatDossier', 'soumisDroitsEtDevoirs'] },
    },

    tenueDeLaListe: {
      finalite: 'Inscrire, orienter à défaut du département et suivre les bénéficiaires du RSA',
      base: obligationLegale(CodeDeLActionSociale.R262_65_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: ['dateDemande', 'caisse', 'departement', 'role', 'etatDossier', 'soumisDroitsEtDevoirs', 'dateCloture'],
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce que la caisse a déclaré de ses droits',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: [
          'numeroDemande',
          'dateDemande',
          'caisse',
          'matricule',
          'departement',
          'role',
          'etatDossier',
          'soumisDroitsEtDevoirs',
          'motifSuspension',
          'motifCloture',
          'dateCloture',
        ],
      },
    },
  },
})

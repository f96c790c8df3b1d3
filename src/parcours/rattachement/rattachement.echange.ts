import { z } from 'zod'
import {
  capEmploi,
  conseilDepartemental,
  delegataire,
  franceTravail,
  laPersonne,
  missionLocale,
  organismesPayeurs,
} from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import {
  demandeursDAccompagnement,
  demandeursDuRsa,
  laListe,
  leursAllocataires,
  leursDossiers,
  motifsDeRattachement,
  type MotifDeRattachement,
  sonPropreDossier,
} from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'

const motifs = Object.keys(motifsDeRattachement) as [MotifDeRattachement, ...MotifDeRattachement[]]

export const rattachement = ressource({
  nom: 'rattachement',
  chemin: 'rattachements',
  table: 'rattachement',
  intitule: 'Rattachement : qui suit la personne, depuis quand et pourquoi',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    organisation: donnee(z.string().max(40), 'Organisation', 'situation administrative', 'CD59'),
    structure: donnee(z.string().max(40).nullable(), 'Structure', 'situation administrative', 'CD59-UT-LILLE'),
    motif: donnee(z.enum(motifs), 'Raison du rattachement', 'situation administrative', 'accompagnement'),
    du: donnee(z.iso.date(), 'Depuis le', 'situation administrative', '2026-10-05'),
    au: donnee(z.iso.date().nullable(), 'Jusqu’au', 'situation administrative', null),
  },

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Savoir qui accompagne la personne et confier son accompagnement',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: {
        par: [conseilDepartemental, delegataire, missionLocale, capEmploi, franceTravail],
        sur: leursDossiers,
        champs: ['organisation', 'structure', 'motif', 'du', 'au'],
      },
      deposer: { par: [conseilDepartemental], sur: leursDossiers, champs: ['organisation', 'structure', 'motif', 'du', 'au'] },
      corriger: { par: [conseilDepartemental], sur: leursDossiers, champs: ['structure', 'au'] },
    },

    tenueDeLaListe: {
      finalite: 'Savoir qui est compétent pour la personne inscrite',
      base: obligationLegale(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: ['organisation', 'structure', 'motif', 'du', 'au'] },
      deposer: { par: [franceTravail], sur: laListe, champs: ['organisation', 'structure', 'motif', 'du', 'au'] },
      corriger: { par: [franceTravail], sur: laListe, champs: ['structure', 'au'] },
    },

    informationDesCompetents: {
      finalite: 'Informer en même temps le département et France Travail qu’un bénéficiaire du RSA relève d’eux',
      base: obligationLegale(CodeDeLActionSociale.R262_65_1),
      caractere: 'obligatoire',
      deposer: { par: organismesPayeurs, sur: demandeursDuRsa, champs: ['organisation', 'structure', 'motif', 'du', 'au'] },
      corriger: { par: organismesPayeurs, sur: leursAllocataires, champs: ['au'] },
    },

    demandeDAccompagnement: {
      finalite: 'Prendre en charge la personne qui demande un accompagnement et en informer France Travail',
      base: obligationLegale(CodeDuTravail.L5411_1),
      caractere: 'obligatoire',
      deposer: {
        par: [missionLocale, capEmploi],
        sur: demandeursDAccompagnement,
        champs: ['organisation', 'structure', 'motif', 'du', 'au'],
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de savoir qui peut lire son dossier, depuis quand et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: ['organisation', 'structure', 'motif', 'du', 'au'] },
    },
  },
})

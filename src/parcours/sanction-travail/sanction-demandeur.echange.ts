import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { calcules, champsDeLaProcedure, conclue, decides, instruits, proposes, recueillis, siens, tout } from './champs.js'
import { codesDuDemandeur } from './nomenclatures.js'

/** Each act binds France Travail: a human known by name does it, no program. */
const nominative = { demande: 'nominative', motif: 'un humain décide d’une sanction et en répond', texte: CodeDuTravail.R5412_4 } as const

/** Of a jobseeker with an income that France Travail may suspend or suppress. Who has none is warned, then struck off: `radiation`. */
export const sanctionDemandeur = ressource({
  nom: 'sanctionDemandeur',
  chemin: 'sanctions-demandeur',
  table: 'sanction_demandeur',
  intitule: 'Sanctions du demandeur d’emploi',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    ...champsDeLaProcedure,
    revenu: donnee(z.enum(codesDuDemandeur), 'Revenu concerné', 'situation administrative', 'ARE'),
    organisation: donnee(z.string().max(40), 'Décidée par l’organisme', 'situation administrative', 'FT'),
  },
  renvois: [{ champ: 'manquements', vers: 'manquement', dans: 'manquement' }],
  calculees: [...calcules],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    instruction: {
      finalite: 'Ouvrir, notifier et instruire la sanction d’un demandeur d’emploi, la personne étant entendue',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...tout] },
      deposer: { par: [franceTravail], sur: laListe, champs: [...proposes], assurance: nominative },
      corriger: { par: [franceTravail], sur: laListe, champs: [...instruits, ...recueillis], assurance: nominative },
    },

    decision: {
      finalite:
        'Décider de suspendre ou de supprimer le revenu d’un demandeur d’emploi, de la lever ou de l’annuler, et répondre à un recours',
      base: obligationLegale(CodeDuTravail.R5412_4),
      caractere: 'obligatoire',
      corriger: { par: [franceTravail], sur: laListe, champs: [...decides], assurance: nominative },
    },

    remiseEnConformite: {
      finalite: 'Savoir quelle sanction court pour la personne accompagnée, et dire qu’elle se remet en conformité',
      base: obligationLegale(CodeDuTravail.R5412_1),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...conclue] },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: ['conformite'] },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de présenter ses observations, d’être entendue et de contester la décision',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: [...siens] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire la procédure qui la vise, ses délais, la décision et ses motifs',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...tout] },
    },
  },
})

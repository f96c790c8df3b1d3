import { z } from 'zod'
import { franceTravail, laPersonne, missionLocale } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, leursReprises, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { calcules, champsDeLaProcedure, conclue, decides, instruits, proposes, recueillis, siens, tout } from './champs.js'
import { codesDuJeune } from './nomenclatures.js'

const transmissions = z.array(z.strictObject({ de: z.string().max(40), vers: z.string().max(40), le: z.iso.date() })).max(20)

/** Each act binds the mission locale: a human known by name does it, no program. */
const nominative = { demande: 'nominative', motif: 'un humain décide d’une sanction et en répond', texte: CodeDuTravail.R5412_4 } as const

/** Of a young person whose allowance the mission locale that accompanies her may suspend or suppress. */
export const sanctionJeune = ressource({
  nom: 'sanctionJeune',
  chemin: 'sanctions-jeune',
  table: 'sanction_jeune',
  intitule: 'Sanctions sur l’allocation d’un jeune',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    ...champsDeLaProcedure,
    revenu: donnee(z.enum(codesDuJeune), 'Allocation concernée', 'situation administrative', 'CEJ'),
    organisation: donnee(z.string().max(40), 'Menée par', 'situation administrative', 'ML-LILLE'),
    transmissions: donnee(transmissions, 'Transmissions de la procédure', 'situation administrative', []),
  },
  renvois: [{ champ: 'manquements', vers: 'manquement', dans: 'manquement' }],
  calculees: [...calcules, 'transmissions'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    instruction: {
      finalite: 'Ouvrir, notifier et instruire la sanction d’un jeune accompagné, la personne étant entendue',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [missionLocale], sur: leursDossiers, champs: [...tout, 'transmissions'] },
      deposer: { par: [missionLocale], sur: leursDossiers, champs: [...proposes], assurance: nominative },
      corriger: { par: [missionLocale], sur: leursDossiers, champs: [...instruits, ...recueillis, 'conformite'], assurance: nominative },
    },

    decision: {
      finalite: 'Décider de suspendre ou de supprimer l’allocation d’un jeune, de la lever ou de l’annuler, et répondre à un recours',
      base: obligationLegale(CodeDuTravail.R5412_4),
      caractere: 'obligatoire',
      corriger: { par: [missionLocale], sur: leursDossiers, champs: [...decides], assurance: nominative },
    },

    // Before the line that tells it in brief: a file is opened under the first line that sees the person.
    reprise: {
      finalite: 'Mener à son terme la sanction d’un jeune que plus aucune mission locale n’accompagne',
      base: obligationLegale(CodeDuTravail.R5412_4),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: leursReprises, champs: [...tout, 'transmissions'] },
      corriger: {
        par: [franceTravail],
        sur: leursReprises,
        champs: [...instruits, ...recueillis, 'conformite', ...decides],
        assurance: nominative,
      },
    },

    tenueDeLaListe: {
      finalite: 'Savoir quelle sanction la mission locale a décidée, pour tenir la liste et compter les manquements répétés',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...conclue] },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre au jeune de présenter ses observations, d’être entendu et de contester la décision',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: [...siens] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre au jeune de lire la procédure qui le vise, ses délais, la décision et ses motifs',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...tout, 'transmissions'] },
    },
  },
})

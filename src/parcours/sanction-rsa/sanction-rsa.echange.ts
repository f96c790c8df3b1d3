import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, leursProcedures, sonPropreDossier } from '../../droit/perimetres.js'
import { protections } from '../../droit/protection.js'
import { CodeDeLActionSociale, CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, piecesJointes, ressource } from '../../moteur/ressource.js'
import { avisPossibles, consequences, decisions, etats, foyers, levees, rangs, voies } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const texte = (auMoins: number) => z.string().trim().min(auMoins).max(4000).nullable()
const jour = z.iso.date().nullable()
const taux = z.int().min(0).max(100).nullable()
const mois = z.int().min(0).max(12).nullable()

/** Each act binds the département, or the operator in its place: a human known by name does it, no program. */
const nominative = { demande: 'nominative', motif: 'un humain décide d’une sanction et en répond', texte: Lois.decision2023_858 } as const

const proposes = ['manquements', 'consequence', 'tauxPropose', 'moisProposes', 'raisons'] as const
const instruits = ['griefs', 'protection', 'representant', 'entendueLe', 'compteRendu', 'avis', 'avisLe'] as const
/** What she answers on paper or aloud, written down by who instructs. */
const recueillis = ['observations', 'audition', 'assistance', 'voie', 'recueLe'] as const
const decides = ['decision', 'foyer', 'taux', 'mois', 'motivation', 'qualite', 'levee', 'motifDeLevee', 'annulation'] as const
const siens = ['observations', 'audition', 'assistance', 'recours'] as const
const conclue = [
  'etat',
  'depuis',
  'consequence',
  'taux',
  'montant',
  'mois',
  'decideeLe',
  'du',
  'au',
  'conformite',
  'conformiteLe',
  'leveeLe',
] as const
const calcules = [
  'etat',
  'depuis',
  'organisation',
  'proposeePar',
  'proposeeLe',
  'rang',
  'faitsLe',
  'delegueeLe',
  'notifieeLe',
  'reponseAvant',
  'observationsLe',
  'piecesJointes',
  'voie',
  'recueLe',
  'decideur',
  'decideeLe',
  'declareeLe',
  'montant',
  'du',
  'au',
  'conformiteLe',
  'leveeLe',
  'retablieDepuis',
  'recoursLe',
  'rejetLe',
  'rejetPar',
  'annuleeLe',
] as const
const tout = [...proposes, 'saisie', ...instruits, ...siens, ...decides, 'rejet', 'conformite', ...calcules] as const

/** One procedure: one consequence of one or several breaches, from its proposal to its end. Each act is a line of its own or a field of one. */
export const sanctionRsa = ressource({
  nom: 'sanctionRsa',
  chemin: 'sanctions-rsa',
  table: 'sanction_rsa',
  intitule: 'Procédures de sanction du RSA',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    manquements: situation(z.array(z.strictObject({ manquement: z.int().min(1).max(32_767) })).max(10), 'Manquements (n°)', [
      { manquement: 1 },
    ]),
    consequence: situation(z.enum(consequences), 'Conséquence', 'SUSPENSION'),
    tauxPropose: situation(taux, 'Taux proposé (%)', 30),
    moisProposes: situation(mois, 'Mois proposés', 1),
    raisons: situation(z.string().trim().min(20).max(4000), 'Raisons de la proposition', 'Deux absences, sans motif légitime connu.'),
    etat: situation(z.enum(etats), 'État', 'A_TRAITER'),
    depuis: situation(z.iso.date(), 'Dans cet état depuis le', '2026-11-16'),
    organisation: situation(z.string().max(40), 'Département compétent', 'CD59'),
    proposeePar: situation(z.string().max(40), 'Proposée par', 'FT'),
    proposeeLe: situation(z.iso.date(), 'Proposée le', '2026-11-16'),
    rang: situation(z.enum(rangs), 'Rang', 'PREMIER'),
    faitsLe: situation(z.iso.date(), 'Jour des derniers faits', '2026-11-12'),
    saisie: situation(z.boolean().nullable(), 'Le département s’en saisit', null),
    delegueeLe: situation(jour, 'Déléguée à France Travail le', null),
    griefs: situation(texte(20), 'Ce qui est notifié', null),
    protection: situation(z.enum(protections).nullable(), 'Mesure de protection', null),
    representant: situation(texte(3), 'Représentant légal', null),
    notifieeLe: situation(jour, 'Notifiée le', null),
    reponseAvant: situation(jour, 'Dernier jour pour répondre', null),
    observations: situation(texte(3), 'Observations de la personne', null),
    observationsLe: situation(jour, 'Observations du', null),
    piecesJointes,
    voie: situation(z.enum(voies).nullable(), 'Réponse recueillie', null),
    recueLe: situation(jour, 'Réponse reçue le', null),
    audition: situation(z.boolean().nullable(), 'Demande à être entendue', null),
    assistance: situation(texte(3), 'Assistée de', null),
    entendueLe: situation(jour, 'Entendue le', null),
    compteRendu: situation(texte(3), 'Compte rendu de l’audition', null),
    avis: situation(z.enum(avisPossibles).nullable(), 'Avis de l’équipe pluridisciplinaire', null),
    avisLe: situation(jour, 'Avis rendu le', null),
    decision: situation(z.enum(decisions).nullable(), 'Décision', null),
    foyer: situation(z.enum(foyers).nullable(), 'Foyer', null),
    taux: situation(taux, 'Taux (%)', null),
    montant: situation(z.number().positive().max(9999).nullable(), 'Montant par mois (€)', null),
    mois: situation(mois, 'Mois', null),
    motivation: situation(texte(20), 'Motifs de la décision', null),
    qualite: situation(texte(3), 'Qualité du signataire', null),
    decideur: donnee(z.string().max(200).nullable(), 'Décidée par', 'identification', null),
    decideeLe: situation(jour, 'Décidée le', null),
    declareeLe: situation(jour, 'Déclarée par le département le', null),
    du: situation(jour, 'Premier jour', null),
    au: situation(jour, 'Dernier jour', null),
    conformite: situation(texte(3), 'Remise en conformité', null),
    conformiteLe: situation(jour, 'Signalée le', null),
    levee: situation(z.enum(levees).nullable(), 'Levée ou maintien', null),
    motifDeLevee: situation(texte(3), 'Pourquoi', null),
    leveeLe: situation(jour, 'Levée le', null),
    retablieDepuis: situation(jour, 'Sommes rétablies depuis le', null),
    recours: situation(texte(3), 'Recours de la personne', null),
    recoursLe: situation(jour, 'Recours du', null),
    rejet: situation(texte(20), 'Motifs du rejet du recours', null),
    rejetLe: situation(jour, 'Recours rejeté le', null),
    rejetPar: donnee(z.string().max(200).nullable(), 'Rejet signé par', 'identification', null),
    annulation: situation(texte(3), 'Motif de l’annulation', null),
    annuleeLe: situation(jour, 'Annulée le', null),
  },
  renvois: [{ champ: 'manquements', vers: 'manquement', dans: 'manquement' }],
  calculees: [...calcules],
  delai: 'reponseAvant',
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    instruction: {
      finalite: 'Ouvrir, notifier et instruire une procédure de sanction du RSA, la personne étant entendue',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursProcedures, champs: [...tout] },
      deposer: { par: [conseilDepartemental], sur: leursDossiers, champs: [...proposes], assurance: nominative },
      corriger: {
        par: [conseilDepartemental],
        sur: leursProcedures,
        champs: ['saisie', ...instruits, ...recueillis],
        assurance: nominative,
      },
    },

    decision: {
      finalite:
        'Décider d’une sanction du RSA, de sa levée, de son annulation ou d’un recours, au nom du président du conseil départemental',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      corriger: { par: [conseilDepartemental], sur: leursProcedures, champs: [...decides, 'rejet'], assurance: nominative },
    },

    tenueDeLaListe: {
      finalite: 'Proposer une sanction du RSA au département, et suivre par délégation celles dont il ne s’est pas saisi',
      base: obligationLegale(CodeDeLActionSociale.R262_69),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...tout] },
      deposer: { par: [franceTravail], sur: laListe, champs: [...proposes], assurance: nominative },
      corriger: { par: [franceTravail], sur: laListe, champs: [...instruits, ...recueillis, ...decides], assurance: nominative },
    },

    remiseEnConformite: {
      finalite: 'Informer le département de la remise en conformité de la personne accompagnée, et connaître la sanction en cours',
      base: obligationLegale(CodeDeLActionSociale.R262_69),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...conclue] },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: ['conformite'] },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de présenter ses observations, d’être entendue et de contester la décision',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
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

import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, leursProcedures, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { demandeursPossibles, sensPossibles } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const rang = z.int().min(1).max(32_767).nullable()
const texte = (auMoins: number) => z.string().trim().min(auMoins).max(4000)

/** The president alone grants it, by whoever signs for him. */
const nominative = { demande: 'nominative', motif: 'un humain décide d’un droit et en répond', texte: Lois.decision2023_858 } as const

const ecrits = ['sens', 'demandeePar', 'sanction', 'contrat', 'du', 'au', 'motivation', 'qualite'] as const
const suivi = ['decideePar', 'decideeLe', 'confirmeePar', 'confirmeeLe', 'retireeLe'] as const
const signees = ['decideur', 'confirmeur', 'retireePar'] as const
const apres = ['confirmation', 'retrait'] as const
const tout = [...ecrits, ...suivi, ...signees, ...apres] as const

/** What the president grants on the RSA in view of a situation, beside what the rule alone would give: never against the person. */
export const decisionDOpportunite = ressource({
  nom: 'decisionDOpportunite',
  chemin: 'decisions-d-opportunite',
  table: 'decision_d_opportunite',
  intitule: 'Décisions d’opportunité sur le RSA',
  cardinalite: 'plusieurs',
  responsable: conseilDepartemental,

  donnees: {
    sens: situation(z.enum(sensPossibles), 'Ce qui est accordé', 'OUVERTURE'),
    demandeePar: situation(z.enum(demandeursPossibles), 'À la demande de', 'PERSONNE'),
    sanction: situation(rang, 'Sanction qu’elle suit (n°)', null),
    contrat: situation(rang, 'Contrat d’engagement signé (n°)', null),
    du: situation(z.iso.date(), 'À compter du', '2026-12-01'),
    au: situation(z.iso.date().nullable(), 'Jusqu’au', null),
    motivation: situation(texte(20), 'Motifs', 'Situation de grande précarité, constatée par le service social.'),
    qualite: situation(texte(3), 'Qualité du signataire', 'Par délégation du président'),
    decideePar: situation(z.string().max(40), 'Département', 'CD59'),
    decideur: donnee(z.string().max(200), 'Décidée par', 'identification', 'Marc BRUN'),
    decideeLe: situation(z.iso.date(), 'Décidée le', '2026-11-28'),
    confirmation: situation(texte(20).nullable(), 'Pourquoi le nouveau département la maintient', null),
    confirmeePar: situation(z.string().max(40).nullable(), 'Maintenue par le département', null),
    confirmeur: donnee(z.string().max(200).nullable(), 'Maintenue par', 'identification', null),
    confirmeeLe: situation(z.iso.date().nullable(), 'Maintenue le', null),
    retrait: situation(texte(20).nullable(), 'Pourquoi elle est retirée', null),
    retireeLe: situation(z.iso.date().nullable(), 'Retirée le', null),
    retireePar: situation(z.string().max(40).nullable(), 'Retirée par le département', null),
  },
  renvois: [
    { champ: 'sanction', vers: 'sanctionRsa' },
    { champ: 'contrat', vers: 'contratEngagement' },
  ],
  calculees: [...suivi, ...signees],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    decisionDOpportunite: {
      finalite: 'Ouvrir, neutraliser, reporter ou rouvrir un droit au RSA au vu de la situation, et le dire à la caisse',
      base: obligationLegale(CodeDeLActionSociale.R262_40),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursProcedures, champs: [...tout] },
      deposer: { par: [conseilDepartemental], sur: leursDossiers, champs: [...ecrits], assurance: nominative },
      corriger: { par: [conseilDepartemental], sur: leursProcedures, champs: [...apres], assurance: nominative },
    },

    tenueDeLaListe: {
      finalite: 'Savoir qu’un droit au RSA se rouvre ou se prolonge, dont dépend une radiation',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: ['sens', 'sanction', 'du', 'au', ...suivi] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui lui est accordé, par qui et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...tout] },
    },
  },
})

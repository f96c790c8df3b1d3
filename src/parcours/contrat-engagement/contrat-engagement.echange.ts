import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { action, empreinteSha256, heures, offreRaisonnable, parties, phrases } from './formes.js'
import { casDeDuree, etats, fondements, intensites, origines } from './nomenclatures.js'
import { clauses } from './clauses.js'

const pro = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'vie professionnelle', exemple)
const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const instant = z.iso.datetime({ offset: true }).nullable()

const suivi = [
  'reference',
  'edition',
  'empreinte',
  'etat',
  'etatAvant',
  'depuis',
  'aSignerAvant',
  'origine',
  'organisation',
  'structure',
  'orientation',
  'parties',
  'offreRaisonnable',
  'signePersonneLe',
  'signeOrganismeLe',
  'signeLe',
  'remplace',
] as const

/** What the person and her organisme référent agree on (L. 5411-6). Another edition of it is a correction; the former ones are kept. */
export const contratEngagement = ressource({
  nom: 'contratEngagement',
  chemin: 'contrats-d-engagement',
  table: 'contrat_engagement',
  intitule: 'Contrat d’engagement',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    objectifs: pro(phrases, 'Objectifs d’insertion', ['Retrouver un emploi d’aide à domicile']),
    engagementsDeLOrganisme: pro(phrases, 'Engagements de l’organisme référent', ['Recevoir la personne une fois par semaine']),
    engagementsDeLaPersonne: pro(phrases, 'Engagements de la personne', ['Participer aux actions de son plan']),
    intensite: pro(z.enum(intensites), 'Intensité de l’accompagnement', 'SOUTENUE'),
    casDeDuree: pro(z.enum(casDeDuree), 'Durée d’activité', 'STANDARD'),
    heuresHebdomadaires: pro(heures.nullable(), 'Heures par semaine', 15),
    fondementDeLaDuree: pro(z.enum(fondements), 'Fondement de la durée', 'BESOINS'),
    actions: pro(z.array(action).max(20), 'Plan d’action', [
      { theme: 'famille', libelle: 'Trouver une place en crèche', du: '2026-11-30', au: '2027-01-31', heures: 3 },
      { theme: 'preparer-sa-candidature', libelle: 'Atelier CV', du: '2026-12-07', au: null, heures: 12 },
    ]),
    projet: pro(z.int().min(1).max(32_767).nullable(), 'Projet retenu (n°)', null),
    revuLe: pro(z.iso.date().nullable(), 'À revoir ensemble le', '2027-05-31'),
    demandeDeLaPersonne: pro(z.string().trim().min(3).max(2000).nullable(), 'Ce que la personne voudrait y changer', 'Finir à 17 h'),
    reference: situation(z.string(), 'Référence', '6f1a0d64-1f1e-4c39-9c36-2f2d5f6e2a10'),
    edition: situation(z.int().min(1), 'Édition', 1),
    empreinte: situation(
      empreinteSha256,
      'Empreinte de ce qui est signé',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ),
    etat: situation(z.enum(etats), 'État', 'A_SIGNER'),
    etatAvant: situation(z.enum(etats).nullable(), 'État avant la suspension', null),
    depuis: situation(z.iso.date(), 'Dans cet état depuis le', '2026-11-27'),
    aSignerAvant: situation(z.iso.date().nullable(), 'À signer au plus tard le', '2026-12-27'),
    origine: situation(z.enum(origines), 'Où il est établi', 'PLATEFORME'),
    organisation: situation(z.string().max(40), 'Organisme référent', 'CD59'),
    structure: situation(z.string().max(40).nullable(), 'Structure', 'CD59-UT-LILLE'),
    orientation: situation(z.int().min(1).nullable(), 'Orientation (n°)', 1),
    parties: donnee(parties, 'Parties', 'identification', {
      personne: { prenom: 'AMINA', nom: 'BENALI', dateNaissance: '1995-03-12' },
      organisme: { code: 'CD59', nom: 'Département du Nord' },
    }),
    offreRaisonnable: pro(offreRaisonnable.nullable(), 'Offre raisonnable d’emploi', null),
    signePersonneLe: situation(instant, 'Signé par la personne le', null),
    signeOrganismeLe: situation(instant, 'Signé par l’organisme le', null),
    signeLe: situation(z.iso.date().nullable(), 'Signé le', null),
    remplace: situation(z.array(z.int()), 'Contrats antérieurs remplacés (n°)', []),
  },
  calculees: [...suivi, 'demandeDeLaPersonne'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Établir avec la personne son contrat d’engagement, l’actualiser et le suivre',
      base: obligationLegale(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...clauses, 'demandeDeLaPersonne', ...suivi] },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: clauses },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: clauses },
    },

    tenueDeLaListe: {
      finalite: 'Connaître le contrat d’engagement des personnes inscrites, et le suspendre ou le rétablir avec l’inscription',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...clauses, 'demandeDeLaPersonne', ...suivi] },
      corriger: { par: [franceTravail], sur: laListe, champs: clauses },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de dire ce qu’elle voudrait changer de son contrat avant de le signer',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['demandeDeLaPersonne'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire son contrat d’engagement',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...clauses, 'demandeDeLaPersonne', ...suivi] },
    },
  },
})

import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Eidas, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { empreinteSha256 } from './formes.js'
import { manieres, motifsDeRefus, parties, sensPossibles } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const exempleDEmpreinte = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Who signs binds an organisation: nobody does it but a human known by name. */
const nominative = { demande: 'nominative', motif: 'un humain engage son organisme par sa signature', texte: Eidas.article26 } as const
const renforcee = { demande: 'renforcee', motif: 'la signature ne doit pouvoir être que la sienne', texte: Eidas.article26 } as const

const lus = [
  'contrat',
  'empreinte',
  'document',
  'sens',
  'date',
  'motif',
  'explication',
  'piece',
  'partie',
  'maniere',
  'le',
  'signataire',
  'documentSigne',
  'certificat',
  'preuve',
] as const

/** What each party did of the contract it was shown: signed it, or refused it. Never corrected: another act follows. */
export const signatureDeContrat = ressource({
  nom: 'signatureDeContrat',
  chemin: 'signatures-de-contrat',
  table: 'signature_de_contrat',
  intitule: 'Signature ou refus du contrat d’engagement',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    contrat: situation(z.int().min(1).max(32_767).nullable(), 'Contrat (n°)', 1),
    empreinte: situation(empreinteSha256.nullable(), 'Empreinte du contrat lu', exempleDEmpreinte),
    document: situation(empreinteSha256.nullable(), 'Empreinte du document lu', exempleDEmpreinte),
    sens: situation(z.enum(sensPossibles), 'Signature ou refus', 'SIGNATURE'),
    date: situation(z.iso.date().nullable(), 'Date de la signature ou du refus', '2026-11-12'),
    motif: situation(z.enum(motifsDeRefus).nullable(), 'Raison du refus', null),
    explication: situation(z.string().trim().min(3).max(1000).nullable(), 'Ce que la personne en dit', null),
    piece: situation(empreinteSha256.nullable(), 'Empreinte du papier numérisé', exempleDEmpreinte),
    partie: situation(z.enum(parties), 'Qui', 'PERSONNE'),
    maniere: situation(z.enum(manieres), 'De quelle manière', 'ELECTRONIQUE'),
    le: situation(z.iso.datetime({ offset: true }), 'Instant', '2026-11-27T10:12:00.000Z'),
    signataire: donnee(z.string(), 'Signataire', 'identification', 'Amina BENALI'),
    documentSigne: situation(empreinteSha256.nullable(), 'Empreinte du document signé', null),
    certificat: situation(z.string().nullable(), 'Certificat du signataire', null),
    preuve: situation(z.record(z.string(), z.unknown()).nullable(), 'Preuve de la signature', null),
  },
  calculees: ['contrat', 'empreinte', 'sens', 'date', 'partie', 'maniere', 'le', 'signataire', 'documentSigne', 'certificat', 'preuve'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    declaration: {
      finalite: 'Recevoir d’un organisme référent la signature ou le refus recueillis dans son propre outil',
      base: obligationLegale(CodeDuTravail.L5311_8),
      caractere: 'obligatoire',
      deposer: { par: organismesReferents, sur: leursDossiers, champs: ['sens', 'date', 'motif', 'explication'] },
    },

    accompagnement: {
      finalite: 'Signer le contrat d’engagement pour l’organisme référent, et savoir qui l’a signé ou refusé',
      base: obligationLegale(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: lus },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: ['contrat', 'empreinte', 'document'], assurance: nominative },
    },

    papier: {
      finalite: 'Consigner la signature ou le refus de la personne qui ne peut pas signer électroniquement',
      base: obligationLegale(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      deposer: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: ['contrat', 'empreinte', 'sens', 'date', 'motif', 'explication', 'piece'],
        assurance: nominative,
      },
    },

    tenueDeLaListe: {
      finalite: 'Savoir si le contrat d’engagement des personnes inscrites est signé ou refusé, par qui et quand',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: lus },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de signer son contrat d’engagement, ou de le refuser en disant pourquoi',
      base: obligationLegale(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      deposer: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: ['contrat', 'empreinte', 'document', 'sens', 'motif', 'explication'],
        assurance: renforcee,
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire qui a signé ou refusé son contrat, et la preuve de sa signature',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: lus },
    },
  },
})

import { z } from 'zod'
import {
  capEmploi,
  conseilDepartemental,
  franceTravail,
  laPersonne,
  missionLocale,
  organismesPayeurs,
  organismesReferents,
  plateformeInclusion,
} from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import {
  laListe,
  leursAllocataires,
  leursCandidats,
  leursDossiers,
  leursProcedures,
  personneNouvelle,
  sonPropreDossier,
} from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Decrets, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { adresse, adresseDExemple } from './adresse.js'

const nomPropre = z.string().trim().min(1).max(80)

/** Whoever stands at the counter gives her name, not her number. Her birth date tells her from her namesakes. */
const parNom = { montre: ['nom', 'nomNaissance', 'prenom', 'dateNaissance'] } as const

export const identite = ressource({
  nom: 'identite',
  chemin: 'identites',
  table: 'identite',
  intitule: 'Identité et coordonnées',
  cardinalite: 'racine',
  responsable: franceTravail,

  donnees: {
    civilite: donnee(z.enum(['M.', 'MME']).nullable(), 'Civilité', 'identification', 'MME'),
    nom: donnee(nomPropre, 'Nom d’usage', 'identification', 'BENALI'),
    nomNaissance: donnee(nomPropre, 'Nom de naissance', 'identification', 'HADDAD'),
    prenom: donnee(nomPropre, 'Prénom', 'identification', 'AMINA'),
    dateNaissance: donnee(z.iso.date(), 'Date de naissance', 'identification', '1988-04-23'),
    nir: donnee(
      z
        .string()
        .regex(/^[1-478]\d{4}(\d{2}|2[AB])\d{6}$/)
        .nullable(),
      'Numéro de sécurité sociale (NIR)',
      'NIR',
      '2880459350123',
    ),
    identiteCertifiee: donnee(z.boolean(), 'Identité certifiée', 'identification', true),
    numeroFranceTravail: donnee(
      z
        .string()
        .regex(/^\d{11}$/)
        .nullable(),
      'Numéro France Travail',
      'identification',
      '10429447247',
    ),
    adresse: donnee(adresse.nullable(), 'Adresse', 'contact', adresseDExemple),
    emails: donnee(z.array(z.email().max(120)).max(5), 'Adresses électroniques', 'contact', ['amina.benali@example.fr']),
    telephones: donnee(z.array(z.string().regex(/^\+?\d{6,15}$/)).max(5), 'Téléphones', 'contact', ['0601020304']),
  },

  empreintes: {
    nir_empreinte: ['nir'],
    etat_civil_empreinte: ['nomNaissance', 'prenom', 'dateNaissance'],
    etat_civil_usage_empreinte: ['nom', 'prenom', 'dateNaissance'],
    prenom_empreinte: ['prenom', 'dateNaissance'],
  },

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Tenir la liste des demandeurs d’emploi : savoir qui est inscrit et pouvoir le joindre',
      base: obligationLegale(CodeDuTravail.L5411_1),
      caractere: 'obligatoire',
      usageDuNir: Decrets.nir2019_341,
      rechercher: {
        par: [franceTravail],
        sur: laListe,
        cles: [['nir', 'dateNaissance'], ['numeroFranceTravail']],
        parNom,
      },
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
          'emails',
          'telephones',
        ],
      },
      deposer: {
        par: [franceTravail, conseilDepartemental, missionLocale, capEmploi],
        sur: personneNouvelle,
        champs: ['civilite', 'nom', 'nomNaissance', 'prenom', 'dateNaissance', 'nir', 'adresse', 'emails', 'telephones'],
      },
      corriger: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
          'emails',
          'telephones',
        ],
      },
    },

    accompagnement: {
      finalite: 'Accompagner la personne vers l’emploi sans lui redemander qui elle est ni comment la joindre',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      rechercher: {
        par: organismesReferents,
        sur: leursDossiers,
        cles: [['nir', 'dateNaissance'], ['numeroFranceTravail']],
        parNom,
      },
      consulter: {
        par: organismesReferents,
        sur: leursProcedures,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
          'emails',
          'telephones',
        ],
        brisDeGlace: { motif: 'savoir qui est devant soi et comment la joindre', texte: Rgpd.article32 },
      },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: ['adresse', 'emails', 'telephones'] },
    },

    versementRsa: {
      finalite: 'Inscrire les demandeurs de RSA et leur conjoint à partir de ce que la caisse sait déjà d’eux',
      base: obligationLegale(CodeDeLActionSociale.R262_102),
      caractere: 'obligatoire',
      usageDuNir: Decrets.nir2019_341,
      rechercher: { par: organismesPayeurs, sur: leursAllocataires, cles: [['nir', 'dateNaissance']] },
      consulter: {
        par: organismesPayeurs,
        sur: leursAllocataires,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
        ],
      },
      deposer: {
        par: organismesPayeurs,
        sur: personneNouvelle,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'adresse',
          'emails',
          'telephones',
        ],
      },
      corriger: {
        par: organismesPayeurs,
        sur: leursAllocataires,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'adresse',
          'emails',
          'telephones',
        ],
      },
    },

    eligibiliteIae: {
      finalite: 'Vérifier l’éligibilité d’un candidat à l’insertion par l’activité économique',
      base: missionDInteretPublic(CodeDuTravail.L5132_3),
      caractere: 'volontaire',
      rechercher: { par: [plateformeInclusion], sur: leursCandidats, cles: [['nir', 'dateNaissance'], ['numeroFranceTravail']] },
      consulter: {
        par: [plateformeInclusion],
        sur: leursCandidats,
        champs: [
          'civilite',
          'nom',
          'prenom',
          'dateNaissance',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
          'emails',
          'telephones',
        ],
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire son identité et ses coordonnées et de les faire rectifier',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: [
          'civilite',
          'nom',
          'nomNaissance',
          'prenom',
          'dateNaissance',
          'nir',
          'identiteCertifiee',
          'numeroFranceTravail',
          'adresse',
          'emails',
          'telephones',
        ],
      },
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['adresse', 'emails', 'telephones'] },
    },
  },
})

import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { declarants, indisponibilites } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const faits = ['chercheToujours', 'heuresTravaillees', 'indisponible'] as const
const lus = [...faits, 'periode', 'declareePar', 'declarant', 'le', 'enRetard', 'categorie'] as const

/** One month declared, to stay on the list. Health is not asked: what keeps her from working is said without its reason. */
export const actualisation = ressource({
  nom: 'actualisation',
  chemin: 'actualisations',
  table: 'actualisation',
  intitule: 'Actualisations',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    chercheToujours: situation(z.boolean(), 'Cherche toujours un emploi', true),
    heuresTravaillees: situation(z.number().min(0).max(744).multipleOf(0.5), 'Heures travaillées dans le mois', 0),
    indisponible: situation(z.enum(indisponibilites).nullable(), 'Indisponible', null),
    periode: situation(z.string().regex(/^\d{4}-\d{2}$/), 'Mois déclaré', '2026-11'),
    declareePar: situation(z.enum(declarants), 'Déclarée par', 'personne'),
    declarant: donnee(z.string().max(200).nullable(), 'Agent qui a déclaré avec elle', 'identification', null),
    le: situation(z.iso.date(), 'Déclarée le', '2026-11-28'),
    enRetard: situation(z.boolean(), 'Après la fermeture', false),
    categorie: situation(z.string().max(1).nullable(), 'Catégorie qui en découle', 'A'),
  },
  calculees: ['periode', 'declareePar', 'declarant', 'le', 'enRetard', 'categorie'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Tenir la liste à jour, et aider la personne qui ne peut pas déclarer seule',
      base: obligationLegale(CodeDuTravail.L5411_2),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: lus },
      deposer: {
        par: [franceTravail],
        sur: laListe,
        champs: faits,
        assurance: { demande: 'nominative', motif: 'un agent déclare à la place de la personne', texte: CodeDuTravail.L5411_2 },
      },
    },

    accompagnement: {
      finalite: 'Savoir si la personne accompagnée renouvelle son inscription',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: ['periode', 'le', 'enRetard'] },
    },

    declarationDeLaPersonne: {
      finalite: 'Permettre à la personne de renouveler son inscription et de dire ce qui a changé dans le mois',
      base: obligationLegale(CodeDuTravail.L5411_2),
      caractere: 'obligatoire',
      deposer: { par: [laPersonne], sur: sonPropreDossier, champs: faits },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qu’elle a déclaré et ce qui en découle',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: lus },
    },
  },
})

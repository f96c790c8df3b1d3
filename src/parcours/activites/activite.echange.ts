import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { etats, heure, minutes, minutesOuRien, semaine, thematique, typeDActivite } from './formes.js'

const vie = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'vie professionnelle', exemple)

const dits = ['type', 'intitule', 'thematique', 'jour', 'debut', 'fin', 'minutesPrevues', 'minutesDeclarees', 'preuve'] as const
const ecrits = ['semaine', ...dits] as const
const changeants = [...dits, 'annulee'] as const
const suites = ['etat', 'declareePar', 'declareeLe', 'minutesValidees', 'motif', 'valideeLe', 'valideePar'] as const

/** One activity of one week: what was planned, what the person says she did, what her référent validated of it. */
export const activite = ressource({
  nom: 'activite',
  chemin: 'activites',
  table: 'activite',
  intitule: 'Activités de la semaine',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    semaine: vie(semaine, 'Semaine (ISO 8601)', '2026-W46'),
    type: vie(typeDActivite, 'Sorte d’activité', 'ATELIER'),
    intitule: vie(z.string().trim().min(3).max(160), 'Activité', 'Atelier « parler de soi »'),
    thematique: vie(thematique.nullable(), 'Thématique (data.inclusion)', 'preparer-sa-candidature--valoriser-ses-competences'),
    jour: vie(z.iso.date().nullable(), 'Jour', null),
    debut: vie(heure.nullable(), 'Heure du début (Paris)', null),
    fin: vie(heure.nullable(), 'Heure de la fin (Paris)', null),
    minutesPrevues: vie(minutes.nullable(), 'Minutes prévues', 60),
    minutesDeclarees: vie(minutes.nullable(), 'Minutes déclarées', 60),
    preuve: vie(z.string().trim().min(3).max(500).nullable(), 'Ce qui le montre', 'Feuille de présence signée'),
    annulee: vie(z.boolean(), 'Annulée', false),
    etat: vie(z.enum(etats), 'État', 'DECLAREE'),
    declareePar: vie(z.enum(['personne', 'professionnel']).nullable(), 'Déclarée par', 'professionnel'),
    declareeLe: vie(z.iso.date().nullable(), 'Déclarée le', '2026-11-15'),
    minutesValidees: vie(minutesOuRien.nullable(), 'Minutes validées', null),
    motif: vie(z.string().max(500).nullable(), 'Pourquoi elles ont changé', null),
    valideeLe: vie(z.iso.date().nullable(), 'Appréciée le', null),
    valideePar: vie(z.string().max(40).nullable(), 'Appréciée par', null),
  },

  calculees: [...suites],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Convenir avec la personne de ses activités de la semaine et savoir ce qu’elle en a fait',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...ecrits, 'annulee', ...suites] },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: [...ecrits] },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: [...changeants] },
    },

    tenueDeLaListe: {
      finalite: 'Connaître l’intensité de la recherche des personnes inscrites, en nombre d’heures',
      base: missionDInteretPublic(CodeDuTravail.L5312_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: ['semaine', 'type', 'minutesPrevues', 'minutesDeclarees', 'etat', 'minutesValidees'],
      },
    },

    declarationDeLaPersonne: {
      finalite: 'Permettre à la personne de dire elle-même ce qu’elle a fait de sa semaine',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      deposer: { par: [laPersonne], sur: sonPropreDossier, champs: [...ecrits] },
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: [...changeants] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ses heures, et ce que son référent en a dit',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...ecrits, 'annulee', ...suites] },
    },
  },
})

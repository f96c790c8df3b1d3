import { z } from 'zod'
import { capEmploi, conseilDepartemental, delegataire, franceTravail, laPersonne, missionLocale } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { finDInscription, mois } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { agentsDesElements, donnee, ressource, sourcesDesElements } from '../../moteur/ressource.js'
import { impacts, objectifs, situations, suggestions } from './formes.js'

/** The situations that touch health belong to several constraints: each says to which. */
const situationsDeSante = z.array(situations.element.extend({ contrainte: z.enum(['23', '24', '25', '27']) })).max(30)

/**
 * What of the diagnostic touches health. France Travail and Cap emploi answer for its detail together (D. 5312-50); whoever else
 * accompanies the person holds how much it weighs, and not why.
 */
export const diagnosticSante = ressource({
  nom: 'diagnosticSante',
  chemin: 'diagnostics-sante',
  table: 'diagnostic_sante',
  intitule: 'Diagnostic : santé',
  cardinalite: 'une',
  responsable: franceTravail,

  donnees: {
    impact: donnee(z.enum(['AUCUN', ...impacts]).nullable(), 'Poids de la santé sur la recherche d’emploi', 'santé', 'FAIBLE'),
    situations: donnee(situationsDeSante.nullable(), 'Situations de santé', 'santé', [
      { contrainte: '25', code: '15', libelle: 'Problème déclaré entravant certains métiers', valeur: 'OUI' },
    ]),
    objectifs: donnee(objectifs.nullable(), 'Objectifs de santé', 'santé', [
      { code: null, libelle: 'Favoriser l’accès aux droits et aux soins', valeur: 'EN_COURS' },
    ]),
    sources: donnee(sourcesDesElements, 'Qui a écrit chaque élément de santé', 'santé', [
      { sur: '25/situation/15', par: 'CE59', structure: null, le: '2026-11-12T09:30:00.000Z' },
    ]),
    agents: donnee(agentsDesElements, 'Agent qui a écrit chaque élément de santé', 'santé', [
      { sur: '25/situation/15', agent: 'blanc.ines|BLANC|Inès' },
    ]),
    suggestions: donnee(suggestions, 'Services de santé suggérés', 'santé', [
      {
        thematique: 'sante--acces-aux-soins',
        libelle: 'Accès aux soins',
        parceQue: ['Favoriser l’accès aux droits et aux soins'],
        regles: '2026-1',
      },
    ]),
  },

  calculees: ['sources', 'agents', 'suggestions'],

  conservation: { duree: mois(6), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.D5312_54 },

  echanges: {
    accompagnementDuHandicap: {
      finalite: 'Tenir compte de l’état de santé de la personne handicapée que Cap emploi accompagne',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 },
      consulter: {
        par: [capEmploi],
        sur: leursDossiers,
        champs: ['impact', 'situations', 'objectifs', 'sources', 'agents', 'suggestions'],
        alerte: { 'hors-heures': 3, introuvables: 10 },
      },
      deposer: { par: [capEmploi], sur: leursDossiers, champs: ['impact', 'situations', 'objectifs'] },
      corriger: { par: [capEmploi], sur: leursDossiers, champs: ['impact', 'situations', 'objectifs'] },
    },

    tenueDeLaListe: {
      finalite: 'Tenir compte de l’état de santé des personnes inscrites dans les services qui leur sont proposés',
      base: missionDInteretPublic(CodeDuTravail.D5312_50),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 },
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: ['impact', 'situations', 'objectifs', 'sources', 'agents', 'suggestions'],
        alerte: { 'hors-heures': 3, introuvables: 10 },
      },
      deposer: { par: [franceTravail], sur: laListe, champs: ['impact', 'situations', 'objectifs'] },
      corriger: { par: [franceTravail], sur: laListe, champs: ['impact', 'situations', 'objectifs'] },
    },

    accompagnement: {
      finalite: 'Savoir combien la santé pèse sur la recherche d’emploi de la personne accompagnée, sans savoir pourquoi',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_2),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.L5411_5_2 },
      consulter: { par: [conseilDepartemental, delegataire, missionLocale], sur: leursDossiers, champs: ['impact'] },
      deposer: { par: [conseilDepartemental, delegataire, missionLocale], sur: leursDossiers, champs: ['impact'] },
      corriger: { par: [conseilDepartemental, delegataire, missionLocale], sur: leursDossiers, champs: ['impact'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui est noté de sa santé',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: ['impact', 'situations', 'objectifs', 'sources', 'suggestions'],
      },
    },
  },
})

import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents, plateformeInclusion } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursCandidats, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { agentsDesElements, donnee, ressource, sourcesDesElements } from '../../moteur/ressource.js'
import { contrainte, suggestions } from './formes.js'

const mobiliteDExemple = {
  valeur: 'OUI' as const,
  impact: 'FAIBLE' as const,
  prioritaire: true,
  situations: [{ code: '7', libelle: 'Dépendant des transports en commun', valeur: 'OUI' as const }],
  objectifs: [{ code: '6', libelle: 'Obtenir le permis de conduire (code / conduite)', valeur: 'EN_COURS' as const }],
}
const uneContrainte = (libelle: string) => donnee(contrainte.nullable(), libelle, 'vie professionnelle', null)

/** The diagnostic made with the person. What touches her health is another resource, with its own readers. */
export const diagnostic = ressource({
  nom: 'diagnostic',
  chemin: 'diagnostics',
  table: 'diagnostic',
  intitule: 'Diagnostic global',
  cardinalite: 'une',
  responsable: franceTravail,

  donnees: {
    numerique: uneContrainte('Numérique'),
    mobilite: donnee(contrainte.nullable(), 'Mobilité', 'vie professionnelle', mobiliteDExemple),
    famille: uneContrainte('Famille'),
    lectureEcritureCalcul: uneContrainte('Savoirs de base'),
    logement: uneContrainte('Logement'),
    finances: uneContrainte('Finances'),
    administratif: uneContrainte('Administratif et juridique'),
    sansContrainte: donnee(
      z.strictObject({ declare: z.boolean(), le: z.iso.date() }).nullable(),
      'Dit n’avoir aucune contrainte',
      'vie professionnelle',
      { declare: false, le: '2026-11-12' },
    ),
    pouvoirDAgir: donnee(
      z
        .strictObject({
          confiance: z.enum(['OUI', 'NON', 'NE_SAIT_PAS']),
          accompagnement: z.enum(['OUI', 'NON', 'NE_SAIT_PAS']),
          analyse: z.string().max(500).nullable(),
        })
        .nullable(),
      'Pouvoir d’agir',
      'vie professionnelle',
      { confiance: 'OUI', accompagnement: 'NE_SAIT_PAS', analyse: 'Sait ce qu’elle veut, demande à être épaulée' },
    ),
    servicesNumeriques: donnee(
      z.enum(['NON_EXPLORE', 'BESOIN', 'POINT_FORT']).nullable(),
      'Connaître et utiliser les services numériques',
      'vie professionnelle',
      'BESOIN',
    ),
    referentiel: donnee(z.string().max(10), 'Version du référentiel', 'vie professionnelle', '4'),
    sources: donnee(sourcesDesElements, 'Qui a écrit chaque élément', 'vie professionnelle', [
      { sur: 'mobilite/situation/7', par: 'CD59', structure: 'CD59-UT-LILLE', le: '2026-11-12T09:30:00.000Z' },
    ]),
    agents: donnee(agentsDesElements, 'Agent qui a écrit chaque élément', 'vie professionnelle', [
      { sur: 'mobilite/situation/7', agent: 'roy.claire|ROY|Claire' },
    ]),
    suggestions: donnee(suggestions, 'Services suggérés', 'vie professionnelle', [
      {
        thematique: 'mobilite--preparer-un-permis',
        libelle: 'Préparer un permis',
        parceQue: ['Obtenir le permis de conduire (code / conduite)'],
        regles: '2026-1',
      },
    ]),
  },

  calculees: ['referentiel', 'sources', 'agents', 'suggestions'],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Faire avec la personne le diagnostic de sa situation, et l’accompagner d’après lui',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_2),
      caractere: 'obligatoire',
      consulter: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
          'referentiel',
          'sources',
          'agents',
          'suggestions',
        ],
      },
      deposer: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
        ],
      },
      corriger: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
        ],
      },
    },

    tenueDeLaListe: {
      finalite: 'Connaître les besoins des personnes inscrites pour leur proposer les services qui y répondent',
      base: missionDInteretPublic(CodeDuTravail.L5312_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
          'referentiel',
          'sources',
          'agents',
          'suggestions',
        ],
      },
      deposer: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
        ],
      },
      corriger: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
        ],
      },
    },

    eligibiliteIae: {
      finalite: 'Apprécier, pour l’insertion par l’activité économique, les difficultés d’un candidat',
      base: missionDInteretPublic(CodeDuTravail.L5132_3),
      caractere: 'volontaire',
      consulter: {
        par: [plateformeInclusion],
        sur: leursCandidats,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
          'sources',
        ],
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire le diagnostic fait avec elle et les services qui en découlent',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: [
          'numerique',
          'mobilite',
          'famille',
          'lectureEcritureCalcul',
          'logement',
          'finances',
          'administratif',
          'sansContrainte',
          'pouvoirDAgir',
          'servicesNumeriques',
          'referentiel',
          'sources',
          'suggestions',
        ],
      },
    },
  },
})

import type { Etape } from './etape.js'
import { rendezVous } from './rendez-vous.js'
import { moisDeSamira } from './mois.js'
import { contratDAmina } from './contrat.js'
import { sanctionsDAmina, sanctionsDeKarim, sanctionsDeLeo, sanctionsDeYanis } from './sanctions.js'
import { semainesDAmina } from './semaines.js'

const situation = (code: string | null, libelle: string) => ({ code, libelle, valeur: 'OUI' })
const objectif = (code: string | null, libelle: string, valeur = 'EN_COURS') => ({ code, libelle, valeur })
const sans = { valeur: 'NON', impact: 'NON_RENSEIGNE', prioritaire: false, situations: [], objectifs: [] }

const lille = { territoires: [{ genre: 'commune', code: '59350', libelle: 'Lille' }], rayonKm: 15 }
const horaire = (montant: number) => ({ montant, base: 'HORAIRE' })
const projet = (intitule: string, codeRome: string | null, reste: Record<string, unknown> = {}) => ({
  intitule,
  typologie: 'MR',
  codeRome,
  codeAppellation: null,
  etat: 'EN_COURS',
  prioritaire: false,
  experience: null,
  contrats: [],
  tempsDeTravail: null,
  zone: null,
  mobileALEtranger: false,
  salaire: null,
  salairePratique: null,
  retenuOre: false,
  besoins: [],
  ...reste,
})
const offre = (intitule: string, codeRome: string, employeur: string, reste: Record<string, unknown> = {}) => ({
  projet: 1,
  reference: null,
  intitule,
  codeRome,
  employeur,
  lieu: { code: '59350', libelle: 'Lille' },
  contrat: 'CDI',
  tempsDeTravail: 'PLEIN',
  salaire: horaire(12.7),
  proposeeLe: '2026-11-18',
  reponse: 'EN_ATTENTE',
  motifDuRefus: null,
  explication: null,
  ...reste,
})

/** Answers of somebody without difficulty; each step says what differs. */
const reponses = (origine: string, autres: Record<string, unknown>) => ({
  origine,
  situationProfessionnelle: 'DEUX_DERNIERES_ANNEES',
  typeEmploi: 'AUTRE',
  niveauEtude: 'NV4',
  projetPro: 'SALARIAT',
  contrainteLogement: 'AUCUNE',
  contrainteMobilite: 'AUCUNE',
  contrainteFamiliale: 'AUCUNE',
  contrainteFinanciere: 'AUCUNE',
  contrainteNumerique: 'AUCUNE',
  contrainteAdministrativeJuridique: 'AUCUNE',
  contrainteFrancaisCalcul: 'AUCUNE',
  brsa: false,
  capaciteATravailler: true,
  contrainteSante: 'AUCUNE',
  boe: false,
  baeeh: false,
  scolariteEtablissementSpecialise: false,
  esat: false,
  boeSouhaitAccompagnement: false,
  ...autres,
})
const acceptee = { sens: 'ACCEPTEE', orientation: 1, surVersion: 1, date: '2026-11-16' }

/** What was done with the named persons since they came, in the order it was done. */
export const etapes: Readonly<Record<string, readonly Etape[]>> = {
  amina: [
    {
      par: 'madameRoy',
      ligne: 'orientation.decision.deposer',
      corps: reponses('INSCRIPTION_CONSEILLER_CD', {
        brsa: true,
        contrainteMobilite: 'DEPENDANT_TRANSPORT',
        contrainteFamiliale: 'ENFANT_SANS_SOLUTION_GARDE',
      }),
    },
    {
      par: 'madameRoy',
      ligne: 'rendezVous.accompagnement.deposer',
      corps: rendezVous('ORI', '2026-11-12T09:00:00Z', { statut: 'EFFECTUE' }),
    },
    {
      par: 'madameRoy',
      ligne: 'rendezVous.accompagnement.deposer',
      corps: rendezVous('ACC', '2026-12-03T09:00:00Z', { information: 'Apporter un curriculum vitæ, même ancien.' }),
    },
    {
      par: 'madameRoy',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        mobilite: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('7', 'Dépendant des transports en commun')],
          objectifs: [objectif('6', 'Obtenir le permis de conduire (code / conduite)')],
        },
        famille: {
          valeur: 'OUI',
          impact: 'FORT',
          prioritaire: true,
          situations: [situation('10', 'Contrainte horaires'), situation('13', 'Enfant(s) de moins de 3 ans sans solution de garde')],
          objectifs: [objectif('9', 'Trouver des solutions de garde d’enfant')],
        },
        numerique: sans,
        lectureEcritureCalcul: sans,
        pouvoirDAgir: {
          confiance: 'OUI',
          accompagnement: 'OUI',
          analyse: 'Sait ce qu’elle veut ; la garde de son enfant décide de ses horaires.',
        },
        servicesNumeriques: 'POINT_FORT',
      },
    },
    {
      par: 'madameRoy',
      ligne: 'projet.accompagnement.deposer',
      corps: projet('Aide ménager / Aide ménagère à domicile', 'K1304', {
        codeAppellation: '10857',
        prioritaire: true,
        experience: 'Deux ans chez des particuliers, avant la naissance de son fils.',
        contrats: ['CDI', 'CDD'],
        tempsDeTravail: 'PLEIN',
        zone: lille,
        salaire: horaire(12.5),
        salairePratique: { ...horaire(12.6), source: 'Offres du bassin de Lille, octobre 2026' },
        retenuOre: true,
        besoins: [
          { code: '8', valeur: 'POINT_FORT' },
          { code: '9', valeur: 'BESOIN' },
        ],
      }),
    },
    {
      par: 'madameRoy',
      ligne: 'projet.accompagnement.deposer',
      corps: projet('Hôte / Hôtesse de caisse', 'D1505', { contrats: ['CDI'], besoins: [{ code: '3', valeur: 'BESOIN' }] }),
    },
    {
      par: 'madameRoy',
      ligne: 'propositionDOffre.accompagnement.deposer',
      corps: offre('Aide à domicile, Lille-Fives', 'K1304', 'Domicile Services Lille', {
        proposeeLe: '2026-11-09',
        reponse: 'REFUSEE',
        motifDuRefus: 'HORAIRES',
        explication: 'Le poste finit à 20 h ; la crèche ferme à 18 h.',
      }),
    },
    {
      par: 'madameRoy',
      ligne: 'propositionDOffre.accompagnement.deposer',
      corps: offre('Employée familiale chez un particulier', 'K1304', 'Particulier employeur', { reference: '187XKQB' }),
    },
    contratDAmina,
    ...semainesDAmina,
    ...sanctionsDAmina,
  ],
  yanis: sanctionsDeYanis,
  leo: [
    {
      par: 'sofia',
      ligne: 'orientation.decision.deposer',
      corps: reponses('INSCRIPTION_AUTO_MILO', {
        niveauEtude: 'C3A',
        situationProfessionnelle: 'JAMAIS',
        contrainteLogement: 'IMPACT_FORT_RECHERCHE_EMPLOI',
      }),
    },
    { par: 'sofia', ligne: 'decisionDOrientation.accompagnement.deposer', corps: acceptee },
    {
      par: 'sofia',
      ligne: 'rendezVous.accompagnement.deposer',
      corps: rendezVous('ACC', '2026-11-19T13:30:00Z', {
        statut: 'ABSENT',
        observations: 'Le bus n’est pas passé ; a appelé à 14 h.',
        organisme: 'ML',
        libelleLieu: 'Antenne de Lille-Centre',
        adresse: '5 boulevard du Maréchal Vaillant, 59000 Lille',
        libelleStructure: 'Antenne de Lille-Centre',
        interlocuteur: { nom: 'LOPES', prenom: 'Sofia', courriel: null },
      }),
    },
    {
      par: 'sofia',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        logement: {
          valeur: 'OUI',
          impact: 'FORT',
          prioritaire: true,
          situations: [situation('1', 'Hébergé chez un tiers')],
          objectifs: [objectif('42', 'Accéder à un logement')],
        },
        mobilite: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation(null, 'Se déplace en vélo ou en trottinette électrique')],
          objectifs: [],
        },
        pouvoirDAgir: { confiance: 'NON', accompagnement: 'NE_SAIT_PAS', analyse: 'Possible perte de confiance' },
      },
    },
    {
      par: 'sofia',
      ligne: 'projet.accompagnement.deposer',
      corps: projet('Boulanger / Boulangère', 'D1102', {
        prioritaire: true,
        contrats: ['ALTERNANCE'],
        tempsDeTravail: 'PLEIN',
        zone: { territoires: [{ genre: 'departement', code: '59', libelle: 'Nord' }], rayonKm: null },
        besoins: [
          { code: '4', valeur: 'POINT_FORT' },
          { code: '5', valeur: 'BESOIN' },
          { code: '10', valeur: 'BESOIN' },
        ],
      }),
    },
    {
      par: 'sofia',
      ligne: 'propositionDOffre.accompagnement.deposer',
      corps: offre('Apprenti boulanger', 'D1102', 'Boulangerie du Vieux-Lille', {
        contrat: 'ALTERNANCE',
        salaire: null,
        reponse: 'ACCEPTEE',
      }),
    },
    ...sanctionsDeLeo,
  ],
  karim: [
    {
      par: 'ines',
      ligne: 'orientation.accompagnementDuHandicap.deposer',
      corps: reponses('INSCRIPTION_VOLONTAIRE', {
        contrainteSante: 'IMPACT_FORT_RECHERCHE_EMPLOI',
        contrainteNumerique: 'NON_MAITRISE',
        boe: true,
        boeSouhaitAccompagnement: true,
      }),
    },
    { par: 'ines', ligne: 'decisionDOrientation.accompagnement.deposer', corps: acceptee },
    {
      par: 'ines',
      ligne: 'diagnostic.accompagnement.deposer',
      corps: {
        administratif: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('36', 'Difficulté d’accès aux droits')],
          objectifs: [objectif(null, 'Accéder à ses droits')],
        },
        numerique: {
          valeur: 'OUI',
          impact: 'FAIBLE',
          prioritaire: false,
          situations: [situation('44', 'Dispose d’un smartphone'), situation('46', 'Absence de maîtrise de l’équipement')],
          objectifs: [objectif('3', 'Maîtriser les fondamentaux du numérique')],
        },
        servicesNumeriques: 'BESOIN',
      },
    },
    {
      par: 'ines',
      ligne: 'diagnosticSante.accompagnementDuHandicap.deposer',
      corps: {
        impact: 'FORT',
        situations: [{ contrainte: '25', ...situation('17', 'Ne permettant plus d’exercer son métier') }],
        objectifs: [objectif(null, 'Favoriser l’accès aux droits et aux soins')],
      },
    },
    {
      par: 'ines',
      ligne: 'projet.accompagnement.deposer',
      corps: projet('Un métier sans port de charges', null, {
        typologie: 'PM',
        prioritaire: true,
        besoins: [{ code: '3', valeur: 'BESOIN' }],
      }),
    },
    ...sanctionsDeKarim,
  ],
  samira: moisDeSamira,
}

import { z } from 'zod'

const impacts = ['IMPACT_FORT_RECHERCHE_EMPLOI', 'IMPACT_FAIBLE_RECHERCHE_EMPLOI'] as const

/** Labels of the answers, in the codes of the partner contract (1.12, Critères d’orientation). */
export const libellesDesReponses = {
  EN_ACTIVITE: 'en activité',
  DEUX_DERNIERES_ANNEES: 'a travaillé dans les deux dernières années',
  PLUS_DEUX_ANS: 'n’a pas travaillé depuis plus de deux ans',
  JAMAIS: 'n’a jamais travaillé',
  SAISONNIER: 'saisonnier',
  ARTISTE_OU_AUTEUR: 'artiste ou auteur',
  INTERMITTENT_SPECTACLE: 'intermittent du spectacle',
  EXPLOITANT_AGRICOLE: 'exploitant agricole',
  ASSISTANTE_MATERNELLE: 'assistante maternelle',
  CREATEUR_ENTREPRISE_OU_INDEPENDANT: 'créateur d’entreprise ou indépendant',
  AUTRE: 'autre',
  AFS: 'aucune formation scolaire',
  CP4: 'du primaire à la 4e',
  CFG: '4e achevée',
  C3A: '3e achevée ou brevet',
  C12: '2de ou 1re achevée',
  NV5: 'CAP ou BEP',
  NV4: 'bac',
  NV3: 'bac + 2',
  NV2: 'bac + 3 ou + 4',
  NV1: 'bac + 5 et plus',
  SALARIAT: 'un emploi salarié',
  ENTREPRENARIAT: 'créer ou reprendre une entreprise',
  FORMATION: 'une formation',
  AUCUN: 'pas de projet défini',
  AUCUNE: 'aucune difficulté',
  INCAPACITE_RECHERCHE_ACTIVITE_PRO: 'ne permet pas de chercher une activité',
  IMPACT_FORT_RECHERCHE_EMPLOI: 'pèse fortement sur la recherche d’emploi',
  IMPACT_FAIBLE_RECHERCHE_EMPLOI: 'pèse faiblement sur la recherche d’emploi',
  SANS_LOGEMENT: 'sans logement',
  PROCEDURE_EXPULSION: 'procédure d’expulsion en cours',
  AUCUN_MOYEN_DE_TRANSPORT: 'aucun moyen de transport',
  DEPENDANT_TRANSPORT: 'dépend des transports en commun',
  AIDANT_FAMILIAL: 'aide un proche',
  ENFANT_SANS_SOLUTION_GARDE: 'enfant sans solution de garde',
  NON_ACCES_INTERNET: 'n’a pas accès à internet',
  NON_MAITRISE: 'ne maîtrise pas les outils numériques',
  REFUS: 'refuse les outils numériques',
  AUCUNE_DEMARCHE: 'aucune démarche',
  PEU_DEMARCHES: 'peu de démarches',
  PLUSIEURS_DEMARCHES: 'plusieurs démarches',
} as const

const parmi = <const C extends readonly [string, ...string[]]>(...codes: C) => z.enum(codes)
const ouiOuNon = z.boolean()

/** The criteria (L. 5411-5-1, III), each with the label people read. Those of health are apart: they have readers of their own. */
export const criteres = {
  situationProfessionnelle: {
    libelle: 'Situation au regard de l’emploi',
    schema: parmi('EN_ACTIVITE', 'DEUX_DERNIERES_ANNEES', 'PLUS_DEUX_ANS', 'JAMAIS'),
  },
  typeEmploi: {
    libelle: 'Type d’emploi',
    schema: parmi(
      'SAISONNIER',
      'ARTISTE_OU_AUTEUR',
      'INTERMITTENT_SPECTACLE',
      'EXPLOITANT_AGRICOLE',
      'ASSISTANTE_MATERNELLE',
      'CREATEUR_ENTREPRISE_OU_INDEPENDANT',
      'AUTRE',
    ),
  },
  niveauEtude: { libelle: 'Niveau d’étude', schema: parmi('AFS', 'CP4', 'CFG', 'C3A', 'C12', 'NV5', 'NV4', 'NV3', 'NV2', 'NV1') },
  projetPro: { libelle: 'Projet', schema: parmi('SALARIAT', 'ENTREPRENARIAT', 'FORMATION', 'AUCUN') },
  contrainteLogement: { libelle: 'Logement', schema: parmi('SANS_LOGEMENT', 'PROCEDURE_EXPULSION', ...impacts, 'AUCUNE') },
  contrainteMobilite: { libelle: 'Mobilité', schema: parmi('AUCUN_MOYEN_DE_TRANSPORT', 'DEPENDANT_TRANSPORT', 'AUTRE', 'AUCUNE') },
  contrainteFamiliale: { libelle: 'Famille', schema: parmi('AIDANT_FAMILIAL', 'ENFANT_SANS_SOLUTION_GARDE', ...impacts, 'AUCUNE') },
  contrainteFinanciere: { libelle: 'Finances', schema: parmi(...impacts, 'AUCUNE') },
  contrainteNumerique: { libelle: 'Numérique', schema: parmi('NON_ACCES_INTERNET', 'NON_MAITRISE', 'REFUS', 'AUCUNE') },
  contrainteAdministrativeJuridique: { libelle: 'Démarches administratives et juridiques', schema: parmi(...impacts, 'AUCUNE') },
  contrainteFrancaisCalcul: { libelle: 'Français et calcul', schema: parmi(...impacts, 'AUCUNE') },
  brsa: { libelle: 'Bénéficiaire du RSA', schema: ouiOuNon },
} as const

export const criteresDeSante = {
  capaciteATravailler: { libelle: 'Se dit en capacité de travailler', schema: ouiOuNon },
  contrainteSante: { libelle: 'Santé', schema: parmi('INCAPACITE_RECHERCHE_ACTIVITE_PRO', ...impacts, 'AUCUNE') },
  boe: { libelle: 'Bénéficiaire de l’obligation d’emploi', schema: ouiOuNon },
  baeeh: { libelle: 'Bénéficiaire, ou ancien bénéficiaire, de l’AEEH, de la PCH ou d’un PPS', schema: ouiOuNon },
  scolariteEtablissementSpecialise: { libelle: 'Scolarité en établissement spécialisé', schema: ouiOuNon },
  esat: { libelle: 'En ESAT et souhaite le milieu ordinaire', schema: ouiOuNon },
  boeSouhaitAccompagnement: { libelle: 'Souhaite un accompagnement spécialisé', schema: ouiOuNon },
} as const

/** Asked of people of the agricultural scheme only; never needed for a proposal. */
export const criteresAgricoles = {
  msaAutonomieRechercheEmploi: { libelle: 'Autonomie dans la recherche d’emploi', schema: z.int().min(0).max(10) },
  msaDemarchesProfessionnelles: {
    libelle: 'Démarches professionnelles engagées',
    schema: parmi('AUCUNE_DEMARCHE', 'PEU_DEMARCHES', 'PLUSIEURS_DEMARCHES'),
  },
} as const

type Reponse<C> = { [K in keyof C]?: C[K] extends { schema: z.ZodType<infer V> } ? V : never }
/** Answers given so far: a criterion that is not there has not been asked yet. */
export type Criteres = Reponse<typeof criteres> & Reponse<typeof criteresDeSante> & Reponse<typeof criteresAgricoles>
export type NomDeCritere = keyof Criteres

export const obligatoires = [...Object.keys(criteres), ...Object.keys(criteresDeSante)] as readonly NomDeCritere[]
export const manquants = (c: Criteres): NomDeCritere[] => obligatoires.filter(nom => c[nom] === undefined)
export const nomsDesCriteres = [...obligatoires, ...Object.keys(criteresAgricoles)] as readonly NomDeCritere[]

/** What a criterion is called for people. */
export const libelleDuCritere = (nom: string): string =>
  (({ ...criteres, ...criteresDeSante, ...criteresAgricoles }) as Record<string, { libelle: string }>)[nom]?.libelle ?? nom

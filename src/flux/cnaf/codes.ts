/** Code lists of the vrsb0801 flow, as the payers' software publishes them: code → label. A code out of its list is reported, never refused. */
type Liste = Readonly<Record<string, string>>

export const ETATDOSRSA: Liste = {
  0: 'Nouvelle demande en attente de décision du département',
  1: 'Droit refusé',
  2: 'Droit ouvert et versable',
  3: 'Droit ouvert et suspendu',
  4: 'Droit ouvert, versement suspendu',
  5: 'Droit clos',
  6: 'Droit clos sur mois antérieur',
}

export const ROLEPERS: Liste = {
  DEM: 'Demandeur',
  CJT: 'Conjoint, concubin ou partenaire',
  ENF: 'Enfant',
  AUT: 'Autre personne à charge',
  RDO: 'Responsable du dossier',
}

export const NATPREST: Liste = {
  PFA: 'Prestations familiales',
  RSA: 'Revenu de solidarité active',
}

export const QUAL: Liste = {
  MME: 'Madame',
  MR: 'Monsieur',
  MLE: 'Mademoiselle',
}

export const TYPEDTNAI: Liste = {
  N: 'Jour et mois connus',
  J: 'Jour inconnu',
  O: 'Jour et mois inconnus',
}

// biome-ignore format: a table is read in columns
export const MOTISUSVERSRSA: Liste = {
  '01': 'Ressources trop élevées', '02': 'Moins de 25 ans sans enfant ni personne à charge', '03': 'Activité non conforme',
  '04': 'Titre de séjour non valide', '05': 'Droit sous le seuil', '06': 'Déclaration trimestrielle non fournie',
  '09': 'Résidence non conforme', 19: 'Pas d’isolement', 31: 'Prestation exclue', 34: 'Régime non conforme', 35: 'Avantage vieillesse',
  36: 'Titre de séjour absent', 44: 'Hospitalisation', 70: 'Action non engagée', 78: 'Surface agricole non conforme', 84: 'Droit éteint',
  85: 'Pas d’allocataire', 97: 'AAH réduite', AB: 'Absent du foyer', CV: 'Attente de décision du département',
  CG: 'Application d’une sanction', CZ: 'Activité antérieure', DA: 'Activité antérieure', DB: 'Activité antérieure', DC: 'Activité antérieure',
}

// biome-ignore format: a table is read in columns
export const MOTISUSDRORSA: Liste = {
  DA: 'Situation de famille', DB: 'Ressources', DC: 'Enquête administrative', DD: 'Enquête sociale', DE: 'Imprimé manquant',
  DF: 'Changement de caisse', DG: 'Décès', DH: 'Décès', DI: 'Autre motif', DJ: 'Paiement réimputé', DK: 'Contrôle de l’assurance chômage',
  DL: 'Pli non distribuable', DM: 'Résidence inconnue', DN: 'Divergence', DO: 'Divergence', DP: 'Allocation de soutien familial',
  DQ: 'Changement de domicile', DR: 'Gestion de la personne',
  GF: 'Groupe de prestations : famille', GR: 'Groupe de prestations : ressources', GA: 'Groupe de prestations : activité',
  GS: 'Groupe de prestations : situation', GC: 'Groupe de prestations : contrôle', GI: 'Groupe de prestations : imprimé',
  GX: 'Groupe de prestations : autre', GE: 'Groupe de prestations : enquête', GJ: 'Suspension décidée par le département',
  GK: 'Contrat d’insertion', GL: 'Action non engagée',
}

/** Of either list, for who reads a right and not a flow; a code to which the two lists give two meanings says none. */
export const motifsDeSuspension: Liste = Object.fromEntries(
  Object.entries({ ...MOTISUSVERSRSA, ...MOTISUSDRORSA }).filter(([code, dit]) => (MOTISUSVERSRSA[code] ?? dit) === dit),
)

export const MOTICLORSA: Liste = {
  PCG: 'Décision du département',
  ECH: 'Échéance : quatre mois sans droit',
  EFF: 'Annulation de la bascule RMI ou API',
  MUT: 'Mutation',
  RGD: 'Regroupement de dossiers',
  RFD: 'Radiation en fin de droit',
  RAU: 'Radiation, autre motif',
  RST: 'Revenu de solidarité (outre-mer)',
  RSO: 'Revenu de solidarité (outre-mer)',
}

export const MOTIREFURSA: Liste = {
  F02: 'Moins de 25 ans',
  F04: 'Titre de séjour non valide',
  F09: 'Résidence non conforme',
  F85: 'Pas d’allocataire',
  F97: 'AAH réduite',
  FDD: 'Dossier',
  FDB: 'Ressources',
  DSD: 'Sans droit',
  PCG: 'Décision du département',
}

export const NATPF: Liste = {
  RSD: 'RSA socle',
  RSI: 'RSA socle majoré',
  RSU: 'RSA socle, financement',
  RSB: 'RSA socle, financement',
  RCD: 'RSA activité',
  RCI: 'RSA activité majoré',
  RCU: 'RSA activité, financement',
  RCB: 'RSA activité, financement',
  RSJ: 'RSA socle jeune',
  RCJ: 'RSA activité jeune',
}

export const SITFAM: Liste = {
  CEL: 'Célibataire',
  MAR: 'Marié',
  PAC: 'Pacsé',
  VIM: 'Vie maritale',
  DIV: 'Divorcé',
  SEF: 'Séparé de fait',
  SEL: 'Séparé légalement',
  VEU: 'Veuf',
  ISO: 'Isolement',
  RVC: 'Reprise de vie commune',
  RVM: 'Reprise de vie maritale',
  RPA: 'Reprise de pacs',
  ABA: 'Disparu',
}

export const ORIDEMRSA: Liste = {
  DEM: 'Demande',
  RMI: 'Issu du RMI',
  API: 'Issu de l’API',
}
export const TYPEADR: Liste = { D: 'Définitive', P: 'Provisoire', R: 'Retour' }
export const ETATADR: Liste = {
  CO: 'Vérifiée',
  VO: 'Forcée',
  VC: 'Forcée',
  NC: 'Non contrôlée',
  AU: 'Autre',
}

// biome-ignore format: a table is read in columns
export const REG: Liste = {
  AA: 'Régime AA', AD: 'Régime AD', AG: 'Agricole', AL: 'Régime AL', AM: 'Régime AM', CL: 'Collectivités locales', EF: 'Éducation',
  EN: 'Énergie', FP: 'Fonction publique', FT: 'Télécommunications', GE: 'Général', MC: 'Régime MC', MI: 'Mines', MO: 'Régime MO',
  NI: 'Régime NI', PM: 'Régime PM', PT: 'Poste', RE: 'Régime RE', RL: 'Régime RL', RP: 'Régime RP', SN: 'Transport ferroviaire', TG: 'Régime TG',
}

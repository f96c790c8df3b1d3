import type { Anomalie, CodeMotif } from './motifs.js'
import type { CodeRegle } from './normalisation/regles.js'

/** Civil date `AAAA-MM-JJ`, in the Gregorian calendar. */
export type Jour = string

/** What a normalisation changed: raw value (a NIR is masked), rule, kept value. Absent when nothing was changed. */
export type Lignage = {
  chemin: string
  brut: string
  regle: CodeRegle
  valeur: string | null
}

/** What the birth date really tells: the day, the month (day set to 01), or the year alone (01-01). */
export type PrecisionDate = 'jour' | 'mois' | 'annee'

export type FonctionOrganisme = 'CAF' | 'MSA'

/** ROLEPERS under the NATPREST RSA; a code out of the list is kept as it is and reported. */
export type Role = 'DEM' | 'CJT' | 'ENF' | 'AUT' | 'RDO' | (string & {})

export type Organisme = {
  fonction: FonctionOrganisme
  /** NUMORG, 3 characters: 'CAF' + '591' makes the code of the organisation, 'CAF591'. */
  numero: string
  /** CAF: 7 digits (padding removed); MSA: the digits as sent, without outer blanks. */
  matricule: string
}

export type Mutation = {
  sens: 'arrivee' | 'depart'
  fonction: string
  numero: string
  matricule: string | null
  date: Jour | null
}

export type Adresse = {
  /** 1 current, 2 and 3 previous ones. */
  rang: number
  /** PAYS, 3 letters, 'FRA' in France. */
  pays: string
  /** TYPEADR: D définitive, P provisoire, R retour. */
  type: string
  /** ETATADR: CO vérifiée, VO/VC forcée, NC non contrôlée, AU autre. */
  etat: string
  emmenagement: Jour | null
  complementDestinataire: string | null
  complementAdresse: string | null
  /** Number, kind and name of the street. */
  voie: string | null
  complementDistribution: string | null
  /** INSEE code of today's commune, after mergers. */
  codeCommune: string | null
  codePostal: string | null
  commune: string | null
  /** Abroad: the lines of the address as sent. */
  lignesEtranger: string[]
}

export type ActiviteDeclaree = {
  regime: string | null
  code: string
  debut: Jour | null
  fin: Jour | null
  contrat: string | null
}

export type PersonneDuFoyer = {
  /** Position in the household, from 1, as sent (a person dropped keeps its number unused). */
  rang: number
  /** null: the person has no role for the RSA. */
  role: Role | null
  roleFamilial: Role | null
  responsableDossier: boolean
  civilite: 'M' | 'MME' | null
  /** Usage name. */
  nom: string
  nomNaissance: string
  prenom: string
  /** All the first names, the first one included. */
  prenoms: string[]
  dateNaissance: Jour
  typeDateNaissance: PrecisionDate
  /** 13 characters, upper-case, without the key; null when absent or not to be trusted. */
  nir: string | null
  /** The NIR may match a person alone: definitive, consistent with sex and birth date, civil status validated, borne by one person. */
  nirCertifie: boolean
  /** TOPVALIEC: the payer had the civil status certified. */
  identiteValidee: boolean
  sexe: 'M' | 'F' | null
  communeNaissance: string | null
  /** TOPPERSDRODEVORSA: null when the payer does not say. */
  soumisDroitsEtDevoirs: boolean | null
  identifiantPoleEmploi: string | null
  activites: ActiviteDeclaree[]
}

export type Suspension = {
  objet: 'droit' | 'versement'
  motif: string
  depuis: Jour | null
}

export type FinDeDroit = {
  motif: string
  date: Jour | null
  moisAnterieur: boolean
}

export type PrestationServie = {
  nature: string
  sousNature: string | null
  debut: Jour | null
  fin: Jour | null
}

/** One InfosFoyerRSA read, normalised, and told with its doubts. No field is guessed without a line of `lignage`. */
export type Foyer = {
  organisme: Organisme
  /** INSEE code of the département: '59', '2A', '971'. */
  departement: string
  demande: { date: Jour; numero: string }
  mutations: Mutation[]
  personnes: PersonneDuFoyer[]
  situationFamiliale: { code: string; depuis: Jour | null } | null
  /** The current address (RGADR 01). */
  adresse: Adresse | null
  sansDomicileFixe: boolean
  /** ETATDOSRSA as sent: 0 to 6, or a code reported as unknown. */
  etatDossier: string
  /** Since when this state holds, as far as the flow tells: closing, refusal, suspension, opening or demand. */
  dateEffet: Jour | null
  refus: { motif: string; date: Jour | null } | null
  suspensions: Suspension[]
  finDroit: FinDeDroit | null
  /** TOPFOYDRODEVORSA. */
  soumisDroitsEtDevoirs: boolean | null
  prestations: PrestationServie[]
  anomalies: Anomalie[]
  lignage: Lignage[]
}

export type IdentificationFlux = {
  /** APPLIEME: CRI (Cristal, CNAF), AGO (Agora, CCMSA), NRA. */
  application: string
  version: string
  /** M monthly stock (RSABEM), I daily delta (RSABEI). */
  typeFlux: 'M' | 'I'
  nature: string
  dateCreation: Jour
  heureCreation: string
  dateReference: Jour
  /** Encoding used for reading, after detection. */
  encodage: string
  anomalies: Anomalie[]
}

/** Where an element stands in the file: ordinal from 0, bytes [octetDebut, octetFin[. */
export type Emplacement = {
  index: number
  octetDebut: number
  octetFin: number
}

export type ElementDeFlux =
  | ({ type: 'entete' } & IdentificationFlux)
  | ({ type: 'foyer'; foyer: Foyer } & Emplacement)
  | ({
      type: 'rejet'
      /** First reason that rejects; all of them, doubts included, are in `anomalies`. */
      motif: CodeMotif
      detail: string
      /** What a reader of the report needs to find the file again: 'CAF591 0346145, demande 01024041059'. */
      element: string | null
      anomalies: Anomalie[]
    } & Emplacement)
  | {
      type: 'fin'
      transmission: { nbDossiers: number; nbAnomalies: number } | null
      /** Elements met, rejected ones and skipped ones included. */
      foyersLus: number
      tronque: boolean
      anomalies: Anomalie[]
    }

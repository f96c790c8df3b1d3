import type { CodeMotif } from '../motifs.js'
import * as codes from './codes.js'

/**
 * What of vrsb0801.xsd is checked: the elements the platform reads, with their maximal length, their obligation and their code list.
 * Blocks that are not read (resources, alimony, controls…) are only required to be well formed.
 *
 * '' optional · '!' required by the schema, tolerated when absent · a motif: what its absence says.
 */
type Obligation = '' | '!' | CodeMotif
type Liste = Readonly<Record<string, string>>

export type RegleDeChamp = { longueur: number; codes: Liste | null }
export type RegleDeBloc = {
  champs: Map<string, RegleDeChamp>
  /** What the absence, or the emptiness, of a leaf says. */
  obligatoires: { nom: string; absent: CodeMotif }[]
  blocs: Map<string, { min: number; max: number; absent: CodeMotif }>
}

type Champs = Record<string, readonly [longueur: number, obligation?: Obligation, codes?: Liste]>
type Blocs = Record<string, readonly [min: number, max: number, absent?: CodeMotif]>

const bloc = (champs: Champs, blocs: Blocs = {}): RegleDeBloc => ({
  champs: new Map(Object.entries(champs).map(([nom, [longueur, , liste = null]]) => [nom, { longueur, codes: liste }])),
  obligatoires: Object.entries(champs).flatMap(([nom, [, obligation = '']]) =>
    obligation === '' ? [] : [{ nom, absent: obligation === '!' ? 'ELEMENT_MANQUANT' : obligation }],
  ),
  blocs: new Map(Object.entries(blocs).map(([nom, [min, max, absent = 'ELEMENT_MANQUANT']]) => [nom, { min, max, absent }])),
})

const N = Number.POSITIVE_INFINITY
// A date that is not written as it should is told by its reading, not by its length.
const D = N

// biome-ignore format: a table is read in columns
export const SCHEMA = new Map<string, RegleDeBloc>(Object.entries({
  InfosFoyerRSA: bloc({}, {
    IdentificationRSA: [1, 1, 'ORGANISME_ILLISIBLE'], Personne: [1, N, 'FOYER_SANS_PERSONNE'], DonneesAdministratives: [1, 1, 'ADRESSE_ABSENTE'],
    PrestationRSA: [1, 1, 'ETAT_DOSSIER_ABSENT'],
  }),
  IdentificationRSA: bloc({}, {
    Organisme: [1, 1, 'ORGANISME_ILLISIBLE'], Partenaire: [1, 1, 'DEPARTEMENT_ILLISIBLE'], DemandeRSA: [1, 1, 'DEMANDE_ILLISIBLE'],
    OrganismeCedant: [0, 1], OrganismePrenant: [0, 1],
  }),
  Organisme:   bloc({ FONORG: [3, 'ORGANISME_ILLISIBLE'], NUMORG: [3, 'ORGANISME_ILLISIBLE'], MATRICULE: [15, 'ORGANISME_ILLISIBLE'] }),
  Partenaire:  bloc({ TYPEPARTE: [4, '!'], IDEPARTE: [3, 'DEPARTEMENT_ILLISIBLE'] }),
  DemandeRSA:  bloc({ DTDEMRSA: [D, 'DEMANDE_ILLISIBLE'], NUMDEMRSA: [11, 'DEMANDE_ILLISIBLE'] }),
  OrganismeCedant:  bloc({ FONORGCEDMUT: [3, '!'], NUMORGCEDMUT: [3, '!'], MATRICULEORGCEDMUT: [15], DDARRMUT: [D, '!'] }),
  OrganismePrenant: bloc({ FONORGPRENMUT: [3, '!'], NUMORGPRENMUT: [3, '!'], DDDEPAMUT: [D, '!'] }),

  Personne: bloc({}, {
    Identification: [1, 1], DossierCAF: [1, 1], Prestations: [2, 2], Rattachement: [0, 2], DossierPoleEmploi: [0, 1],
    MontantCalculDroitRSAPersonne: [0, 1], Activite: [0, N],
  }),
  // NOM, NOMNAI, PRENOM and DTNAI: their absence is judged with the role of the person, see identite.ts.
  Identification: bloc({
    QUAL: [3, '', codes.QUAL], NOM: [28], NOMNAI: [28], PRENOM: [32], PRENOM2: [15], PRENOM3: [15], NOMCOMNAI: [26, '!'], DTNAI: [D],
    RGNAI: [1], TYPEDTNAI: [1, '', codes.TYPEDTNAI], NIR: [15], TOPVALIEC: [5], SEXE: [1, '!'],
  }),
  DossierCAF:   bloc({ TOPRESPDOS: [5, '!'], DDRATDOS: [D, '!'], DFRATDOS: [D], NUMDEMRSAPRECE: [11] }),
  Prestations:  bloc({ NATPREST: [3, '!', codes.NATPREST], ROLEPERS: [3, '!', codes.ROLEPERS], TOPCHAPERS: [5, '!'] }),
  Rattachement: bloc({ NOMNAI: [28, '!'], PRENOM: [32, '!'], DTNAI: [D, '!'], NIR: [15], TYPEPAR: [3, '!'] }),
  DossierPoleEmploi: bloc({ IDASSEDIC: [8, '!'] }),
  MontantCalculDroitRSAPersonne: bloc({
    TOPPERSDRODEVORSA: [5, '!'], TOPPERSENTDRODEVORSA: [5], MTPERSRESSMENRSA: [11], MTPERSABANEURSA: [11],
  }),
  Activite: bloc({ REG: [2, '', codes.REG], ACT: [3, '!'], DDACT: [D, '!'], DFACT: [D], NATCONTRTRA: [3], TOPCONDADMETI: [5] }),

  DonneesAdministratives: bloc({}, { SituationFamille: [1, 1], Adresse: [1, 3, 'ADRESSE_ABSENTE'] }),
  SituationFamille: bloc({ SITFAM: [3, '!', codes.SITFAM], DDSITFAM: [D, '!'], REGAGRIFAM: [3] }),
  Adresse: bloc({}, { TroncCommunAdresse: [1, 1], AdresseDetailleeFrance: [0, 1], AdresseHorsFrance: [0, 1] }),
  TroncCommunAdresse: bloc({
    RGADR: [2, '!'], DTEMM: [D], PAYS: [3, '!'], TYPEADR: [1, '!', codes.TYPEADR], ETATADR: [2, '!', codes.ETATADR],
  }),
  AdresseDetailleeFrance: bloc({
    COMPLIDEADR: [38], COMPLADR: [38], NUMVOIE: [6], LIBTYPEVOIE: [30], NOMVOIE: [32], LIEUDIST: [38], NUMCOM: [5], CODEPOS: [5], NOMCOM: [32],
  }),
  AdresseHorsFrance: bloc({
    LIBLIG2ADR: [38], LIBLIG3ADR: [38], LIBLIG4ADR: [38], LIBLIG5ADR: [38], LIBLIG6ADR: [38], LIBLIG7ADR: [38],
  }),

  PrestationRSA: bloc({}, { SituationDossierRSA: [1, 1, 'ETAT_DOSSIER_ABSENT'], DetailDroitRSA: [1, 1] }),
  SituationDossierRSA: bloc({}, {
    EtatDossierRSA: [1, 1, 'ETAT_DOSSIER_ABSENT'], Refus: [0, 1], SuspensionDroit: [0, N], SuspensionVersement: [0, N], FinDroit: [0, 1],
    FinDroitMoisAnterieur: [0, 1],
  }),
  // An unknown state is judged apart, since rights depend on it.
  EtatDossierRSA:      bloc({ ETATDOSRSA: [1, 'ETAT_DOSSIER_ABSENT'] }),
  Refus:               bloc({ DTREFURSA: [D, '!'], MOTIREFURSA: [3, '!', codes.MOTIREFURSA] }),
  SuspensionDroit:     bloc({ MOTISUSDRORSA: [2, '!', codes.MOTISUSDRORSA], DDSUSDRORSA: [D, '!'], NATGROUPFSUS: [3] }),
  SuspensionVersement: bloc({ MOTISUSVERSRSA: [2, '!', codes.MOTISUSVERSRSA], DDSUSVERSRSA: [D, '!'] }),
  FinDroit:              bloc({ MOTICLORSA: [3, '!', codes.MOTICLORSA], DTCLORSA: [D, '!'] }),
  FinDroitMoisAnterieur: bloc({ MOTICLORSA: [3, '!', codes.MOTICLORSA], DTCLORSA: [D, '!'] }),
  DetailDroitRSA: bloc({}, {
    TroncCommunDroitRSA: [1, 1], DetailCalculDroitRSA: [0, N],
  }),
  TroncCommunDroitRSA: bloc({
    TOPSANSDOMFIXE: [5, '!'], NBENFAUTCHA: [2], ORIDEMRSA: [3, '!', codes.ORIDEMRSA], DTORIDEMRSA: [D], TOPFOYDRODEVORSA: [5],
  }),
  DetailCalculDroitRSA: bloc({
    NATPF: [3, '!', codes.NATPF], SOUSNATPF: [5, '!'], DDNATDRO: [D, '!'], DFNATDRO: [D], MTRSAVERS: [11], DTDERRSAVERS: [D],
  }),
}))

/** Blocks of the schema that are not read: resources and alimony have no purpose here, and are not even kept in memory. */
export const BLOCS_NON_LUS: ReadonlySet<string> = new Set([
  'DemandeRMI',
  'Ressources',
  'PensionAlimentaire',
  'Grossesse',
  'InformationsAgricoles',
  'AvisPCGPersonne',
  'AvisCGSSDOMPersonne',
  'SpecificiteDOM',
  'MontantsCalculDroitRSA',
  'AvisPCGDroitRSA',
  'Evenement',
  'Controle',
  'Anomalie',
])

/** Every name that the direct reading knows, as constants. */
export const NOMS_CONNUS: ReadonlyMap<string, string> = new Map(
  [...SCHEMA].flatMap(([nom, regle]) => [nom, ...regle.champs.keys(), ...regle.blocs.keys()]).map(nom => [nom, nom]),
)

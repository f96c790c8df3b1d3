import { type DefautCsv, type FichierCsv, fichierCsv, type FormeCsv } from './fichier/csv.js'
import { DEFAUTS_D_IDENTITE, DEFAUTS_DE_LIGNE } from './fichier/defauts-csv.js'
import { entier, hasard, parmi } from './population/hasard.js'
import { JOUR_DE_REFERENCE, jourAvant, type Menage, population } from './population.js'

const ENTETES = {
  dossier: 'Numéro de dossier',
  civilite: 'Civilité',
  nom: 'Nom d’usage',
  nomNaissance: 'Nom de naissance',
  prenom: 'Prénom',
  dateNaissance: 'Date de naissance',
  nir: 'NIR',
  courriel: 'E-mail',
  telephone: 'Téléphone',
  adresse: 'Adresse',
  complementAdresse: 'Complément d’adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  codeCommune: 'Code INSEE',
  dateOuverture: 'Date d’ouverture',
  dispositif: 'Dispositif',
  referent: 'Courriel du référent',
} as const

type Colonne = keyof typeof ENTETES

// biome-ignore format: a table is read in columns
const DEFAUTS = {
  ...DEFAUTS_D_IDENTITE,
  ...DEFAUTS_DE_LIGNE,
  naissanceAbsente:    { motif: 'DATE_NAISSANCE_ABSENTE', cellules: ligne => { ligne.dateNaissance = '' } },
  naissanceImpossible: { motif: 'DATE_NAISSANCE_ILLISIBLE', cellules: ligne => { ligne.dateNaissance = '31/02/2005' } },
  naissanceFuture:     { motif: 'DATE_NAISSANCE_INVRAISEMBLABLE', cellules: ligne => { ligne.dateNaissance = '2044-01-01' } },
  sansPrenom:          { motif: 'NOM_ABSENT', cellules: ligne => { ligne.prenom = '<null>' } },
  sansOuverture:       { motif: 'DATE_OUVERTURE_ABSENTE', cellules: ligne => { ligne.dateOuverture = '' } },
  dispositifInconnu:   { motif: 'DISPOSITIF_INCONNU', cellules: ligne => { ligne.dispositif = 'TRACE' } },
  ligneRedite:         { motif: 'LIGNE_EN_DOUBLE', redite: true },
  courrielPartage:     { motif: 'COURRIEL_PARTAGE', redite: true, cellules: ligne => {
    ligne.prenom = 'Cadette'
    ligne.nir = ''
    ligne.dateNaissance = '2006-06-06'
  } },
  courrielIllisible:   { motif: 'COURRIEL_ILLISIBLE', cellules: ligne => { ligne.courriel = 'pas d’adresse' } },
  plusieursTelephones: { motif: null, regle: 'TELEPHONE_INTERNATIONAL', cellules: ligne => { ligne.telephone = '0639980001, 0639980002' } },
  telephoneSansZero:   { motif: null, regle: 'TELEPHONE_INTERNATIONAL', cellules: ligne => { ligne.telephone = '639980001' } },
  telephoneIndicatif:  { motif: null, regle: 'TELEPHONE_INTERNATIONAL', cellules: ligne => { ligne.telephone = '+33 (0)6 39 98 00 01' } },
  telephoneIllisible:  { motif: 'TELEPHONE_ILLISIBLE', cellules: ligne => { ligne.telephone = '06399' } },
  communeAbsente:      { motif: null, regle: 'COMMUNE_DEDUITE', cellules: ligne => { ligne.codeCommune = '' } },
  communeInconnue:     { motif: 'COMMUNE_INCONNUE', cellules: ligne => {
    ligne.codeCommune = ''
    ligne.commune = 'Ailleurs'
  } },
} as const satisfies Record<string, DefautCsv<Colonne>>

export const DEFAUTS_MISSION_LOCALE = Object.keys(DEFAUTS)

export type OptionsDeFichierMissionLocale = {
  graine: number
  taille: number
  departements?: readonly string[]
  jour?: string
  defauts?: number
  forme?: FormeCsv
  /** Headers of this mission locale, for the attributes it names in its own way. */
  entetes?: Partial<Record<Colonne, string>>
}

/** CSV of the youths whose file a mission locale has opened, in bounded memory. */
export const fichierMissionLocale = (options: OptionsDeFichierMissionLocale): FichierCsv => {
  const { graine, taille, departements = ['59'], jour = JOUR_DE_REFERENCE, defauts = 0, forme = {}, entetes = {} } = options
  function* lignes(): Generator<Record<Colonne, string>> {
    for (const menage of population({ graine, taille, departements, publics: ['JEUNE'], jour })) yield ligneDe(menage, graine, jour)
  }
  return fichierCsv({ ...ENTETES, ...entetes }, lignes(), DEFAUTS, { defauts, taille, forme })
}

const ligneDe = ({ index, adultes, adresse }: Menage, graine: number, jour: string): Record<Colonne, string> => {
  const tirage = hasard(graine, index, 3)
  const [jeune] = adultes
  if (jeune === undefined) throw new RangeError('a youth household has one person')
  return {
    dossier: `ML${String(index).padStart(8, '0')}`,
    civilite: jeune.sexe === 'F' ? 'Mme' : 'M.',
    nom: jeune.nom,
    nomNaissance: jeune.nomNaissance,
    prenom: jeune.prenom,
    dateNaissance: jeune.dateNaissance,
    nir: jeune.nir ?? '',
    courriel: jeune.courriel ?? `jeune${index}@example.fr`,
    telephone: jeune.telephone === null ? '' : `+33${jeune.telephone.slice(1)}`,
    adresse: `${adresse.numero} ${adresse.voie}`,
    complementAdresse: adresse.complement ?? '',
    codePostal: adresse.codePostal,
    commune: adresse.commune,
    codeCommune: adresse.codeCommune,
    dateOuverture: jourAvant(jour, entier(tirage, 1, 700)),
    dispositif: parmi(tirage, ['CEJ', 'PACEA', 'CEJ', '']),
    referent: `conseiller${entier(tirage, 1, 20)}@mission-locale.example.fr`,
  }
}

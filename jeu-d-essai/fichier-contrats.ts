import { type DefautCsv, type FichierCsv, fichierCsv, type FormeCsv } from './fichier/csv.js'
import { DEFAUTS_D_IDENTITE, DEFAUTS_DE_LIGNE } from './fichier/defauts-csv.js'
import { entier, hasard, parmi } from './population/hasard.js'
import { JOUR_DE_REFERENCE, jourAvant, type Menage, population, type Public } from './population.js'

const ENTETES = {
  reference: 'Référence',
  type: 'Type de contrat',
  nir: 'NIR',
  nom: 'Nom',
  nomNaissance: 'Nom de naissance',
  prenom: 'Prénom',
  dateNaissance: 'Date de naissance',
  dateDebut: 'Date de début',
  dateFin: 'Date de fin',
} as const

type Colonne = keyof typeof ENTETES

// biome-ignore format: a table is read in columns
const DEFAUTS = {
  ...DEFAUTS_D_IDENTITE,
  ...DEFAUTS_DE_LIGNE,
  typeInconnu:     { motif: 'CONTRAT_TYPE_INCONNU', cellules: ligne => { ligne.type = 'CIVIS' } },
  debutAbsent:     { motif: 'CONTRAT_DATE_ILLISIBLE', cellules: ligne => { ligne.dateDebut = '' } },
  finImpossible:   { motif: 'CONTRAT_DATE_ILLISIBLE', cellules: ligne => { ligne.dateFin = '30/02/2026' } },
  datesInversees:  { motif: 'CONTRAT_DATES_INVERSEES', cellules: ligne => { ligne.dateFin = '2001-01-01' } },
  finTableur:      { motif: null, regle: 'DATE_EXCEL', cellules: ligne => { ligne.dateFin = '47118' } },
  sansFin:         { motif: null, regle: 'DATE_SANS_FIN', cellules: ligne => { ligne.dateFin = '31/12/9999' } },
  sansPersonne:    { motif: 'CONTRAT_SANS_PERSONNE', cellules: ligne => {
    ligne.nir = ''
    ligne.prenom = ''
  } },
  sansNir:         { motif: 'NIR_ABSENT', cellules: ligne => { ligne.nir = '' } },
  ligneRedite:     { motif: 'LIGNE_EN_DOUBLE', redite: true },
} as const satisfies Record<string, DefautCsv<Colonne>>

export const DEFAUTS_CONTRATS = Object.keys(DEFAUTS)

export type OptionsDeFichierContrats = {
  graine: number
  taille: number
  departements?: readonly string[]
  jour?: string
  defauts?: number
  forme?: FormeCsv
}

/** CSV of the contracts signed before the contrat d’engagement by the same people as `population`, in bounded memory. */
export const fichierContrats = (options: OptionsDeFichierContrats): FichierCsv => {
  const { graine, taille, departements = ['59'], jour = JOUR_DE_REFERENCE, defauts = 0, forme = {} } = options
  function* lignes(): Generator<Record<Colonne, string>> {
    for (const menage of population({ graine, taille, departements, jour })) yield* lignesDe(menage, graine, jour)
  }
  return fichierCsv(ENTETES, lignes(), DEFAUTS, { defauts, taille, forme })
}

const TYPES: Readonly<Record<Public, readonly string[]>> = { RSA: ['CER', 'CER', 'PPAE'], JEUNE: ['CEJ', 'PACEA'], HANDICAP: ['PPAE'] }

function* lignesDe(menage: Menage, graine: number, jour: string): Generator<Record<Colonne, string>> {
  const tirage = hasard(graine, menage.index, 4)
  for (const [rang, personne] of menage.adultes.entries()) {
    yield {
      reference: `C${menage.index}-${rang + 1}`,
      type: parmi(tirage, TYPES[menage.public]),
      nir: personne.nir ?? '',
      nom: personne.nom,
      nomNaissance: personne.nomNaissance,
      prenom: personne.prenom,
      dateNaissance: personne.dateNaissance,
      dateDebut: jourAvant(jour, entier(tirage, 200, 900)),
      dateFin: tirage() < 0.8 ? jourAvant(jour, -entier(tirage, 10, 300)) : '',
    }
  }
}

import { dejaVus } from '../csv/deja-vus.js'
import { type ElementDeFichier, lireFichier, type OptionsDeLectureCsv, type RejetCsv, rejetCsv } from '../csv/element.js'
import { clesDePersonne, COLONNES_D_IDENTITE, type IdentiteCsv, lireIdentiteCsv, lireNirCsv } from '../csv/identite.js'
import type { Jour, Lignage } from '../foyer.js'
import { type Anomalie, phraseDe } from '../motifs.js'
import { normaliserDate } from '../normalisation/date.js'
import { cleDeNom } from '../normalisation/nom.js'
import { chargerTerritoire } from '../normalisation/territoire.js'
import { lireCode } from '../normalisation/texte.js'
import { type Lieu, type Releve, relever } from '../releve.js'

/** The contracts that the contrat d’engagement replaces: FT, missions locales, départements. */
export type TypeDeContrat = 'PPAE' | 'CEJ' | 'PACEA' | 'CER'

/** A contract signed before the contrat d’engagement, with the person it binds: by NIR, by civil status, or both. */
export type ContratPreexistant = {
  type: TypeDeContrat
  dateDebut: Jour
  /** null: no end known. */
  dateFin: Jour | null
  nir: string | null
  identite: IdentiteCsv | null
  /** Numéro France Travail, when the producer knows it. */
  numeroFranceTravail: string | null
  /** Code of the contract at its producer. */
  reference: string | null
  anomalies: Anomalie[]
  lignage: Lignage[]
}

/** Usual headers of each attribute; a structure that names them otherwise says so in `colonnes`. */
const COLONNES_CONTRATS = {
  ...COLONNES_D_IDENTITE,
  type: ['Type de contrat', 'Type', 'Contrat', 'Nature du contrat'],
  dateDebut: ['Date de début', 'Date début', 'Début', 'Date de début du contrat'],
  dateFin: ['Date de fin', 'Date fin', 'Fin', 'Date de fin du contrat'],
  numeroFranceTravail: ['Numéro France Travail', 'Identifiant France Travail', 'Identifiant Pôle emploi'],
  reference: ['Référence', 'Numéro de contrat', 'N° contrat'],
} as const

type Colonne = keyof typeof COLONNES_CONTRATS
const LIEU: Lieu = { chemin: '', personne: null }

/**
 * Reads a CSV of contracts that began before the contrat d’engagement: each contract, or the reason why its line is set aside.
 * @throws FluxIllisible when the file is empty, is no text, or lacks the type or the start of the contract
 */
export const lireContrats = (
  source: AsyncIterable<Uint8Array>,
  options: OptionsDeLectureCsv<Colonne>,
): AsyncGenerator<ElementDeFichier<{ contrat: ContratPreexistant }>> => {
  const { jour, colonnes, depuis = 0, territoire = chargerTerritoire(), ...lecture } = options
  const contrats = dejaVus()
  const modele = { ...lecture, colonnes: { ...COLONNES_CONTRATS, ...colonnes }, obligatoires: ['type', 'dateDebut'] as const }
  return lireFichier(source, modele, depuis, (ligne, champs) => {
    const lu = lireContrat(ligne, champs, { anomalies: [], lignage: [], territoire, dateReference: jour })
    if ('motif' in lu) return lu
    const { type, dateDebut, identite, nir, anomalies } = lu.contrat
    const cles = clesDePersonne(identite, nir).map(cle => `${type}|${dateDebut}|${cle}`)
    const premiere = contrats.premiere(cles)
    contrats.retenir(cles, ligne)
    return premiere === undefined ? lu : rejetCsv(ligne, 'LIGNE_EN_DOUBLE', `déjà lue à la ligne ${premiere}`, repere(identite), anomalies)
  })
}

const repere = (identite: IdentiteCsv | null): string | null =>
  identite === null ? null : `${identite.nomNaissance} ${identite.prenom}, ${identite.dateNaissance}`

const lireContrat = (ligne: number, champs: Map<Colonne, string>, releve: Releve): { contrat: ContratPreexistant } | RejetCsv => {
  const lue = lireIdentiteCsv(champs, releve, LIEU)
  const identite = typeof lue === 'string' ? null : lue
  const nir = lireNirCsv(champs, identite, releve, LIEU)
  const rejeter = (motif: Anomalie['code'], detail: string): RejetCsv => rejetCsv(ligne, motif, detail, repere(identite), releve.anomalies)
  if (identite === null && nir === null) return rejeter('CONTRAT_SANS_PERSONNE', typeof lue === 'string' ? phraseDe(lue) : '')

  const nature = lireCode(champs.get('type'))
  const type = typeDe(nature ?? '')
  if (type === null) return rejeter('CONTRAT_TYPE_INCONNU', nature?.slice(0, 60) ?? '')
  const debut = normaliserDate(champs.get('dateDebut'))
  const fin = normaliserDate(champs.get('dateFin'))
  if (debut.valeur === null || fin.probleme !== undefined) return rejeter('CONTRAT_DATE_ILLISIBLE', debut.detail ?? fin.detail ?? '')
  if (fin.valeur !== null && fin.valeur < debut.valeur) return rejeter('CONTRAT_DATES_INVERSEES', `${debut.valeur} – ${fin.valeur}`)
  const contrat = {
    type,
    dateDebut: relever(releve, LIEU, 'dateDebut', champs.get('dateDebut'), debut) ?? debut.valeur,
    dateFin: relever(releve, LIEU, 'dateFin', champs.get('dateFin'), fin),
    nir,
    identite,
    numeroFranceTravail: lireCode(champs.get('numeroFranceTravail')),
    reference: lireCode(champs.get('reference')),
    anomalies: releve.anomalies,
    lignage: releve.lignage,
  }
  return { contrat }
}

// biome-ignore format: a table is read in columns
const TYPES: readonly (readonly [TypeDeContrat, RegExp])[] = [
  ['PPAE',  /\bPPAE\b|PROJET PERSONNALISE D ACCES A L EMPLOI/],
  ['CEJ',   /\bCEJ\b|CONTRAT D ENGAGEMENT JEUNE/],
  ['PACEA', /\bPACEA\b|PARCOURS CONTRACTUALISE/],
  ['CER',   /\bCER\b|CONTRAT D ENGAGEMENTS? RECIPROQUES?/],
]

const typeDe = (nature: string): TypeDeContrat | null => TYPES.find(([, forme]) => forme.test(cleDeNom(nature)))?.[0] ?? null

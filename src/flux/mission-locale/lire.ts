import { dejaVus } from '../csv/deja-vus.js'
import { type ElementDeFichier, lireFichier, type OptionsDeLectureCsv, type RejetCsv, rejetCsv } from '../csv/element.js'
import { clesDePersonne, COLONNES_D_IDENTITE, type IdentiteCsv, lireIdentiteCsv, lireNirCsv } from '../csv/identite.js'
import type { Jour, Lignage } from '../foyer.js'
import type { Anomalie } from '../motifs.js'
import { normaliserLieu } from '../normalisation/commune.js'
import { normaliserCourriel } from '../normalisation/courriel.js'
import { cleDeNom } from '../normalisation/nom.js'
import { normaliserTelephones } from '../normalisation/telephone.js'
import { chargerTerritoire } from '../normalisation/territoire.js'
import { lireCode, normaliserTexte } from '../normalisation/texte.js'
import { dateDe, type Lieu, noter, type Releve, relever, texteDe } from '../releve.js'

export type Dispositif = 'CEJ' | 'PACEA'

export type AdresseCsv = {
  complementAdresse: string | null
  voie: string | null
  codeCommune: string | null
  codePostal: string | null
  commune: string | null
}

/** A youth whose file a mission locale has opened. */
export type Jeune = {
  identite: IdentiteCsv
  nir: string | null
  courriel: string | null
  /** E.164, in the order of the cells. */
  telephones: string[]
  adresse: AdresseCsv | null
  dateOuverture: Jour
  dispositif: Dispositif | null
  /** E-mail of the référent. */
  referent: string | null
  /** Number of the file at the mission locale. */
  dossier: string | null
  /** Numéro France Travail, when the mission locale knows it. */
  numeroFranceTravail: string | null
  anomalies: Anomalie[]
  lignage: Lignage[]
}

/** Usual headers of each attribute; a structure that names them otherwise says so in `colonnes`. */
const COLONNES_MISSION_LOCALE = {
  ...COLONNES_D_IDENTITE,
  dossier: ['Numéro de dossier', 'N° dossier', 'Identifiant dossier', 'idDossier'],
  numeroFranceTravail: ['Numéro France Travail', 'Identifiant France Travail', 'Identifiant Pôle emploi', 'numeroDE'],
  courriel: ['Courriel', 'E-mail', 'Email', 'Mail', 'Adresse électronique'],
  telephone: ['Téléphone', 'Téléphone portable', 'Portable', 'Tél'],
  telephone2: ['Téléphone 2', 'Téléphone fixe', 'Autre téléphone'],
  adresse: ['Adresse', 'Voie', 'Adresse 1'],
  complementAdresse: ['Complément d’adresse', 'Adresse (complément)', 'Adresse 2'],
  codePostal: ['Code postal', 'CP'],
  commune: ['Commune', 'Ville'],
  codeCommune: ['Code commune', 'Code INSEE', 'Code INSEE commune'],
  dateOuverture: ['Date d’ouverture', 'Date d’ouverture du dossier', 'Date de début', 'Date ouverture'],
  dispositif: ['Dispositif', 'Type d’accompagnement', 'Accompagnement'],
  referent: ['Référent', 'Courriel du référent', 'Mail référent', 'Conseiller référent', 'Conseiller'],
} as const

type Colonne = keyof typeof COLONNES_MISSION_LOCALE
const LIEU: Lieu = { chemin: '', personne: null }

/**
 * Reads the CSV export of a mission locale: each youth, or the reason why her line is set aside.
 * @throws FluxIllisible when the file is empty, is no text, or lacks the name, first name, birth date or opening date
 */
export const lireMissionLocale = (
  source: AsyncIterable<Uint8Array>,
  options: OptionsDeLectureCsv<Colonne>,
): AsyncGenerator<ElementDeFichier<{ jeune: Jeune }>> => {
  const { jour, colonnes, depuis = 0, territoire = chargerTerritoire(), ...lecture } = options
  const personnes = dejaVus()
  const courriels = dejaVus()
  const modele = {
    ...lecture,
    colonnes: { ...COLONNES_MISSION_LOCALE, ...colonnes },
    obligatoires: ['nom', 'prenom', 'dateNaissance', 'dateOuverture'] as const,
  }
  return lireFichier(source, modele, depuis, (ligne, champs) => {
    const jeune = lireJeune(ligne, champs, { anomalies: [], lignage: [], territoire, dateReference: jour })
    if ('motif' in jeune) return jeune
    const cles = clesDePersonne(jeune.identite, jeune.nir)
    const premiere = personnes.premiere(cles)
    if (premiere !== undefined) {
      return rejetCsv(ligne, 'LIGNE_EN_DOUBLE', `déjà lue à la ligne ${premiere}`, repere(jeune.identite), jeune.anomalies)
    }
    personnes.retenir(cles, ligne)
    const courriel = jeune.courriel === null ? [] : [jeune.courriel]
    const autre = courriels.premiere(courriel)
    if (autre !== undefined)
      jeune.anomalies.push({ code: 'COURRIEL_PARTAGE', personne: null, chemin: 'courriel', detail: `ligne ${autre}` })
    courriels.retenir(courriel, ligne)
    return { jeune }
  })
}

const repere = ({ nomNaissance, prenom, dateNaissance }: IdentiteCsv): string => `${nomNaissance} ${prenom}, ${dateNaissance}`

const lireJeune = (ligne: number, champs: Map<Colonne, string>, releve: Releve): Jeune | RejetCsv => {
  const identite = lireIdentiteCsv(champs, releve, LIEU)
  if (typeof identite === 'string') return rejetCsv(ligne, identite, '', reperePartiel(champs), releve.anomalies)
  const dateOuverture = dateDe(releve, LIEU, champs, 'dateOuverture')
  if (dateOuverture === null) return rejetCsv(ligne, 'DATE_OUVERTURE_ABSENTE', '', repere(identite), releve.anomalies)
  return {
    identite,
    nir: lireNirCsv(champs, identite, releve, LIEU),
    courriel: relever(releve, LIEU, 'courriel', champs.get('courriel'), normaliserCourriel(champs.get('courriel'))),
    telephones: [...new Set([...telephonesDe(champs, 'telephone', releve), ...telephonesDe(champs, 'telephone2', releve)])],
    adresse: lireAdresse(champs, releve),
    dateOuverture,
    dispositif: lireDispositif(champs, releve),
    referent: relever(releve, LIEU, 'referent', champs.get('referent'), normaliserCourriel(champs.get('referent'))),
    dossier: lireCode(champs.get('dossier')),
    numeroFranceTravail: lireCode(champs.get('numeroFranceTravail')),
    anomalies: releve.anomalies,
    lignage: releve.lignage,
  }
}

/** Name and first name as written, when the line stops there. */
const reperePartiel = (champs: Map<Colonne, string>): string | null =>
  [champs.get('nom'), champs.get('prenom')]
    .map(brut => normaliserTexte(brut).valeur)
    .filter(partie => partie !== null)
    .join(' ') || null

const telephonesDe = (champs: Map<Colonne, string>, nom: 'telephone' | 'telephone2', releve: Releve): string[] => {
  const brut = champs.get(nom)
  const lus = normaliserTelephones(brut)
  relever(releve, LIEU, nom, brut, { ...lus, valeur: lus.valeur.join(', ') })
  return lus.valeur
}

const lireAdresse = (champs: Map<Colonne, string>, releve: Releve): AdresseCsv | null => {
  const brut = { code: champs.get('codeCommune'), codePostal: champs.get('codePostal'), nom: champs.get('commune') }
  const { code, codePostal, nom } = normaliserLieu(brut, releve.territoire)
  // Without the column, finding the INSEE code is no change of what was sent.
  const codeTu = !champs.has('codeCommune') && code.regle === 'COMMUNE_DEDUITE' ? { valeur: code.valeur } : code
  const adresse = {
    complementAdresse: texteDe(releve, LIEU, champs, 'complementAdresse'),
    voie: texteDe(releve, LIEU, champs, 'adresse'),
    codeCommune: relever(releve, LIEU, 'codeCommune', brut.code, codeTu),
    codePostal: relever(releve, LIEU, 'codePostal', brut.codePostal, codePostal),
    commune: relever(releve, LIEU, 'commune', brut.nom, nom),
  }
  return Object.values(adresse).every(partie => partie === null) ? null : adresse
}

const lireDispositif = (champs: Map<Colonne, string>, releve: Releve): Dispositif | null => {
  const brut = lireCode(champs.get('dispositif'))
  if (brut === null) return null
  const cle = cleDeNom(brut)
  if (/\bCEJ\b|CONTRAT D ENGAGEMENT JEUNE/.test(cle)) return 'CEJ'
  if (/\bPACEA\b|PARCOURS CONTRACTUALISE/.test(cle)) return 'PACEA'
  noter(releve, LIEU, 'dispositif', 'DISPOSITIF_INCONNU', brut.slice(0, 60))
  return null
}

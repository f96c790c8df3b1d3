import { plusJours, plusMois } from '../../droit/jours.js'
import {
  dispenseAvantContrat,
  fenetreDActualisation,
  type Periodicite,
  type Periodicites,
  periodicitesDActualisation,
  type PublicDActualisation,
  rappelDActualisation,
} from '../../droit/parametres/actualisation.js'
import { auJour } from '../../droit/parametres/parametre.js'

/** First and last day on which the month `periode` (`AAAA-MM`) is declared, and the day of the reminder. Civil days, in Paris. */
export type Ouverte = { periode: string; du: string; au: string; rappel: string }

const deuxChiffres = (n: number) => String(n).padStart(2, '0')
const moisApres = (periode: string, n: number) => plusMois(`${periode}-01`, n).slice(0, 7)

export function fenetreDe(periode: string): Ouverte {
  const { ouverture, ouvertureEnFevrier, fermeture } = auJour(fenetreDActualisation, `${periode}-01`)
  const { jour } = auJour(rappelDActualisation, `${periode}-01`)
  const debut = periode.endsWith('-02') ? ouvertureEnFevrier : ouverture
  const suivant = moisApres(periode, 1)
  return {
    periode,
    du: `${periode}-${deuxChiffres(debut)}`,
    au: `${suivant}-${deuxChiffres(fermeture)}`,
    rappel: `${suivant}-${deuxChiffres(jour)}`,
  }
}

/** The month that can be declared on that day; null between two windows. */
export function fenetreOuverteLe(jour: string): Ouverte | null {
  const ceMois = jour.slice(0, 7)
  return [fenetreDe(ceMois), fenetreDe(moisApres(ceMois, -1))].find(f => f.du <= jour && jour <= f.au) ?? null
}

/** The window of that day, or the next one. */
export const fenetreProchaine = (jour: string): Ouverte => fenetreOuverteLe(jour) ?? fenetreDe(jour.slice(0, 7))

/** The last month whose window has opened by that day. */
export const fenetreDerniere = (jour: string): Ouverte => fenetreOuverteLe(jour) ?? fenetreDe(moisApres(jour.slice(0, 7), -1))

/** `categorieALOuverture`: the one she had as the window opened; the present one when it is not given. */
export type Inscrite = {
  categorie: string | null
  categorieALOuverture?: string | null
  dateInscription: string
  contratSigne: boolean
}

/** Under which rule she stands. */
export function publicDe({ categorie, dateInscription, contratSigne }: Inscrite, jour: string): PublicDActualisation {
  if (categorie === 'F' || categorie === 'G') return categorie
  return !contratSigne && dateInscription >= auJour(dispenseAvantContrat, jour) ? 'AVANT_CONTRAT' : 'AUTRES'
}

/** The law of the month declared; or a table tried in its place. */
const periodiciteDe = (elle: Inscrite, { periode, du }: Ouverte, table?: Periodicites): Periodicite =>
  (table ?? auJour(periodicitesDActualisation, `${periode}-01`))[publicDe(elle, du)]

/** Whether she has that month to declare: her periodicity asks it today as it did when the window opened, and she was registered before. */
export function doitDeclarer(elle: Inscrite, ouverte: Ouverte, table?: Periodicites): boolean {
  if (elle.dateInscription >= ouverte.du) return false
  const { categorieALOuverture = elle.categorie } = elle
  return estDemande(elle, ouverte, table) && estDemande({ ...elle, categorie: categorieALOuverture }, ouverte, table)
}

function estDemande(elle: Inscrite, ouverte: Ouverte, table?: Periodicites): boolean {
  const periodicite = periodiciteDe(elle, ouverte, table)
  const finDeTrimestre = Number(ouverte.periode.slice(5)) % 3 === 0
  return periodicite === 'MENSUELLE' || (periodicite === 'TRIMESTRIELLE' && finDeTrimestre)
}

/** First day on which the month not declared has its effect. */
export const jourDeLEffet = ({ au }: Ouverte): string => plusJours(au, 1)

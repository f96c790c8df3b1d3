import { type ContratPreexistant, lireContrats } from '../../contrats/lire.js'
import { compter, evenements } from '../csv.js'
import type { Format } from '../format.js'
import { ecrireContrats } from './lot.js'

/** The CSV of contracts signed before the contrat d’engagement, deposited by who signed them. */
export const formatContrats: Format<ContratPreexistant> = {
  nom: 'contrats',
  lignes: type => {
    const echange = type === 'FT' ? 'contratPreexistant.tenueDeLaListe' : 'contratPreexistant.accompagnement'
    return [`${echange}.deposer`, `${echange}.corriger`]
  },
  ordonne: false,
  elementsParLot: 500,
  departementDe: () => null,
  lire: (fichier, depuis, { jour, colonnes }) => {
    const { source, octets } = compter(fichier)
    const elements = lireContrats(source, { jour, colonnes, depuis })
    return evenements(elements, octets, ({ contrat }) => ({ ...contrat, contenu: contrat, dossier: contrat.reference }))
  },
  ecrire: ecrireContrats,
}

import type { Domaine } from '../droit/categories.js'
import { colonne, domaineDe, estChiffre, histoire } from '../moteur/deriver/sql.js'
import type { Ressource } from '../moteur/ressource.js'

export type Colonne = { nom: string; domaine: Domaine }
export type TableChiffree = { table: string; colonnes: readonly Colonne[] }

const pieces = (table: string, ...noms: string[]): TableChiffree => ({
  table,
  colonnes: noms.map(nom => ({ nom, domaine: 'pièces' })),
})

/** What is encrypted outside of the declaration; what a key of its own protects (second factors, forms put aside) is not here. */
const horsDeclaration: readonly TableChiffree[] = [
  pieces('abonnement', 'secret_chiffre', 'ancien_secret_chiffre'),
  pieces('canal_de_payeur', 'secret_chiffre'),
  pieces('canal_imilo', 'cles_chiffrees'),
  pieces('contestation', 'explication_chiffree', 'reponse_chiffree'),
  pieces('fichier_au_payeur', 'contenu_chiffre'),
  pieces('identite_ambigue', 'dossier_chiffre'),
  pieces('import', 'cle_chiffree'),
  pieces('import_lignage', 'contenu_chiffre'),
  pieces('message_de_contact', 'contenu_chiffre'),
  pieces('piece_jointe', 'cle_chiffree'),
]

/** Every column under a data key. A table before its history: what a write keeps there is then already under the new key. */
export const tablesChiffrees = (ressources: readonly Ressource[]): TableChiffree[] => [
  ...ressources.flatMap(r => {
    const colonnes = Object.keys(r.donnees)
      .filter(c => estChiffre(r, c))
      .map(c => ({ nom: colonne(r, c), domaine: domaineDe(r, c) }))
    return colonnes.length === 0 ? [] : [r.table, histoire(r)].map(table => ({ table, colonnes }))
  }),
  ...horsDeclaration,
]

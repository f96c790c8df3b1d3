import type { JsonSchema } from '../../src/moteur/deriver/schema.js'
import { enTirets } from '../../src/moteur/lignes.js'
import type { Ressource } from '../../src/moteur/ressource.js'
import type { Html } from '../interface/html.js'

/** What the pages are made of. `contact` is the operator's; nobody may invent one. */
export type Sources = {
  ressources: readonly Ressource[]
  adressePublique: string
  contrat: JsonSchema
  contratPartenaire: JsonSchema
  /** Largest request body, in bytes. */
  tailleMaximale: number
  contact: string | undefined
}

export const rubriques = {
  commencer: 'Commencer',
  echanges: 'Échanges',
  api: 'API',
  donnees: 'Données personnelles',
  conditions: 'Conditions',
} as const
export type Rubrique = keyof typeof rubriques

/** A part of a page under a second-level heading: the table of contents follows from them. */
export type Section = { id: string; titre: string; corps: Html }

export type Page = {
  chemin: string
  titre: string
  /** Short title, for menus; the first page of a rubrique gives it its address. */
  menu: string
  rubrique: Rubrique
  chapeau: Html
  sections: readonly Section[]
}

export const racine = '/documentation'

export const adresseDEchange = (r: Ressource): string => `${racine}/echanges/${enTirets(r.nom)}`
export const adresseDApi = (r: Ressource): string => `${racine}/api/${enTirets(r.nom)}`
export const adresseDeNotice = (r: Ressource): string => `${racine}/notices/${enTirets(r.nom)}`

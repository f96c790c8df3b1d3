import type { Outil } from '../../../src/droit/outils.js'
import type { Operation } from '../../../src/moteur/lignes.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

export type Droit = {
  code: string
  ressource: string
  operation: Operation
  finalite: string
  texte: string
  caractere: 'obligatoire' | 'volontaire'
  perimetre: string
  champs: string[]
  manque: 'arret' | 'habilitation' | 'adhesion' | null
}
/** The organisation as the API describes it: what the law opens to it, and what its habilitations make of that today. */
export type Organisation = {
  code: string
  nom: string
  type: string
  structures: { code: string; nom: string }[]
  outils: { outil: Outil; libelle: string; ouvert: boolean }[]
  droits: Droit[]
}

export const lireLOrganisation = (d: Demande): Promise<Organisation> => lire<Organisation>(d, '/organisation')

import type { z } from 'zod'
import type { CodeActeur } from '../droit/acteurs.js'
import { type ActeAssure, assurancesDesActes } from '../droit/assurance-des-actes.js'
import type { AssuranceDeLigne } from '../droit/assurance-des-lignes.js'
import { type LiaisonDeLigne, liaisonDerivee } from '../droit/liaison.js'
import type { Appelant } from './appelant.js'
import { exigerLaLigne, type Politique, refus } from './autorisation.js'
import type { RefusPublie } from './deriver/refus.js'
import type { Ligne } from './lignes.js'
import { Probleme } from './probleme.js'

/** For each kind of organisation, the sets of lines that open the operation: all the lines of one set are needed. */
export type Ouvertures = Readonly<Partial<Record<CodeActeur, readonly (readonly [Ligne, ...Ligne[]])[]>>>

export type CorpsDeRequete = { types: readonly [string, ...string[]]; schema?: z.ZodType; exemple: unknown }
export type ReponsePubliee =
  | { statut: 200 | 201 | 202; schema: z.ZodType; exemple: unknown }
  | { statut: 200; type: string; exemple: string }
  | { statut: 204 }

/**
 * An operation that serves several lines at once, so that no single one derives it. Declared once: its route is guarded, validated and
 * serialised by it, and the contract publishes it. `url` writes its parameters `{id}`.
 */
export type OperationComposee = {
  id: string
  verbe: 'GET' | 'POST' | 'PUT'
  url: string
  theme: string
  titre: string
  description: string
  ouvertures: Ouvertures
  /** What is done here beside the lines, which says the assurance it asks; without it, the ordinary one. */
  acte?: ActeAssure
  /** Open to an agent whom vigilance alone stopped: there she says why she goes on. */
  pourSeJustifier?: true
  chemin?: z.ZodObject
  requete?: z.ZodObject
  corps?: CorpsDeRequete
  reponse: ReponsePubliee
  /** Refusals beside those every operation may give. */
  refus: readonly RefusPublie[]
}

/** What the operation asks of the human behind the call. */
export const assuranceDe = ({ acte = 'lister' }: OperationComposee): AssuranceDeLigne => assurancesDesActes[acte]

/** And of the token: it gives several lines at once, none of which derives it. */
export const liaisonDe = (op: OperationComposee): LiaisonDeLigne => liaisonDerivee(assuranceDe(op).demande, [])

/** The line the caller acts under: the first of the first set of lines it holds whole. Throws 403. */
export function ligneOuverte({ ouvertures, titre }: OperationComposee, appelant: Appelant, politique: Politique): Ligne {
  const possibles = ouvertures[appelant.type] ?? []
  const ouverte = possibles.find(lignes => lignes.every(l => refus(l, appelant, politique) === null))
  if (ouverte) return ouverte[0]
  const [seule, ...autres] = possibles
  if (!seule) throw new Probleme(403, 'ligne-fermee', `« ${titre} » n’est pas ouvert à votre catégorie d’organisation.`)
  if (autres.length === 0) for (const ligne of seule) exigerLaLigne(ligne, appelant, politique)
  throw new Probleme(403, 'ligne-fermee', `Votre jeton n’ouvre aucun des échanges que demande « ${titre} ».`)
}

import type { FastifyRequest } from 'fastify'
import { assuranceSuffisante } from '../moteur/assurance.js'
import { lignesOuvertes } from '../moteur/autorisation.js'
import type { Contenu, Donnees, Enregistrement } from '../moteur/contenu.js'
import { liaisonSuffisante } from '../moteur/liaison.js'
import { aujourdHui } from '../moteur/moteur.js'
import { lignesDeLaPart, type PartDApi } from './apis.js'
import type { Ligne } from '../moteur/lignes.js'
import { accesDe, type Contexte } from './contexte.js'

/** The lines of a part of the API open to the caller, whose assurance and liaison its token is worth. */
export function lignesDeSaPart({ politique, moteur }: Contexte, requete: FastifyRequest, part: PartDApi): Ligne[] {
  const { appelant } = accesDe(requete)
  return lignesOuvertes(part.ressource, part.operation, appelant, politique).filter(
    l =>
      lignesDeLaPart(part).includes(l.code) &&
      liaisonSuffisante(l.liaison.demande, appelant, aujourdHui(moteur)) &&
      assuranceSuffisante(l.assurance.demande, appelant.preuve, moteur.horloge()),
  )
}

/**
 * What another part of the API gives of the person already let in: read under the first line that sees her, traced as any reading. Null
 * when no line is open to the caller, or none sees her.
 */
export async function lireUnePart(contexte: Contexte, requete: FastifyRequest, part: PartDApi, usager: bigint): Promise<Contenu | null> {
  const { appelant } = accesDe(requete)
  for (const ligne of lignesDeSaPart(contexte, requete, part)) {
    const lu = await contexte.lire(ligne, appelant, usager)
    if (lu !== null) return lu
  }
  return null
}

/** Whether the caller may ask for that part at all, and for that field of it. */
export const litLeChamp = (contexte: Contexte, requete: FastifyRequest, part: PartDApi, champ: string): boolean =>
  lignesDeSaPart(contexte, requete, part).some(l => l.champs.includes(champ))

export const enregistrements = (c: Contenu | null): Enregistrement[] => (c === null ? [] : 'elements' in c ? c.elements : [c])
export const donneesDe = (c: Contenu | null): Donnees => enregistrements(c)[0]?.donnees ?? {}

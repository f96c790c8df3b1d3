import type { FastifyRequest } from 'fastify'
import { journaliser } from '../journal.js'
import type { Ligne } from '../lignes.js'
import { introuvable } from '../probleme.js'
import { appelantDe, type Contexte } from './contexte.js'

/** The person an identifier of the caller names. A made-up identifier is traced: guessing is what an attack does. */
export async function personneVisee({ moteur }: Contexte, ligne: Ligne, requete: FastifyRequest): Promise<bigint> {
  const appelant = appelantDe(requete)
  const { usager: identifiant } = requete.params as { usager: string }
  const usager = moteur.identifiants.lire(appelant.organisation, identifiant)
  if (usager !== null) return usager
  await journaliser(moteur.sql, moteur, { ligne, appelant, usagers: [null], issue: 'invisible' })
  throw introuvable()
}

import type { FastifyRequest } from 'fastify'
import { introuvable } from '../probleme.js'
import { appelantDe, type Contexte } from './contexte.js'

/** The person an identifier of the caller names, or « moi » for who asks about herself; a made-up one is answered, and traced, as an unknown person. */
export function personneVisee({ moteur }: Contexte, requete: FastifyRequest): bigint {
  const { usager: identifiant } = requete.params as { usager: string }
  const { organisation, personne } = appelantDe(requete)
  const usager = identifiant === 'moi' ? personne : moteur.identifiants.lire(organisation, identifiant)
  if (usager === null) throw introuvable()
  return usager
}

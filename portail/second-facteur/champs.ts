import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { EcranRefuse } from '../ecran-refuse.js'

/** A field of the form sent, as text, never longer than what a code may be. */
export function champDe(requete: FastifyRequest, nom: string): string {
  const valeur = (requete.body as Record<string, unknown> | undefined)?.[nom]
  return typeof valeur === 'string' && valeur.length <= 100 ? valeur.trim() : ''
}

type ReponseDeCle = AuthenticationResponseJSON & RegistrationResponseJSON

/** What the browser's passkey answered. The library checks all of it; here, only that it is an object that names a key. */
export function reponseDeCle(requete: FastifyRequest): ReponseDeCle {
  const envoye = (requete.body as Record<string, unknown> | undefined)?.['reponse']
  const lu = typeof envoye === 'string' && envoye.length <= 100_000 ? enObjet(envoye) : null
  if (!lu) throw new EcranRefuse(400, 'Réponse illisible', 'La clé n’a rien répondu de lisible. Revenez en arrière et recommencez.')
  // The shape is what the library verifies, field by field, before it believes any.
  return lu as ReponseDeCle
}

function enObjet(texte: string): { id: string } | null {
  try {
    const lu = JSON.parse(texte) as { id?: unknown; response?: unknown } | null
    return lu && typeof lu.id === 'string' && typeof lu.response === 'object' && lu.response !== null ? { ...lu, id: lu.id } : null
  } catch {
    return null
  }
}

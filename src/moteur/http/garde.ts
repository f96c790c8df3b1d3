import type { FastifyReply, FastifyRequest } from 'fastify'
import { exigerLaLigne } from '../autorisation.js'
import type { Ligne } from '../lignes.js'
import type { Contexte } from './contexte.js'

/** Before the body is even read: who asks, within its quota, and does the line allow it. */
export const garde = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest, reponse: FastifyReply) => {
  const appelant = await contexte.identifier(requete)
  reponse.headers(contexte.compter(appelant))
  requete.appelant = appelant
  exigerLaLigne(ligne, appelant, contexte.politique)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { exigerLAssurance } from '../assurance.js'
import { exigerLaLigne } from '../autorisation.js'
import type { Ligne } from '../lignes.js'
import type { Contexte } from './contexte.js'

/** Before the body is even read: who asks, within its quota, does the line allow it, is the sign-in worth it. */
export const garde = (contexte: Contexte, ligne: Ligne) => async (requete: FastifyRequest, reponse: FastifyReply) => {
  const appelant = await contexte.identifier(requete)
  reponse.headers(contexte.compter(appelant))
  requete.appelant = appelant
  exigerLaLigne(ligne, appelant, contexte.politique)
  exigerLAssurance(ligne.assurance.demande, appelant, contexte.moteur.horloge())
}

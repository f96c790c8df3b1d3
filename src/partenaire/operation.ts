import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ApiPartenaire, PartDApi } from './apis.js'
import type { Contexte } from './contexte.js'
import type { FormeDErreur } from './erreurs.js'

/** One operation of the contract: what it receives and answers, from which the route and the published document both come. */
export type OperationPartenaire = {
  api: ApiPartenaire
  /** What of the API it takes, when that is not its first part. */
  part?: PartDApi
  verbe: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Writes its parameters `{id}`. */
  chemin: string
  operationId: string
  resume: string
  description: string
  /** Parameters of the address, and body of the request; what is not described is ignored. */
  requete?: z.ZodObject
  corps?: z.ZodObject
  reponse: z.ZodType
  /** What a success answers, when it is not 200. */
  statut?: 201 | 202
  erreur: FormeDErreur
  /** The operation is about the person of `ft-jeton-usager`, and answers 204 when it has nothing about her. */
  surJetonUsager: boolean
  traiter: (contexte: Contexte, requete: FastifyRequest, reponse: FastifyReply) => Promise<unknown>
}

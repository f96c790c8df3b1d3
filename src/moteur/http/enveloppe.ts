import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Liaison } from '../../droit/liaison.js'
import type { Appelant } from '../appelant.js'
import { liaisonExigee } from '../liaison.js'
import { Probleme } from '../probleme.js'

/** Answers signed, then enciphered for the application that asked. */
export type Enveloppes = {
  /** Whether the application registered a key to encipher for. */
  possible(application: string): boolean
  sceller(qui: Pick<Appelant, 'application' | 'correlation'>, corps: string): Promise<string>
}

const TYPE = 'application/jose'
const estDemandee = ({ headers: { accept } }: FastifyRequest): boolean =>
  (accept ?? '').split(',').some(type => type.split(';')[0]?.trim().toLowerCase() === TYPE)

/** Before anything is read: throws 406 when the answer would have to be enciphered and cannot, or may not leave otherwise. */
export function exigerLEnveloppe(
  demande: Liaison,
  appelant: Appelant,
  jour: string,
  requete: FastifyRequest,
  enveloppes: Enveloppes,
): void {
  const voulue = estDemandee(requete)
  if (voulue && !enveloppes.possible(appelant.application))
    throw new Probleme(
      406,
      'chiffrement-exige',
      'Votre application n’a inscrit aucune clé de chiffrement : la réponse ne peut pas être chiffrée.',
    )
  if (!voulue && demande === 'chiffree' && liaisonExigee(appelant, jour))
    throw new Probleme(406, 'chiffrement-exige', `La réponse de cet échange n’est rendue que chiffrée : demandez-la par Accept: ${TYPE}.`)
}

/** As the answer leaves, whatever made it; a refusal holds nobody's datum and stays readable. */
export const mettreSousEnveloppe =
  (enveloppes: Enveloppes) =>
  async (requete: FastifyRequest, reponse: FastifyReply, corps: unknown): Promise<unknown> => {
    if (!estDemandee(requete) || reponse.statusCode >= 300 || !requete.appelant || typeof corps !== 'string' || corps === '') return corps
    const scelle = await enveloppes.sceller(requete.appelant, corps)
    reponse.type(TYPE).header('vary', 'accept').header('content-length', Buffer.byteLength(scelle))
    return scelle
  }

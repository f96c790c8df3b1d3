import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Envoi } from '../../messagerie/porteur.js'

/** A secret of Standard Webhooks: 32 random bytes. */
export const tirerUnSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/** A message of Standard Webhooks, signed by each secret in force: a receiver that changes its own meanwhile refuses none. */
export function signer(secrets: readonly string[], id: string, instant: Date, corps: string): Envoi {
  const signatures = secrets.map(secret => new Webhook(secret).sign(id, instant, corps))
  return {
    corps,
    entetes: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'si-plateforme-webhooks',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(instant.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  }
}

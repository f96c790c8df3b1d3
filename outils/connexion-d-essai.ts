import { randomUUID } from 'node:crypto'
import type { Porteur } from '../src/acces/index.js'

/** What a token says of an agent who signed in with two strong factors just now. */
export const connexionForte = (instant: Date): NonNullable<Porteur['session']> => ({
  sid: randomUUID(),
  acr: 'renforce',
  amr: ['pwd', 'otp', 'mfa'],
  authTime: Math.floor(instant.getTime() / 1000),
})

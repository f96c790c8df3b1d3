import { generateSecret, generateURI, verifySync } from 'otplib'

const PERIODE = 30
/** A clock may be one step away, before or after (RFC 6238, 5.2). */
const TOLERANCE = PERIODE

export const nouveauSecret = (): string => generateSecret()

/** What the square code holds, for an application of one-time codes. */
export const adresseDuSecret = (secret: string, emetteur: string, compte: string): string =>
  generateURI({ issuer: emetteur, label: compte, secret })

/** The time step a code belongs to, when it is right now or one step away and later than the last one taken; null otherwise. */
export function pasDuCode(secret: string, code: string, instant: Date, dernierPas: number | null): number | null {
  const token = code.replaceAll(/\s/g, '')
  const epoch = Math.floor(instant.getTime() / 1000)
  if (!/^\d{6}$/.test(token)) return null
  // A clock set back: every code of the window was taken already.
  if (dernierPas !== null && dernierPas >= Math.floor((epoch + TOLERANCE) / PERIODE)) return null
  const lu = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE, ...(dernierPas !== null && { afterTimeStep: dernierPas }) })
  return lu.valid && 'timeStep' in lu ? lu.timeStep : null
}

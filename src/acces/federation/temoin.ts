import { createHash, hkdfSync } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'

/** Time to sign in at the provider, in seconds: to find a telephone, to receive a code. */
export const DUREE_DE_DEMARCHE = 900

const demarche = z.object({
  profil: z.string(),
  espace: z.enum(['agent', 'personne', 'entreprise']),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  retour: z.string(),
  acr: z.array(z.string()),
})

/** A sign-in begun and not ended: what the callback will be compared with. `retour` is the page to come back to. */
export type Demarche = z.infer<typeof demarche>

/** One cookie by sign-in, so that two tabs may sign in at once; `__Host-` because no neighbour may write it (RFC 6265 bis). */
export const PREFIXE_DE_TEMOIN = '__Host-demarche-'
export const nomDuTemoin = (state: string): string =>
  PREFIXE_DE_TEMOIN + createHash('sha256').update(state).digest('base64url').slice(0, 16)

/**
 * Keeps a sign-in begun in the browser that began it, sealed: nothing to store for whoever never comes back, and a callback in
 * another browser finds nothing. `cles` as in the secrets: the first seals, all of them open.
 */
export function creerTemoin(cles: readonly string[]) {
  const [premiere, ...autres] = cles.map(cle => new Uint8Array(hkdfSync('sha256', cle, '', 'demarche-de-connexion', 32)))
  if (!premiere) throw new Error('Aucune clé pour sceller les démarches de connexion.')
  return {
    sceller: (contenu: Demarche, instant: Date): Promise<string> =>
      new EncryptJWT(contenu)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(instant.getTime() / 1000) + DUREE_DE_DEMARCHE)
        .encrypt(premiere),

    /** The sign-in of that state, or null: sealed by nobody here, too old, or of another sign-in. */
    async ouvrir(temoin: string, state: string, instant: Date): Promise<Demarche | null> {
      for (const cle of [premiere, ...autres]) {
        const lu = await jwtDecrypt(temoin, cle, { currentDate: instant, requiredClaims: ['exp'] }).catch(() => null)
        const lue = lu && demarche.safeParse(lu.payload)
        if (lue?.success) return lue.data.state === state ? lue.data : null
      }
      return null
    },
  }
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Probleme } from '../../../moteur/probleme.js'

/** Largest file accepted, in bytes: a stock of the whole country is ten times smaller. */
const tailleMaximale = 20 * 1024 ** 3

export type Recu = { taille: number; empreinte: Buffer; cle: Buffer }

/**
 * Writes a file as it comes, in bounded memory, encrypted under a key drawn for it: never in clear on the disk. Returns its size
 * and fingerprint. What cannot be received whole leaves nothing behind; an empty file is 400, too large a one 413.
 */
export async function recevoir(source: AsyncIterable<Buffer>, chemin: string): Promise<Recu> {
  await mkdir(dirname(chemin), { recursive: true, mode: 0o700 })
  const cle = randomBytes(48)
  const chiffre = createCipheriv('aes-256-ctr', cle.subarray(0, 32), cle.subarray(32))
  const somme = createHash('sha256')
  let taille = 0
  async function* mesurer() {
    for await (const morceau of source) {
      taille += morceau.length
      if (taille > tailleMaximale) throw new Probleme(413, 'corps-trop-grand', `Un fichier ne dépasse pas ${tailleMaximale} octets.`)
      somme.update(morceau)
      yield morceau
    }
    if (taille === 0) throw new Probleme(400, 'requete-invalide', 'Le fichier est vide.')
  }
  try {
    await pipeline(mesurer(), chiffre, createWriteStream(chemin, { mode: 0o600, flags: 'wx' }))
  } catch (erreur) {
    await rm(chemin, { force: true })
    throw erreur
  }
  return { taille, empreinte: somme.digest(), cle }
}

/** The file in clear, from its beginning. */
export const relire = (chemin: string, cle: Buffer): AsyncIterable<Uint8Array> =>
  createReadStream(chemin, { highWaterMark: 1024 * 1024 }).pipe(createDecipheriv('aes-256-ctr', cle.subarray(0, 32), cle.subarray(32)))

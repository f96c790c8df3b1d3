import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Ecriture } from '../../moteur/ecriture.js'
import type { PieceJointe } from '../../moteur/ressource.js'
import type { Recue } from './recevoir.js'

type EnCours = Pick<Ecriture, 'sql' | 'moteur'>

/** Kept under a key drawn for it, which alone is under the keys of the pieces: to change these, no piece is written again. */
export async function garder({ sql, moteur }: EnCours, id: string, { octets, sha256 }: Recue): Promise<void> {
  const cle = randomBytes(44)
  const chiffre = createCipheriv('aes-256-gcm', cle.subarray(0, 32), cle.subarray(32)).setAAD(Buffer.from(id))
  const scelles = Buffer.concat([chiffre.update(octets), chiffre.final(), chiffre.getAuthTag()])
  await sql`insert into piece_jointe (id, sha256, cle_chiffree, octets, deposee_le)
    values (${id}, ${sha256}, ${moteur.chiffrement.de('pièces').chiffrer(cle.toString('base64'))}, ${scelles}, ${moteur.horloge()})`
}

/** The bytes of a piece of that person, as they were joined; undefined when row-level security shows none. Throws when they are others. */
export async function relire({ sql, moteur }: EnCours, usager: bigint, { piece, sha256 }: PieceJointe): Promise<Buffer | undefined> {
  await sql`select set_config('plateforme.pieces_de', ${usager.toString()}, true)`
  const [gardee] = await sql<{ cle: Buffer; octets: Buffer }[]>`
    select cle_chiffree as cle, octets from piece_jointe where id = ${piece}`
  if (!gardee) return undefined
  const cle = Buffer.from(moteur.chiffrement.de('pièces').dechiffrer(gardee.cle), 'base64')
  const dechiffre = createDecipheriv('aes-256-gcm', cle.subarray(0, 32), cle.subarray(32)).setAAD(Buffer.from(piece))
  dechiffre.setAuthTag(gardee.octets.subarray(-16))
  const octets = Buffer.concat([dechiffre.update(gardee.octets.subarray(0, -16)), dechiffre.final()])
  if (createHash('sha256').update(octets).digest('hex') !== sha256) throw new Error(`la pièce ${piece} n’est plus celle qui a été jointe`)
  return octets
}

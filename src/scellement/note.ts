import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Who signs, as the signed notes of C2SP name a key: `nom+empreinte+clé`. https://c2sp.org/signed-note */
export type CleDeNote = { nom: string; publique: KeyObject }

const ED25519 = Buffer.of(1)

/** The 32 bytes of an Ed25519 public key. */
const octetsDe = (publique: KeyObject): Buffer => Buffer.from(publique.export({ format: 'jwk' }).x as string, 'base64url')

const empreinteDe = ({ nom, publique }: CleDeNote): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${nom}\n`), ED25519, octetsDe(publique)]))
    .digest()
    .subarray(0, 4)

export const ecrireLaCle = (cle: CleDeNote): string =>
  `${cle.nom}+${empreinteDe(cle).toString('hex')}+${Buffer.concat([ED25519, octetsDe(cle.publique)]).toString('base64')}`

/** Null when the text is not such a key, or names another than its own. */
export function lireLaCle(texte: string): CleDeNote | null {
  const [, nom, empreinte, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(texte.trim()) ?? []
  const octets = Buffer.from(base64 ?? '', 'base64')
  if (nom === undefined || octets.length !== 33 || octets[0] !== 1) return null
  const publique = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: octets.subarray(1).toString('base64url') }, format: 'jwk' })
  return empreinteDe({ nom, publique }).toString('hex') === empreinte ? { nom, publique } : null
}

/** `texte` ends with a line feed. */
export function signer(texte: string, nom: string, privee: KeyObject): string {
  const cle = { nom, publique: createPublicKey(privee) }
  const signature = Buffer.concat([empreinteDe(cle), sign(null, Buffer.from(texte), privee)])
  return `${texte}\n— ${nom} ${signature.toString('base64')}\n`
}

/** The signed text, when one of the keys signed it; null otherwise. */
export function ouvrir(note: string, cles: readonly CleDeNote[]): string | null {
  const fin = note.lastIndexOf('\n\n')
  if (fin < 0) return null
  const texte = note.slice(0, fin + 1)
  const signatures = note.slice(fin + 2).split('\n')
  const tenue = signatures.some(ligne => {
    const [, nom, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(ligne) ?? []
    const octets = Buffer.from(base64 ?? '', 'base64')
    return cles.some(
      cle =>
        cle.nom === nom &&
        empreinteDe(cle).equals(octets.subarray(0, 4)) &&
        verify(null, Buffer.from(texte), cle.publique, octets.subarray(4)),
    )
  })
  return tenue ? texte : null
}

import { verify, X509Certificate } from 'node:crypto'
import type { Certificate } from 'pkijs'
import { attributsASigner, ecrireCms, empreinteDe, lireDonneesSignees, valeurDAttribut } from '../cms.js'

/** What a signature is made of, once it holds by itself: whom the certificate names, and what the token says, are still to be judged. */
export type Cachet = { certificat: Buffer; signature: Buffer; jeton: Buffer | undefined }

/**
 * Reads the signature of a document, which must be over these very bytes. It is written again from what it should be and compared, so that
 * no byte of it can change, even among those that a CMS signature leaves uncovered. Undefined when it does not hold.
 */
export function lireLeCachet(contenu: Buffer, couvert: Buffer): Cachet | undefined {
  try {
    const { donnees } = lireDonneesSignees(contenu)
    const [signataire] = donnees.signerInfos
    const [inclus] = donnees.certificates ?? []
    if (!signataire || !inclus) return undefined
    const certificat = Buffer.from((inclus as Certificate).toSchema().toBER())
    const signature = Buffer.from(signataire.signature.valueBlock.valueHexView)
    const jeton = valeurDAttribut(signataire.unsignedAttrs?.attributes, 'jeton')
    const cachet = { certificat, signature, jeton: jeton && Buffer.from(jeton.toBER()) }

    const attributs = attributsASigner(certificat, empreinteDe(couvert))
    const attendu = Buffer.alloc(contenu.length)
    ecrireCms({ ...cachet, attributs }).copy(attendu)
    const tient = attendu.equals(contenu) && verify('sha256', attributs, new X509Certificate(certificat).publicKey, signature)
    return tient ? cachet : undefined
  } catch {
    return undefined
  }
}

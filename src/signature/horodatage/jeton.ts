import { createHash, webcrypto } from 'node:crypto'
import { type BaseBlock, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  type Certificate,
  CryptoEngine,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  type SignedData,
  SignedDataVerifyError,
  type SignerInfo,
  TSTInfo,
} from 'pkijs'
import { HORODATAGE, lireCertificat, nomDuSujet } from '../certificat.js'
import { JETON, lireDonneesSignees, SHA256, valeurDAttribut } from '../cms.js'

/** What a token says (RFC 3161) when it holds; else why it does not, as a French sentence. */
export type JetonLu = { tient: true; instant: Date; par: string } | { tient: false; phrase: string }

/** Ours, and not the one all share: another library may put a lesser one in its place. */
const moteur = new CryptoEngine({ name: 'signature', crypto: webcrypto as Crypto })

const refus = (phrase: string): JetonLu => ({ tient: false, phrase })

/** Checks all of a token over `octets`: what it is over, its signature, its certificate, and that certificate's chain on its own date. */
export async function lireJeton(jeton: Uint8Array, octets: Uint8Array, autorites: readonly Buffer[]): Promise<JetonLu> {
  try {
    const { donnees } = lireDonneesSignees(jeton)
    const verification = { signer: 0, data: Uint8Array.from(octets).buffer, checkChain: true, trustedCerts: autorites.map(lireCertificat) }
    const lu = await donnees.verify({ ...verification, extendedMode: true }, moteur)
    const [signataire, contenu, certificat] = [donnees.signerInfos[0], donnees.encapContentInfo.eContent, lu.signerCertificate]
    if (!lu.signatureVerified || !signataire || !contenu || !certificat || !estBienForme(donnees, certificat))
      return refus('L’horodatage a été modifié.')
    if (!designe(signataire, certificat)) return refus('L’horodatage ne désigne pas le certificat qui l’a signé.')
    if (!peutHorodater(certificat)) return refus('Le certificat de l’horodatage n’est pas fait pour horodater.')
    const { genTime } = new TSTInfo({ schema: fromBER(contenu.getValue()).result })
    return { tient: true, instant: genTime, par: nomDuSujet(certificat, 'nom') }
  } catch (cause) {
    return refus((cause instanceof SignedDataVerifyError && PHRASES[cause.code]) || 'L’horodatage a été modifié, ou n’est pas lisible.')
  }
}

/**
 * What the library leaves unsaid: that it is a token, and not another content, of which it would not have compared the digest; and that the
 * fields that no signature covers agree with those it covers.
 */
function estBienForme(
  { version, encapContentInfo, digestAlgorithms, signerInfos }: SignedData,
  { issuer, serialNumber }: Certificate,
): boolean {
  const [signataire, ...autres] = signerInfos
  if (!signataire || autres.length > 0 || version !== 3 || encapContentInfo.eContentType !== JETON) return false
  const type = valeurDAttribut(signataire.signedAttrs?.attributes, 'typeDeContenu')
  const sid: unknown = signataire.sid
  const parSonEmetteur = sid instanceof IssuerAndSerialNumber
  return (
    type instanceof ObjectIdentifier &&
    type.getValue() === JETON &&
    digestAlgorithms.every(a => enDer(a).equals(enDer(signataire.digestAlgorithm))) &&
    signataire.version === (parSonEmetteur ? 1 : 3) &&
    (!parSonEmetteur || enDer(sid).equals(enDer(new IssuerAndSerialNumber({ issuer, serialNumber }))))
  )
}

const enDer = (element: { toSchema(): { toBER(): ArrayBuffer } }): Buffer => Buffer.from(element.toSchema().toBER())

/** By the codes of the library. */
const PHRASES: Readonly<Record<number, string>> = {
  5: 'Le serveur d’horodatage n’est pas de ceux que reconnaît la plateforme.',
  15: 'L’horodatage porte sur autre chose que cette signature.',
}

/** Extended key usage: timestamping alone, critical (RFC 3161, 2.3). */
function peutHorodater({ extensions }: Certificate): boolean {
  const usage = extensions?.find(e => e.extnID === '2.5.29.37')
  if (!usage?.critical) return false
  const { keyPurposes } = new ExtKeyUsage({ schema: fromBER(usage.extnValue.valueBlock.valueHexView).result })
  return keyPurposes.length === 1 && keyPurposes[0] === HORODATAGE
}

/** The signed attributes must name the certificate: by SHA-256 unless they say otherwise (RFC 5816), by SHA-1 formerly (RFC 3161, 2.4.2). */
function designe({ signedAttrs }: SignerInfo, certificat: Certificate): boolean {
  const v2 = valeurDAttribut(signedAttrs?.attributes, 'certificatSignataire')
  const premier = enfants(v2 ?? valeurDAttribut(signedAttrs?.attributes, 'certificatSignataireV1'))[0]
  const designation = enfants(enfants(premier)[0])
  const [nomme] = enfants(designation[0])
  const algorithme = nomme instanceof ObjectIdentifier ? ALGORITHMES[nomme.getValue()] : v2 ? 'sha256' : 'sha1'
  const empreinte = designation.find(e => e instanceof OctetString)
  const octets = Buffer.from(certificat.toSchema().toBER())
  return (
    algorithme !== undefined &&
    empreinte !== undefined &&
    createHash(algorithme).update(octets).digest().equals(empreinte.valueBlock.valueHexView)
  )
}

const ALGORITHMES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const enfants = (bloc: BaseBlock | undefined): BaseBlock[] => (bloc instanceof Sequence ? bloc.valueBlock.value : [])

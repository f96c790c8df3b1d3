import { createHash } from 'node:crypto'
import { type BaseBlock, fromBER, ObjectIdentifier, OctetString, Sequence, type Set as AsnSet } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { ECDSA_SHA256, lireCertificat } from './certificat.js'

/** The type of what a timestamp token holds (RFC 3161, 2.4.2). */
export const JETON = '1.2.840.113549.1.9.16.1.4'
export const SHA256 = '2.16.840.1.101.3.4.2.1'
const OID = {
  donnees: '1.2.840.113549.1.7.1',
  donneesSignees: '1.2.840.113549.1.7.2',
  typeDeContenu: '1.2.840.113549.1.9.3',
  empreinte: '1.2.840.113549.1.9.4',
  certificatSignataire: '1.2.840.113549.1.9.16.2.47',
  certificatSignataireV1: '1.2.840.113549.1.9.16.2.12',
  jeton: '1.2.840.113549.1.9.16.2.14',
} as const
export type Oid = keyof typeof OID

/** A signature in the CMS syntax (RFC 5652), by its parts. */
export type Cms = {
  /** Kept inside when the signature is not detached. */
  contenu?: { type: string; octets: Buffer }
  certificat: Buffer
  /** The signed attributes, as the SET that was signed. */
  attributs: Buffer
  signature: Buffer
  /** The RFC 3161 token over the signature, when there is one. */
  jeton?: Buffer | undefined
}

export const empreinteDe = (octets: Uint8Array): Buffer => createHash('sha256').update(octets).digest()

/**
 * The attributes that a signature of these bytes by this certificate signs (CAdES baseline, ETSI EN 319 122-1): the type, the digest, the
 * certificate. No signing-time: PAdES forbids it and reads the entry M of the PDF (EN 319 142-1, 6.3).
 */
export function attributsASigner(certificat: Buffer, empreinte: Buffer, type: string = OID.donnees): Buffer {
  return enSet([
    attribut('typeDeContenu', new ObjectIdentifier({ value: type })),
    attribut('empreinte', new OctetString({ valueHex: empreinte })),
    attribut('certificatSignataire', certificatDesigne(certificat)),
  ])
}

/** The DER of a signature: the same parts always give the same bytes, which the verification relies on. */
export function ecrireCms({ contenu, certificat, attributs, signature, jeton }: Cms): Buffer {
  const lu = lireCertificat(certificat)
  const sha256 = () => new AlgorithmIdentifier({ algorithmId: SHA256 })
  const signataire = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: lu.issuer, serialNumber: lu.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributsDe(attributs) }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: ECDSA_SHA256 }),
    signature: new OctetString({ valueHex: signature }),
  })
  if (jeton) signataire.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribut('jeton', fromBER(jeton).result)] })
  const encapsule = new EncapsulatedContentInfo({ eContentType: contenu?.type ?? OID.donnees })
  // Not to the constructor, which would cut it in pieces, against DER.
  if (contenu) encapsule.eContent = new OctetString({ valueHex: contenu.octets })
  const donnees = new SignedData({
    version: contenu ? 3 : 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: encapsule,
    certificates: [lu],
    signerInfos: [signataire],
  })
  return Buffer.from(new ContentInfo({ contentType: OID.donneesSignees, content: donnees.toSchema(true) }).toSchema().toBER())
}

/** The structure found at the start of these bytes, and how many of them it takes. Throws when there is none. */
export function lireDonneesSignees(octets: Uint8Array): { donnees: SignedData; longueur: number } {
  const { result, offset } = fromBER(octets)
  if (offset === -1) throw new Error('not an ASN.1 structure')
  const enveloppe = new ContentInfo({ schema: result })
  if (enveloppe.contentType !== OID.donneesSignees) throw new Error('not signed data')
  return { donnees: new SignedData({ schema: enveloppe.content }), longueur: offset }
}

/** The first value of an attribute, in DER. */
export function valeurDAttribut(attributs: readonly Attribute[] | undefined, oid: Oid): BaseBlock | undefined {
  return attributs?.find(a => a.type === OID[oid])?.values[0] as BaseBlock | undefined
}

/** Attributes are written under another tag than the one they are signed under (RFC 5652, 5.4). */
function enSet(attributes: Attribute[]): Buffer {
  const octets = Buffer.from(new SignedAndUnsignedAttributes({ type: 0, attributes }).toSchema().toBER())
  octets[0] = 0x31
  return octets
}

const attributsDe = (set: Buffer): Attribute[] => (fromBER(set).result as AsnSet).valueBlock.value.map(schema => new Attribute({ schema }))

const attribut = (oid: Oid, valeur: unknown) => new Attribute({ type: OID[oid], values: [valeur] })

/** SigningCertificateV2 (RFC 5035), whose digest is SHA-256 by default. */
function certificatDesigne(certificat: Buffer): Sequence {
  const essCertId = new Sequence({ value: [new OctetString({ valueHex: empreinteDe(certificat) })] })
  return new Sequence({ value: [new Sequence({ value: [essCertId] })] })
}

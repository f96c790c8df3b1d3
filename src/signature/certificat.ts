import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  BitString,
  Boolean as Booleen,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as AsnSet,
  Utf8String,
} from 'asn1js'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs'

/** ECDSA with SHA-256 (RFC 5758): the one algorithm this module signs with. */
export const ECDSA_SHA256 = '1.2.840.10045.4.3.2'

/** Who a certificate is about: names of X.520, and the userId of RFC 4519 for an opaque reference; sixty-four characters each at most. */
export type Sujet = { nom: string; organisation?: string; fonction?: string; reference?: string }

/** What a certificate is for: to issue others, to sign documents, to timestamp. */
export type Usage = 'emettre' | 'signer' | 'horodater'

export type AEmettre = { sujet: Sujet; cle: KeyObject; usage: Usage; depuis: Date; jusque: Date }
/** Absent: the certificate is its own issuer. */
export type Emetteur = { certificat: Buffer; cle: KeyObject }

const NOMS = { nom: '2.5.4.3', organisation: '2.5.4.10', fonction: '2.5.4.12', reference: '0.9.2342.19200300.100.1.1' } as const
const QUOI = ['nom', 'organisation', 'fonction', 'reference'] as const

const der = (schema: { toBER(): ArrayBuffer }): Buffer => Buffer.from(schema.toBER())

/** A certificate in DER (RFC 5280). */
export function emettre({ sujet, cle, usage, depuis, jusque }: AEmettre, emetteur?: Emetteur): Buffer {
  const parent = emetteur && lireCertificat(emetteur.certificat)
  const signataire = emetteur?.cle ?? cle
  const publique = new PublicKeyInfo({ schema: fromBER(createPublicKey(cle).export({ type: 'spki', format: 'der' })).result })
  const nom = nomDistinctif(sujet)
  const algorithme = () => new AlgorithmIdentifier({ algorithmId: ECDSA_SHA256 })
  const certificat = new Certificate({
    version: 2,
    // Positive, and never a second time: eighteen octets drawn at random.
    serialNumber: new Integer({ valueHex: Buffer.concat([Buffer.from([0x01]), randomBytes(18)]) }),
    signature: algorithme(),
    signatureAlgorithm: algorithme(),
    subject: nom,
    issuer: parent?.subject ?? nom,
    notBefore: date(depuis),
    notAfter: date(jusque),
    subjectPublicKeyInfo: publique,
    extensions: extensions(usage, publique, parent?.subjectPublicKeyInfo ?? publique),
  })
  certificat.signatureValue = new BitString({ valueHex: sign('sha256', der(certificat.encodeTBS()), signataire) })
  return der(certificat.toSchema(true))
}

export const lireCertificat = (octets: Buffer): Certificate => new Certificate({ schema: fromBER(octets).result })

/** One of the names of the subject, or an empty string. */
export function nomDuSujet(certificat: Certificate, quoi: keyof typeof NOMS): string {
  const lu: unknown = certificat.subject.typesAndValues.find(({ type }) => type === NOMS[quoi])?.value.valueBlock.value
  return typeof lu === 'string' ? lu : ''
}

/** One name a level, as every reader expects; the library would put them all on one. */
function nomDistinctif(sujet: Sujet): RelativeDistinguishedNames {
  const niveaux = QUOI.filter(quoi => sujet[quoi]).map(quoi => {
    const value = new Utf8String({
      value: Array.from(sujet[quoi] ?? '')
        .slice(0, 64)
        .join(''),
    })
    return new AsnSet({ value: [new AttributeTypeAndValue({ type: NOMS[quoi], value }).toSchema()] })
  })
  return new RelativeDistinguishedNames({ schema: fromBER(new Sequence({ value: niveaux }).toBER()).result })
}

/** Bits of the key usage, from the left: digitalSignature, nonRepudiation, …, keyCertSign, cRLSign. */
const USAGES: Record<Usage, { octet: number; inutilises: number }> = {
  emettre: { octet: 0x06, inutilises: 1 },
  signer: { octet: 0x40, inutilises: 6 },
  horodater: { octet: 0x80, inutilises: 7 },
}

function extensions(usage: Usage, publique: PublicKeyInfo, emettrice: PublicKeyInfo): Extension[] {
  const { octet, inutilises } = USAGES[usage]
  const contraintes = usage === 'emettre' ? [new Booleen({ value: true }), new Integer({ value: 0 })] : []
  const parente = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: identifiantDeCle(emettrice) })
  return [
    extension('2.5.29.19', true, new Sequence({ value: contraintes })),
    extension('2.5.29.15', true, new BitString({ valueHex: Uint8Array.of(octet), unusedBits: inutilises })),
    extension('2.5.29.14', false, new OctetString({ valueHex: identifiantDeCle(publique) })),
    extension('2.5.29.35', false, new Sequence({ value: [parente] })),
    // Timestamping and nothing else, and critical (RFC 3161, 2.3).
    ...(usage === 'horodater'
      ? [extension('2.5.29.37', true, new Sequence({ value: [new ObjectIdentifier({ value: HORODATAGE })] }))]
      : []),
  ]
}

export const HORODATAGE = '1.3.6.1.5.5.7.3.8'

const extension = (extnID: string, critical: boolean, valeur: { toBER(): ArrayBuffer }) =>
  new Extension({ extnID, critical, extnValue: valeur.toBER() })

/** As every authority names a key (RFC 5280, 4.2.1.2): SHA-1 names, it does not protect. */
const identifiantDeCle = (cle: PublicKeyInfo): Buffer => createHash('sha1').update(cle.subjectPublicKey.valueBlock.valueHexView).digest()

/** Two digits for the year until 2049 (RFC 5280, 4.1.2.5); no fraction of a second. */
const date = (instant: Date) =>
  new Time({
    type: instant.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime,
    value: new Date(Math.floor(instant.getTime() / 1000) * 1000),
  })

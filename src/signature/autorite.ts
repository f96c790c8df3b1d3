import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { type AEmettre, emettre } from './certificat.js'

/** The platform's own authority: what it issues with, and the earlier ones whose signatures are still recognised. */
export type Autorite = {
  cle: KeyObject
  certificat: Buffer
  anciennes: readonly Buffer[]
}

/** A key pair of the curve P-256: what every certificate of this module is about. */
const uneCle = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** A new authority, as its file holds it: the private key, then its certificate. */
export function fabriquerAutorite(nom: string, periode: Pick<AEmettre, 'depuis' | 'jusque'>): string {
  const cle = uneCle()
  const certificat = emettre({ sujet: { nom, organisation: 'SI Plateforme du réseau pour l’emploi' }, cle, usage: 'emettre', ...periode })
  return `${cle.export({ type: 'pkcs8', format: 'pem' }).toString()}${enPem(certificat)}`
}

/** Reads what `fabriquerAutorite` wrote, with the certificates of earlier authorities after its own. A French sentence when it is not that. */
export function lireAutorite(pem: string): Autorite | string {
  const [certificat, ...anciennes] = lireCertificats(pem)
  if (!certificat) return 'il n’y a pas de certificat d’autorité.'
  const cle = sansLever(() => createPrivateKey(pem))
  if (cle?.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return 'il n’y a pas de clé privée EC P-256.'
  const lu = new X509Certificate(certificat)
  if (!lu.checkPrivateKey(cle)) return 'la clé privée n’est pas celle du premier certificat.'
  if ([certificat, ...anciennes].some(c => !new X509Certificate(c).ca)) return 'un des certificats n’est pas celui d’une autorité.'
  return { cle, certificat, anciennes }
}

/** Every certificate of a PEM text, in its order; what cannot be read is left out. */
export function lireCertificats(pem: string): Buffer[] {
  const blocs = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  return blocs.flatMap(bloc => sansLever(() => [new X509Certificate(bloc).raw]) ?? [])
}

export const enPem = (certificat: Buffer): string => new X509Certificate(certificat).toString()

/** A certificate for one use, and its key, which is never kept: what it signed cannot be signed a second time. */
export function certifier(autorite: Autorite, demande: Omit<AEmettre, 'cle' | 'jusque'>): { cle: KeyObject; certificat: Buffer } {
  const cle = uneCle()
  const jusque = new Date(new X509Certificate(autorite.certificat).validTo)
  return { cle, certificat: emettre({ ...demande, cle, jusque }, autorite) }
}

/** Whether this authority issued the certificate and, when an instant is known, both were then in force. */
export function reconnait(autorite: Buffer, certificat: Buffer, instant: Date | null): boolean {
  const [emettrice, emis] = [new X509Certificate(autorite), new X509Certificate(certificat)]
  const enVigueur = [emettrice, emis].every(c => !instant || (new Date(c.validFrom) <= instant && instant <= new Date(c.validTo)))
  return enVigueur && emettrice.ca && !emis.ca && emis.checkIssued(emettrice) && emis.verify(emettrice.publicKey)
}

function sansLever<T>(calcul: () => T): T | undefined {
  try {
    return calcul()
  } catch {
    return undefined
  }
}

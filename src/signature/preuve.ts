import { X509Certificate } from 'node:crypto'
import { empreinteDe } from './cms.js'
import { enPem } from './autorite.js'

/** What is asked: who signs, what for, when, and how he proved who he is. `reference` is opaque: it is printed in the certificate. */
export type Demande = {
  signataire: { nom: string; role: string; reference: string }
  motif: string
  instant: Date
  session: { assurance: string; depuis?: Date }
}

/** The evidence file of one signature: plain data, to keep beside the document and to hand over. */
export type Preuve = {
  version: 1
  document: { sha256Avant: string; octetsAvant: number; sha256Apres: string; octetsApres: number }
  signataire: Demande['signataire']
  motif: string
  session: { assurance: string; depuis: string | null }
  instant: string
  certificat: { sujet: string; emetteur: string; numeroDeSerie: string; valableDu: string; valableAu: string; sha256: string; pem: string }
  horodatage: { instant: string; par: string; jeton: string }
}

type Faits = { avant: Buffer; apres: Buffer; certificat: Buffer; jeton: Buffer; horodate: { instant: Date; par: string } }

const hexa = (octets: Buffer) => empreinteDe(octets).toString('hex')
const enLigne = (nom: string) => nom.replaceAll('\n', ', ')

export function etablirLaPreuve(
  { signataire, motif, session, instant }: Demande,
  { avant, apres, certificat, jeton, horodate }: Faits,
): Preuve {
  const lu = new X509Certificate(certificat)
  return {
    version: 1,
    document: { sha256Avant: hexa(avant), octetsAvant: avant.length, sha256Apres: hexa(apres), octetsApres: apres.length },
    signataire,
    motif,
    session: { assurance: session.assurance, depuis: session.depuis?.toISOString() ?? null },
    instant: instant.toISOString(),
    certificat: {
      sujet: enLigne(lu.subject),
      emetteur: enLigne(lu.issuer),
      numeroDeSerie: lu.serialNumber,
      valableDu: new Date(lu.validFrom).toISOString(),
      valableAu: new Date(lu.validTo).toISOString(),
      sha256: hexa(certificat),
      pem: enPem(certificat),
    },
    horodatage: { instant: horodate.instant.toISOString(), par: horodate.par, jeton: jeton.toString('base64') },
  }
}

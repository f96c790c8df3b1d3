import type { Sql } from 'postgres'
import {
  creerEnveloppes,
  creerJetonDeLAppel,
  creerLireCertificat,
  creerVerification,
  type Habilitations,
  preparerCles,
} from '../acces/index.js'
import { creerSignatureHttp } from '../messagerie/signature-http.js'
import type { Secrets } from './secrets.js'

type Reglages = {
  sql: Sql
  secrets: Secrets
  adressePublique: string
  habilitations: Habilitations
  enteteDuCertificat: string | undefined
  horloge: () => Date
}

/** How a token is verified, what must be shown beside it, and how answers are enciphered for its application. */
export async function composerLesJetons({ enteteDuCertificat, ...reglages }: Reglages) {
  const verifier = await creerVerification({ ...reglages, revocations: reglages.habilitations })
  const certificatDe = creerLireCertificat(enteteDuCertificat)
  const jetonDe = creerJetonDeLAppel({ ...reglages, verifier, certificatDe })
  const [cle] = await preparerCles(reglages.secrets.signature)
  const signerHttp = creerSignatureHttp(cle)
  return { verifier, certificatDe, jetonDe, signerHttp, enveloppes: await creerEnveloppes(reglages) }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import type { Configuration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { ecrireUneFois, lireFichierPrive } from './fichier-prive.js'

/** What the process terminates TLS with; null when another one does it before us. TLS 1.2 at least (I3, RGS). */
export type Tls = { cert: string; key: string; minVersion: 'TLSv1.2'; requestCert?: true; rejectUnauthorized?: false }

/**
 * The certificate of the configuration, or one made for the machine itself and kept beside the demonstration data.
 * @throws ConfigurationInvalide with a sentence when a file is missing, unreadable, expired, or does not go with the other.
 */
export async function chargerTls(
  {
    tls,
    dossierDonnees,
    certificatsDesClients = 'non',
  }: Pick<Configuration, 'tls' | 'dossierDonnees'> & Partial<Pick<Configuration, 'certificatsDesClients'>>,
  instant: Date,
): Promise<Tls | null> {
  if (tls === undefined) return null
  const paire = tls === 'demonstration' ? await celleDeDemonstration(dossierDonnees) : lirePaire(tls)
  const certificat = lireCertificat(paire)
  if (!certificat)
    throw new ConfigurationInvalide(['TLS_CERTIFICAT et TLS_CLE ne vont pas ensemble, ou l’un des deux n’est pas au format PEM.'])
  const echeance = new Date(certificat.validTo)
  if (echeance <= instant)
    throw new ConfigurationInvalide([`Le certificat TLS a expiré le ${echeance.toISOString().slice(0, 10)} : renouvelez-le.`])
  // Asked, not required; and no authority is asked about it: a token is bound to the certificate itself (RFC 8705, 6.2).
  const demande = certificatsDesClients === 'tls' ? ({ requestCert: true, rejectUnauthorized: false } as const) : {}
  return { ...paire, ...demande, minVersion: 'TLSv1.2' }
}

/** The certificate, when it is one and the key is its own. */
function lireCertificat({ cert, key }: { cert: string; key: string }): X509Certificate | undefined {
  try {
    const lu = new X509Certificate(cert)
    return lu.checkPrivateKey(createPrivateKey(key)) ? lu : undefined
  } catch {
    return undefined
  }
}

function lirePaire({ certificat, cle }: { certificat: string; cle: string }) {
  const lire = (nom: string, chemin: string): string => {
    try {
      return readFileSync(chemin, 'utf8')
    } catch {
      throw new ConfigurationInvalide([`Le fichier de ${nom} (« ${chemin} ») ne se lit pas.`])
    }
  }
  return { cert: lire('TLS_CERTIFICAT', certificat), key: lire('TLS_CLE', cle) }
}

/** Both in one file, so that two processes starting together cannot keep a certificate of one and a key of the other. */
async function celleDeDemonstration(dossierDonnees: string) {
  const chemin = join(dossierDonnees, 'tls-de-demonstration.pem')
  const existante = lireFichierPrive(chemin)
  if (existante !== undefined) return { cert: existante, key: existante }
  const fait = await generate([{ name: 'commonName', value: 'Plateforme de démonstration' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  const pem = ecrireUneFois(chemin, `${fait.cert.trimEnd()}\n${fait.private.trimEnd()}`)
  return { cert: pem, key: pem }
}

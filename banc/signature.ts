import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { webcrypto } from 'node:crypto'
import { CryptoKeySigner, PDF } from '@libpdf/core'
import { uneAutorite } from '../outils/autorite-d-essai.js'
import { unDocument, uneSignature } from '../outils/signature-d-essai.js'
import { certifier } from '../src/signature/autorite.js'
import { horodateurInterne } from '../src/signature/horodatage/interne.js'
import { quotients, serie } from './series.js'

/**
 * Signing a document and verifying it, in process, the time given from inside. Against `libpdf` signing the same document by one
 * certificate it keeps, with the same timestamp server, which neither verifies what was signed before nor issues a certificate; and
 * against `pdfsig`, a program that has to be started, and judges neither the chain nor the timestamp.
 */
const { values } = parseArgs({ options: { fois: { type: 'string', default: '30' }, tours: { type: 'string', default: '5' } } })
const [fois, tours] = [Number(values.fois), Number(values.tours)]

const instant = new Date()
const autorite = uneAutorite()
const { signature } = uneSignature(autorite)
const document = unDocument(instant, { actions: 10 })
const demande = {
  signataire: { nom: 'Amina BENALI', role: 'bénéficiaire', reference: 'u-1' },
  motif: 'Contrat',
  instant,
  session: { assurance: 'eidas2' },
}
const signe = (await signature.signer(document, demande)).pdf
const deuxFois = (await signature.signer(signe, demande)).pdf

const horodateur = horodateurInterne(autorite)
const { cle, certificat } = certifier(autorite, { sujet: { nom: 'Témoin' }, usage: 'signer', depuis: instant })
const importee = await webcrypto.subtle.importKey(
  'pkcs8',
  cle.export({ type: 'pkcs8', format: 'der' }),
  { name: 'ECDSA', namedCurve: 'P-256' },
  false,
  ['sign'],
)
const signer = new CryptoKeySigner(importee, certificat, 'EC', 'ECDSA')
const timestampAuthority = { timestamp: (empreinte: Uint8Array) => horodateur.horodater(Buffer.from(empreinte), instant) }

const dossier = mkdtempSync(join(tmpdir(), 'banc-signature-'))
const fichier = join(dossier, 'deux-fois.pdf')
writeFileSync(fichier, deuxFois)

const MESURES = {
  signer: () => signature.signer(document, demande),
  'signer un document déjà signé': () => signature.signer(signe, demande),
  'signer par libpdf': async () => (await PDF.load(document)).sign({ signer, timestampAuthority, level: 'B-T' }),
  'vérifier deux signatures': () => signature.verifier(deuxFois),
  'vérifier par pdfsig': async () => execFileSync('pdfsig', ['-nocert', fichier], { stdio: 'pipe' }),
} as const
type Mesure = keyof typeof MESURES

const durees = Object.fromEntries(Object.keys(MESURES).map(nom => [nom, [] as number[]])) as Record<Mesure, number[]>
const processeur: number[] = []
try {
  for (let tour = -1; tour < tours; tour++)
    for (const nom of Object.keys(MESURES) as Mesure[]) {
      const [debut, avant] = [performance.now(), process.cpuUsage()]
      for (let i = 0; i < fois; i++) await MESURES[nom]()
      const { user, system } = process.cpuUsage(avant)
      // The first round warms up.
      if (tour < 0) continue
      durees[nom].push((performance.now() - debut) / fois)
      if (nom === 'signer') processeur.push((user + system) / 1000 / fois)
    }
} finally {
  rmSync(dossier, { recursive: true })
}
for (const [nom, ms] of Object.entries(durees)) console.log(`${nom.padEnd(30)} ${serie(ms, 1)} ms`)
console.log(`
processeur d’une signature     ${serie(processeur, 1)} ms
signer ÷ libpdf                ${serie(quotients(durees.signer, durees['signer par libpdf']), 2)}
vérifier ÷ pdfsig              ${serie(quotients(durees['vérifier deux signatures'], durees['vérifier par pdfsig']), 2)}
octets                         ${document.length}, puis ${signe.length}, puis ${deuxFois.length}`)

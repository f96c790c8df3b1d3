import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { uneAutorite } from '../../../outils/autorite-d-essai.js'
import { unDocument } from '../../../outils/signature-d-essai.js'
import { sansVerificateurs } from '../../../outils/verificateurs-pdf.js'
import { certifier, enPem } from '../autorite.js'
import { creerSignature, horodateurDistant, SignatureImpossible } from '../index.js'

const dossier = mkdtempSync(join(tmpdir(), 'horodatage-'))
after(() => rmSync(dossier, { recursive: true }))
const [autorite, tiers] = [uneAutorite(), uneAutorite('Autorité d’un tiers')]

/** The timestamp server of OpenSSL behind HTTP, or what a broken one answers. */
const REPONSES: Record<string, (requete: Buffer) => Buffer | number> = {
  '/sha256': requete => parOpenssl(requete, 'sha256'),
  '/sha1': requete => parOpenssl(requete, 'sha1'),
  '/refus': () => Buffer.from('30053003020102', 'hex'),
  '/panne': () => 503,
  '/autre': () => Buffer.from('<html>Bienvenue</html>'),
}

function parOpenssl(requete: Buffer, ess: string): Buffer {
  writeFileSync(join(dossier, 'requete'), requete)
  const options = ['-config', join(dossier, `${ess}.cnf`), '-queryfile', join(dossier, 'requete'), '-out', join(dossier, 'reponse')]
  execFileSync('openssl', ['ts', '-reply', ...options], { stdio: 'pipe' })
  return readFileSync(join(dossier, 'reponse'))
}

let serveur: Server
const adresse = (chemin: string) => `http://127.0.0.1:${(serveur.address() as AddressInfo).port}${chemin}`
const signerAvec = (url: string) => {
  const confiance = { signataires: [autorite.certificat], horodatage: [tiers.certificat] }
  const signature = creerSignature({ autorite, horodateur: horodateurDistant(url), confiance })
  const instant = new Date()
  const signataire = { nom: 'Amina BENALI', role: 'bénéficiaire', reference: 'u-1' }
  const demande = { signataire, motif: 'Contrat', instant, session: { assurance: 'eidas2' } }
  return { signature, signe: signature.signer(unDocument(instant), demande) }
}

before(async () => {
  const { cle, certificat } = certifier(tiers, {
    sujet: { nom: 'Horodateur d’un tiers' },
    usage: 'horodater',
    depuis: new Date('2025-01-01'),
  })
  writeFileSync(join(dossier, 'cle.pem'), cle.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(join(dossier, 'certificat.pem'), enPem(certificat))
  writeFileSync(join(dossier, 'serie'), '01')
  for (const ess of ['sha256', 'sha1'])
    writeFileSync(
      join(dossier, `${ess}.cnf`),
      `[tsa]\ndefault_tsa = ici\n[ici]\nserial = ${dossier}/serie\nsigner_cert = ${dossier}/certificat.pem\nsigner_key = ${dossier}/cle.pem\nsigner_digest = sha512\ndefault_policy = 1.2.3.4\ndigests = sha256\ness_cert_id_alg = ${ess}\naccuracy = secs:1\ntsa_name = yes\n`,
    )
  serveur = createServer((requete, reponse) => {
    const morceaux: Buffer[] = []
    requete.on('data', (m: Buffer) => morceaux.push(m))
    requete.on('end', () => {
      const lue = REPONSES[requete.url ?? '']?.(Buffer.concat(morceaux)) ?? 404
      if (typeof lue === 'number') reponse.writeHead(lue).end()
      else reponse.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(lue)
    })
  }).listen(0, '127.0.0.1')
  await new Promise(pret => serveur.once('listening', pret))
})
after(() => serveur.close())

describe('D4 — L’heure est donnée par le serveur d’un tiers (RFC 3161)', () => {
  for (const ess of ['sha256', 'sha1'])
    it(`celui d’OpenSSL, qui désigne son certificat par ${ess}`, { skip: sansVerificateurs }, async () => {
      const { signature, signe } = signerAvec(adresse(`/${ess}`))
      const { pdf, preuve } = await signe
      assert.equal(preuve.horodatage.par, 'Horodateur d’un tiers')
      const rapport = await signature.verifier(pdf)
      assert.equal(rapport.integre, true, rapport.phrases.join('\n'))
      assert.match(rapport.phrases.join(), /L’heure a été donnée par : Horodateur d’un tiers\./)
    })

  it('une autorité d’horodatage n’est pas reconnue pour certifier un signataire', { skip: sansVerificateurs }, async () => {
    const { pdf } = await signerAvec(adresse('/sha256')).signe
    const confiance = { signataires: [tiers.certificat], horodatage: [tiers.certificat, autorite.certificat] }
    const { verifier } = creerSignature({ autorite, horodateur: horodateurDistant('http://127.0.0.1:9'), confiance })
    assert.deepEqual(
      (await verifier(pdf)).signatures.map(s => [s.intacte, s.horodatee, s.reconnue]),
      [[true, true, false]],
    )
  })

  for (const [quoi, chemin] of [
    ['refuse', '/refus'],
    ['est en panne', '/panne'],
    ['répond autre chose', '/autre'],
    ['n’existe pas à cette adresse', '/inconnu'],
  ] as const)
    it(`s’il ${quoi}, rien n’est signé, et la phrase le dit`, async () => {
      await assert.rejects(signerAvec(adresse(chemin)).signe, SignatureImpossible)
    })

  it('s’il est injoignable, de même', async () => {
    await assert.rejects(signerAvec('http://127.0.0.1:9/').signe, /ne répond pas comme attendu : rien n’a été signé/)
  })
})

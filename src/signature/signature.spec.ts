import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { uneAutorite } from '../../outils/autorite-d-essai.js'
import { unDocument, uneSignature } from '../../outils/signature-d-essai.js'
import { type DemandeDeSignature, SignatureImpossible } from './index.js'

const instant = new Date('2026-11-24T14:00:00Z')
const session = { assurance: 'eidas2', depuis: new Date('2026-11-24T13:55:00Z') }
const motif = 'Contrat d’engagement n° 2 (version 3)'
const amina: DemandeDeSignature = {
  signataire: { nom: 'Amina BENALI', role: 'bénéficiaire', reference: 'u-7f3a' },
  motif,
  instant,
  session,
}
const madameRoy: DemandeDeSignature = {
  signataire: { nom: 'Claire ROY', role: 'référente', reference: 'a-roy' },
  motif,
  instant: new Date('2026-11-25T09:30:00Z'),
  session,
}

describe('D4 — Amina et Mme Roy signent le même document', () => {
  const { signature, autorite } = uneSignature()
  const document = unDocument(instant)
  let parAmina: Awaited<ReturnType<typeof signature.signer>>
  let parLesDeux: Awaited<ReturnType<typeof signature.signer>>
  before(async () => {
    parAmina = await signature.signer(document, amina)
    parLesDeux = await signature.signer(parAmina.pdf, madameRoy)
  })

  it('chaque signature s’ajoute au fichier sans en toucher un octet, et toutes deux tiennent', async () => {
    assert.ok(parAmina.pdf.subarray(0, document.length).equals(document))
    assert.ok(parLesDeux.pdf.subarray(0, parAmina.pdf.length).equals(parAmina.pdf))
    const { integre, signatures } = await signature.verifier(parLesDeux.pdf)
    assert.equal(integre, true)
    assert.deepEqual(
      signatures.map(s => ({ ...s, phrases: s.phrases.length })),
      [amina, madameRoy].map(d => ({
        ...d.signataire,
        motif,
        instant: d.instant,
        intacte: true,
        reconnue: true,
        horodatee: true,
        valide: true,
        phrases: 3,
      })),
    )
  })

  it('le rapport se lit en français', async () => {
    assert.deepEqual((await signature.verifier(parLesDeux.pdf)).phrases, [
      'Ce document est tel qu’il a été signé : ses 2 signatures sont valides.',
      'Signature 1 : Amina BENALI (bénéficiaire), le 24 novembre 2026 à 15:00:00 (heure de Paris), pour : Contrat d’engagement n° 2 (version 3). Les octets sont ceux qui ont été signés. Le certificat a été émis par l’autorité de la plateforme. L’heure a été donnée par : Horodatage interne de la plateforme.',
      'Signature 2 : Claire ROY (référente), le 25 novembre 2026 à 10:30:00 (heure de Paris), pour : Contrat d’engagement n° 2 (version 3). Les octets sont ceux qui ont été signés. Le certificat a été émis par l’autorité de la plateforme. L’heure a été donnée par : Horodatage interne de la plateforme.',
      'Rien n’a été ajouté ni changé depuis la première signature, que les signatures suivantes.',
    ])
  })

  it('H9 — le document reste balisé comme il l’était : structure, langue, titre, ordre de lecture', async () => {
    const [avant, apres] = await Promise.all([lire(document), lire(parLesDeux.pdf)])
    assert.deepEqual(apres, avant)
    assert.equal(apres.marque?.Marked, true)
    assert.equal(apres.langue, 'fr-FR')
  })

  it('le dossier de preuve dit quoi, par qui, quand, comment connecté ; le certificat n’a servi qu’une fois', async () => {
    const { preuve, certificat } = parLesDeux
    assert.deepEqual(preuve.signataire, madameRoy.signataire)
    assert.deepEqual(preuve.session, { assurance: 'eidas2', depuis: '2026-11-24T13:55:00.000Z' })
    assert.equal(preuve.document.sha256Avant, parAmina.preuve.document.sha256Apres)
    assert.equal(preuve.document.octetsApres, parLesDeux.pdf.length)
    assert.equal(preuve.horodatage.instant, '2026-11-25T09:30:00.000Z')
    const [lu, autre] = [new X509Certificate(certificat), new X509Certificate(parAmina.certificat)]
    assert.ok(lu.verify(new X509Certificate(autorite.certificat).publicKey))
    assert.match(lu.subject, /CN=Claire ROY\ntitle=référente\nUID=a-roy/)
    assert.notEqual(lu.serialNumber, autre.serialNumber)
    assert.notDeepEqual(lu.publicKey.export({ type: 'spki', format: 'der' }), autre.publicKey.export({ type: 'spki', format: 'der' }))
  })

  it('ce qu’une autre autorité a signé n’est pas reconnu, et le rapport dit pourquoi', async () => {
    const { integre, signatures, phrases } = await uneSignature(uneAutorite()).signature.verifier(parAmina.pdf)
    assert.deepEqual([integre, signatures[0]?.intacte, signatures[0]?.reconnue], [false, true, false])
    assert.match(phrases.join(' '), /Le certificat n’a pas été émis par l’autorité de la plateforme/)
  })

  it('un document que personne n’a signé ne passe pas pour signé', async () => {
    assert.deepEqual(await signature.verifier(document), {
      integre: false,
      signatures: [],
      phrases: ['Ce document ne peut pas être tenu pour signé.', 'Ce document ne porte aucune signature.'],
    })
  })

  it('on ne signe ni ce qui n’est pas un PDF, ni un document dont une signature ne tient plus', async () => {
    const abime = Buffer.from(parAmina.pdf)
    abime[2000] = (abime[2000] ?? 0) ^ 1
    for (const pdf of [Buffer.from('bonjour'), Buffer.alloc(0), document.subarray(0, 5000), abime])
      await assert.rejects(signature.signer(pdf, madameRoy), SignatureImpossible)
  })
})

/** What another program than those that wrote it finds in the file. */
async function lire(pdf: Buffer) {
  const lu = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: lu.numPages }, (_, i) => lu.getPage(i + 1)))
  const { info } = await lu.getMetadata()
  const { Language: langue, Title: titre } = info as Record<string, unknown>
  return {
    langue,
    titre,
    marque: await lu.getMarkInfo(),
    structure: await Promise.all(pages.map(p => p.getStructTree())),
    textes: await Promise.all(pages.map(async p => (await p.getTextContent()).items.map(i => ('str' in i ? i.str : '')))),
  }
}

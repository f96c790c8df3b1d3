import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { describe, it } from 'node:test'
import { PDF, rgb } from '@libpdf/core'
import { uneAutorite } from '../../outils/autorite-d-essai.js'
import { unDocument, uneSignature } from '../../outils/signature-d-essai.js'
import { certifier } from './autorite.js'
import { attributsASigner, ecrireCms, empreinteDe, JETON } from './cms.js'
import { preparer } from './emplacement.js'
import type { Horodateur } from './horodatage/horodateur.js'
import { horodateurInterne } from './horodatage/interne.js'
import { creerSignature, type DemandeDeSignature, enPem, fabriquerAutorite, lireAutorite, SignatureImpossible, verifier } from './index.js'

const instant = new Date('2026-11-24T14:00:00Z')
const demande = (nom: string): DemandeDeSignature => ({
  signataire: { nom, role: 'bénéficiaire', reference: 'u-7f3a' },
  motif: 'Contrat d’engagement',
  instant,
  session: { assurance: 'eidas2' },
})
const { signature, autorite } = uneSignature()
const signe = (await signature.signer(unDocument(instant), demande('Amina BENALI'))).pdf

/** A signature of the platform on whatever one gives it, as if it had not looked. */
async function signerSansRegarder(pdf: Buffer): Promise<Buffer> {
  const place = await preparer(pdf, { nom: 'Claire ROY', motif: 'Contrat d’engagement', instant })
  const { cle, certificat } = certifier(autorite, { sujet: { nom: 'Claire ROY' }, usage: 'signer', depuis: instant })
  const attributs = attributsASigner(certificat, empreinteDe(place.aSigner))
  const valeur = sign('sha256', attributs, cle)
  const jeton = await horodateurInterne(autorite).horodater(empreinteDe(valeur), instant)
  return place.remplir(ecrireCms({ certificat, attributs, signature: valeur, jeton }))
}

/** The page covered by a black square, in an update added to the file. */
async function noircir(pdf: Buffer): Promise<Buffer> {
  const document = await PDF.load(pdf)
  document.getPage(0)?.drawRectangle({ x: 50, y: 300, width: 400, height: 300, color: rgb(0, 0, 0) })
  return Buffer.from(await document.save({ incremental: true }))
}

describe('D4 — Ce qui tromperait un vérificateur distrait est refusé', () => {
  it('une révision qui change la page, glissée entre deux signatures que tout le reste tient pour valides', async () => {
    const noirci = await noircir(signe)
    await assert.rejects(signature.signer(noirci, demande('Claire ROY')), SignatureImpossible)
    const { integre, signatures, phrases } = await signature.verifier(await signerSansRegarder(noirci))
    assert.deepEqual([integre, signatures.map(s => s.valide)], [false, [true, true]])
    assert.match(phrases.at(-1) ?? '', /^Le document a été modifié entre deux signatures/)
    assert.equal((await signature.verifier(await signerSansRegarder(signe))).integre, true)
  })

  it('une révision ajoutée après la dernière', async () => {
    const { integre, phrases } = await signature.verifier(await noircir(signe))
    assert.equal(integre, false)
    assert.match(phrases.at(-1) ?? '', /^Quelque chose a été ajouté après la dernière signature/)
  })

  it('un bit changé n’importe où, place de la signature et horodatage compris', async () => {
    const deux = (await signature.signer(signe, demande('Claire ROY'))).pdf
    const [debut, fin] = [...deux.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+)/g)].at(-1)?.slice(1).map(Number) ?? []
    assert.ok(debut && fin)
    const partout = Array.from({ length: 100 }, (_, i) => 7 + Math.floor((i * (deux.length - 10)) / 100))
    const dansLaSignature = Array.from({ length: 100 }, (_, i) => debut + 1 + i * 38)
    for (const a of [...partout, ...dansLaSignature]) {
      const modifie = Buffer.from(deux)
      if (a > debut && a < fin - 1) modifie.write(modifie.toString('latin1', a, a + 1) === '4' ? '5' : '4', a, 'latin1')
      else modifie[a] = (modifie[a] ?? 0) ^ (1 << (a % 8))
      if (!modifie.equals(deux)) assert.equal((await signature.verifier(modifie)).integre, false, `octet ${a}`)
    }
  })

  it('ce qui n’est pas un PDF, est tronqué ou vide : un rapport, jamais une panne', async () => {
    for (const pdf of [Buffer.alloc(0), Buffer.from('%PDF-1.7'), Buffer.alloc(5000, 0x5b), signe.subarray(0, 3000), signe.subarray(0, -40)])
      assert.equal((await signature.verifier(pdf)).integre, false)
  })
})

/** A token as the server inside gives it, but for what is said. */
const forge = ({
  par = autorite,
  usage = 'horodater' as 'horodater' | 'signer',
  deforme = (jeton: Buffer) => jeton,
  sur = undefined as Buffer | undefined,
  retard = 0,
}): Horodateur => ({
  async horodater(empreinte, le) {
    const jeton = await horodateurInterne(par).horodater(sur ?? empreinte, new Date(le.getTime() - retard))
    if (usage === 'horodater') return deforme(jeton)
    const { cle, certificat } = certifier(par, { sujet: { nom: 'Faux' }, usage, depuis: le })
    const octets = contenuDe(jeton)
    const attributs = attributsASigner(certificat, empreinteDe(octets), JETON)
    return ecrireCms({ contenu: { type: JETON, octets }, certificat, attributs, signature: sign('sha256', attributs, cle) })
  },
})

/** As it is in a token: after its type, between two headers of two octets. */
const TYPE = Buffer.from('060b2a864886f70d0109100104', 'hex')
function contenuDe(jeton: Buffer): Buffer {
  const debut = jeton.indexOf(TYPE) + TYPE.length + 4
  return jeton.subarray(debut, debut + (jeton[debut - 1] ?? 0))
}

const HORODATAGES: readonly [quoi: string, horodateur: Horodateur, phrase: RegExp][] = [
  ['sur une autre signature', forge({ sur: empreinteDe(Buffer.from('autre')) }), /porte sur autre chose/],
  [
    'sur une autre signature, et qui se dit d’un autre type pour qu’on ne le compare pas',
    forge({ sur: empreinteDe(Buffer.from('autre')), deforme: j => Buffer.from(j).fill(0x05, j.indexOf(TYPE) + 12, j.indexOf(TYPE) + 13) }),
    /a été modifié/,
  ],
  ['d’un serveur inconnu', forge({ par: uneAutorite('Inconnue') }), /n’est pas de ceux que reconnaît/],
  ['par un certificat de signataire', forge({ usage: 'signer' }), /n’est pas fait pour horodater/],
  ['qui retarde d’un jour', forge({ retard: 86_400_000 }), /sort de la durée du certificat : une horloge est fausse/],
  ['illisible', { horodater: async () => Buffer.from('bonjour') }, /n’est pas lisible/],
]

describe('D4 — Un horodatage qui ne tient pas empêche de signer', () => {
  for (const [quoi, horodateur, phrase] of HORODATAGES)
    it(quoi, async () => {
      const confiance = { signataires: [autorite.certificat], horodatage: [autorite.certificat] }
      const { signer } = creerSignature({ autorite, horodateur, confiance })
      await assert.rejects(signer(unDocument(instant), demande('Amina BENALI')), { name: 'Error', message: phrase })
    })

  it('une autorité qui a expiré ne certifie plus personne', async () => {
    const perimee = lireAutorite(fabriquerAutorite('Ancienne', { depuis: new Date('2020-01-01'), jusque: new Date('2026-01-01') }))
    assert.ok(typeof perimee !== 'string')
    const { signature: ancienne } = uneSignature(perimee)
    await assert.rejects(ancienne.signer(unDocument(instant), demande('Amina BENALI')), SignatureImpossible)
  })

  it('ce qu’une ancienne autorité a certifié reste reconnu, par le fichier de celle qui la remplace', async () => {
    const pem = `${fabriquerAutorite('Nouvelle', { depuis: new Date('2026-12-01'), jusque: new Date('2045-01-01') })}${enPem(autorite.certificat)}`
    const nouvelle = lireAutorite(pem)
    assert.ok(typeof nouvelle !== 'string')
    const signataires = [nouvelle.certificat, ...nouvelle.anciennes]
    assert.equal((await verifier(signe, { signataires, horodatage: signataires })).integre, true)
    assert.equal((await verifier(signe, { signataires: [nouvelle.certificat], horodatage: signataires })).integre, false)
  })
})

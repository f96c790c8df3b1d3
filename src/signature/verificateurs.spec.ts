import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { unDocument, uneSignature } from '../../outils/signature-d-essai.js'
import { mutool, openssl, pdfsig, qpdf, sansVerificateurs } from '../../outils/verificateurs-pdf.js'

const dossier = mkdtempSync(join(tmpdir(), 'verificateurs-'))
after(() => rmSync(dossier, { recursive: true }))
const autorite = join(dossier, 'autorite.pem')
const cli = fileURLToPath(new URL('../serveur/cli.js', import.meta.url))

/** The operator's command, on a machine that has neither the database nor the secrets: its code, and what it says of each file. */
const commande = (fichiers: readonly string[]): Promise<{ code: number; dit: string[] }> =>
  new Promise(fini =>
    execFile(
      process.execPath,
      [cli, 'verifier-signature', ...fichiers, '--autorite', autorite],
      { env: { PATH: process.env['PATH'], DOSSIER_DONNEES: join(dossier, 'rien'), DATABASE_URL: 'postgres://personne@192.0.2.1/rien' } },
      (erreur, stdout) => fini({ code: erreur ? 1 : 0, dit: stdout.split(/^.*\.pdf :$/m).slice(1) }),
    ),
  )

const { signature, pem } = uneSignature()
const le = new Date()
const SIGNATAIRES = ['Amina BENALI', 'Claire ROY', 'Éloïse D’ARTAGNAN-ŽIŽEK'] as const

/** Ten contracts of one to many pages, signed once, twice or three times. */
const signes = Array.from({ length: 10 }, (_, i) => ({
  fichier: join(dossier, `signe-${i}.pdf`),
  nombre: (i % 3) + 1,
  actions: 1 + i * i * 4,
}))

async function signer({ nombre, actions }: { nombre: number; actions: number }): Promise<Buffer> {
  let pdf = unDocument(le, { actions })
  for (const [i, nom] of SIGNATAIRES.slice(0, nombre).entries()) {
    const signataire = { nom, role: i === 0 ? 'bénéficiaire' : 'référente', reference: `r-${i}` }
    const signe = await signature.signer(pdf, { signataire, motif: `Contrat n° ${actions}`, instant: le, session: { assurance: 'eidas2' } })
    pdf = signe.pdf
  }
  return pdf
}

before(async () => {
  writeFileSync(autorite, pem)
  for (const s of signes) writeFileSync(s.fichier, await signer(s))
})

describe('D4 — Dix contrats signés sont vérifiés par d’autres programmes que les nôtres', () => {
  for (const [i, { fichier, nombre, actions }] of signes.entries()) {
    const titre = `le contrat ${i + 1} (${actions} actions, ${nombre} signature${nombre > 1 ? 's' : ''})`
    it(`${titre} : pdfsig, mutool, qpdf et openssl`, { skip: sansVerificateurs }, () => {
      assert.deepEqual(
        { pdfsig: pdfsig(fichier, nombre), mutool: mutool(fichier, nombre), qpdf: qpdf(fichier), openssl: openssl(fichier, autorite) },
        { pdfsig: true, mutool: true, qpdf: true, openssl: Array.from({ length: nombre }, () => true) },
      )
    })
  }

  it('la commande de l’exploitant, sans base ni réseau, en dit autant', async () => {
    const { code, dit } = await commande(signes.map(s => s.fichier))
    assert.equal(code, 0)
    assert.deepEqual(
      dit.map(d => [d.includes('Ce document est tel qu’il a été signé'), d.split('\nSignature ').length - 1]),
      signes.map(s => [true, s.nombre]),
    )
  })
})

/** Where the last signature is: the place of its hexadecimal digits. */
function place(pdf: Buffer): { debut: number; fin: number } {
  const derniere = [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+)/g)].at(-1)
  return { debut: Number(derniere?.[1]) + 1, fin: Number(derniere?.[2]) - 1 }
}
const change = (pdf: Buffer, a: number): Buffer => {
  const autre = Buffer.from(pdf)
  autre[a] = (autre[a] ?? 0) ^ 1
  return autre
}
/** The digit at this place, which must be one of a signature, replaced by another. */
const chiffre = (pdf: Buffer, a: number): Buffer => {
  const autre = Buffer.from(pdf)
  autre.write(autre.toString('latin1', a, a + 1) === '7' ? '8' : '7', a, 'latin1')
  return autre
}
const apres = (pdf: Buffer, texte: string, depuis = 0) => pdf.indexOf(texte, depuis, 'latin1') + texte.length
/** As they are written in the file: the start of an elliptic key, and the identifier of the digest that is signed. */
const CLE = '06082a8648ce3d030107034200'
const EMPREINTE = '06092a864886f70d010904'
const AUTORITE = Buffer.from('Autorité').toString('hex')
const CLAIRE = Buffer.from('Claire ROY').toString('hex')

const MUTATIONS: Readonly<Record<string, (pdf: Buffer) => Buffer>> = {
  'un octet du contenu d’une page': pdf => change(pdf, apres(pdf, 'stream\n') + 40),
  'un octet d’une balise de la structure': pdf => change(pdf, apres(pdf, '/StructTreeRoot') + 3),
  'un octet au milieu du fichier d’origine': pdf => change(pdf, 9000),
  'le nom du signataire, écrit dans le fichier': pdf => change(pdf, apres(pdf, '/Name (') + 1),
  'la date que dit le fichier': pdf => change(pdf, pdf.lastIndexOf('/M (D:') + 8),
  'un octet du nom de l’autorité, dans le certificat': pdf => chiffre(pdf, apres(pdf, AUTORITE, place(pdf).debut) - 1),
  'un octet de la clé publique du certificat': pdf => chiffre(pdf, apres(pdf, CLE, place(pdf).debut) + 20),
  'un octet de la première signature': pdf => chiffre(pdf, apres(pdf, EMPREINTE) + 20),
  'un octet de ce qui suit la signature': pdf => change(pdf, place(pdf).fin + 20),
  'une révision ajoutée à la fin': pdf => Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<< /Ajout true >>\nendobj\n%%EOF\n')]),
}

describe('D4 — Dix contrats modifiés sont refusés', () => {
  const fichiers = Object.keys(MUTATIONS).map((quoi, i) => ({ quoi, fichier: join(dossier, `modifie-${i}.pdf`) }))
  before(async () => {
    const pdf = await signer({ nombre: 2, actions: 3 })
    for (const { quoi, fichier } of fichiers) writeFileSync(fichier, MUTATIONS[quoi]?.(pdf) ?? assert.fail())
  })

  it('la commande de l’exploitant les refuse tous, et le dit', async () => {
    const { code, dit } = await commande(fichiers.map(f => f.fichier))
    assert.equal(code, 1)
    assert.deepEqual(
      fichiers.filter((_, i) => !/ne peut pas être tenu pour signé|n’est pas un PDF lisible/.test(dit[i] ?? '')).map(f => f.quoi),
      [],
    )
  })

  // qpdf checks a file, not its signatures: it may find a modified file sound, and is not asked.
  for (const { quoi, fichier } of fichiers)
    it(`${quoi} : pdfsig et mutool le refusent`, { skip: sansVerificateurs }, () => {
      assert.deepEqual({ pdfsig: pdfsig(fichier, 2), mutool: mutool(fichier, 2) }, { pdfsig: false, mutool: false })
    })

  it('le nom de qui signe, changé dans le certificat : openssl et la commande le refusent', { skip: sansVerificateurs }, async () => {
    // pdfsig and mutool do not see it: neither looks at a certificate whose authority it was not given.
    const fichier = join(dossier, 'autre-nom.pdf')
    const pdf = await signer({ nombre: 2, actions: 3 })
    writeFileSync(fichier, chiffre(pdf, apres(pdf, CLAIRE, place(pdf).debut) - 1))
    assert.deepEqual(openssl(fichier, autorite), [true, false])
    assert.equal((await commande([fichier])).code, 1)
  })
})

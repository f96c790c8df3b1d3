import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { unDocument } from '../../../outils/signature-d-essai.js'
import { lireConfiguration } from '../configuration.js'
import { chargerSecrets } from '../secrets.js'
import { composerLaSignature } from '../signature.js'

const cli = fileURLToPath(new URL('../cli.js', import.meta.url))
const dossier = mkdtempSync(join(tmpdir(), 'commande-signatures-'))
after(() => rmSync(dossier, { recursive: true }))
const [secrets, ailleurs, pdf, autorite] = ['secrets', 'ailleurs', 'contrat.pdf', 'autorite.pem'].map(f => join(dossier, f)) as [
  string,
  string,
  string,
  string,
]

const plateforme = (arguments_: string[], DOSSIER_SECRETS = secrets): Promise<{ code: number; dit: string }> =>
  new Promise(fini =>
    execFile(process.execPath, [cli, ...arguments_], { env: { PATH: process.env['PATH'], DOSSIER_SECRETS } }, (erreur, stdout, stderr) =>
      fini({ code: erreur ? 1 : 0, dit: stdout + stderr }),
    ),
  )

before(async () => {
  const lus = await chargerSecrets(lireConfiguration({ DOSSIER_SECRETS: secrets }), {})
  const instant = new Date()
  const signataire = { nom: 'Amina BENALI', role: 'la personne', reference: 'u-1' }
  const demande = { signataire, motif: 'Contrat d’engagement', instant, session: { assurance: 'renforce' } }
  writeFileSync(pdf, (await composerLaSignature(lus.autorite, 'interne').signer(unDocument(instant), demande)).pdf)
})

describe('D4 — Vérifier une signature sans la plateforme', () => {
  it('« autorite-de-signature » écrit le certificat de l’autorité, jamais sa clé', async () => {
    const { code, dit } = await plateforme(['autorite-de-signature'])
    assert.equal(code, 0)
    assert.match(dit, /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\n$/)
    assert.doesNotMatch(dit, /PRIVATE/)
    writeFileSync(autorite, dit)
  })

  it('avec ce fichier, sur une machine qui n’a rien d’autre, et n’y crée rien', async () => {
    const { code, dit } = await plateforme(['verifier-signature', pdf, '--autorite', autorite], ailleurs)
    assert.equal(code, 0, dit)
    assert.match(dit, /^Ce document est tel qu’il a été signé : sa signature est valide\.\nSignature 1 : Amina BENALI \(la personne\), le /)
    assert.ok(!existsSync(ailleurs))
  })

  it('sans ce fichier, sur la machine de la plateforme', async () => assert.equal((await plateforme(['verifier-signature', pdf])).code, 0))

  for (const [quoi, arguments_, phrase] of [
    [
      'une machine qui ne connaît pas l’autorité',
      [pdf],
      /^Cette machine ne connaît pas l’autorité .* donnez son certificat par --autorite/,
    ],
    ['aucun fichier', [], /^Il manque : le fichier PDF/],
    ['un fichier qui ne se lit pas', [join(dossier, 'absent.pdf'), '--autorite', autorite], /absent\.pdf » ne se lit pas/],
    ['un fichier d’autorité sans certificat', [pdf, '--autorite', pdf], /ne contient aucun certificat au format PEM/],
    ['ce qui n’est pas un PDF', [autorite, '--autorite', autorite], /^Ce fichier n’est pas un PDF lisible tel quel\./],
  ] as const)
    it(`${quoi} : sort en erreur, et le dit`, async () => {
      const { code, dit } = await plateforme(['verifier-signature', ...arguments_], ailleurs)
      assert.equal(code, 1)
      assert.match(dit, phrase)
    })
})

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { lireConfiguration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { chargerFournisseurs } from './fournisseurs.js'

const dossier = mkdtempSync(join(tmpdir(), 'fournisseurs-'))
after(() => rmSync(dossier, { recursive: true }))
const fichier = join(dossier, 'proconnect.secret')
const configuration = lireConfiguration({
  DOSSIER_SECRETS: dossier,
  PROCONNECT_EMETTEUR: 'https://auth.example.gouv.fr/api/v2',
  PROCONNECT_CLIENT_ID: 'si-plateforme',
})
const phrases = async (env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> => {
  const cause: unknown = await chargerFournisseurs(configuration, env).catch((e: unknown) => e)
  assert.ok(cause instanceof ConfigurationInvalide)
  return cause.phrases
}

describe('I1 — Les vrais fournisseurs d’identité', () => {
  it('exigent leur secret dès la démonstration, et qu’il soit gardé', async () => {
    assert.match((await phrases()).join(), /proconnect\.secret » manque : fournissez-y le secret que le fournisseur d’identité a remis/)
    writeFileSync(fichier, 'un-secret-remis-par-proconnect\n', { mode: 0o644 })
    chmodSync(fichier, 0o644)
    assert.match((await phrases()).join(), /accessible à d’autres comptes/)
    assert.match((await phrases({ SECRET_PROCONNECT: 'court' })).join(), /SECRET_PROCONNECT est invalide/)
  })

  it('sont prêts avec leur secret, par fichier ou par variable', async () => {
    chmodSync(fichier, 0o600)
    const [profil] = await chargerFournisseurs(configuration, {})
    assert.deepEqual([profil?.nom, profil?.secret, profil?.algorithme], ['proconnect', 'un-secret-remis-par-proconnect', 'ES256'])
    const [autre] = await chargerFournisseurs(configuration, { SECRET_PROCONNECT: 'x'.repeat(64) })
    assert.equal(autre?.secret, 'x'.repeat(64))
  })

  it('qui chiffrent leurs réponses ont nos clés, entières et privées', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES', { extractable: true })
    const jeu = async (cle: typeof privateKey) => JSON.stringify({ keys: [{ ...(await exportJWK(cle)), kid: 'k1', alg: 'ECDH-ES' }] })
    const [profil] = await chargerFournisseurs(configuration, { SECRET_PROCONNECT_DECHIFFREMENT: await jeu(privateKey) })
    assert.deepEqual(
      profil?.dechiffrement?.map(c => [c.kid, c.alg]),
      [['k1', 'ECDH-ES']],
    )
    for (const faux of ['{}', 'rien', await jeu(publicKey)])
      assert.match((await phrases({ SECRET_PROCONNECT_DECHIFFREMENT: faux })).join(), /SECRET_PROCONNECT_DECHIFFREMENT est invalide/)
  })
})

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { lireConfiguration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { chargerSecrets } from './secrets.js'

const racine = mkdtempSync(join(tmpdir(), 'secrets-'))
after(() => rmSync(racine, { recursive: true }))

const demonstration = (dossier: string) => lireConfiguration({ DOSSIER_SECRETS: dossier })
const production = (dossier: string) =>
  lireConfiguration({ MODE: 'production', BASE_EMBARQUEE: 'oui', HORODATAGE: 'interne', DOSSIER_SECRETS: dossier })

async function refus(dossier: string, env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  const cause: unknown = await chargerSecrets(production(dossier), env).then(
    () => undefined,
    erreur => erreur,
  )
  assert.ok(cause instanceof ConfigurationInvalide)
  return cause.phrases
}

/** A folder of demonstration secrets whose marks were taken off: what an operator would provide. */
async function desSecretsDeProduction(nom: string): Promise<string> {
  const dossier = join(racine, nom)
  await chargerSecrets(demonstration(dossier), {})
  for (const fichier of readdirSync(dossier)) {
    const chemin = join(dossier, fichier)
    writeFileSync(chemin, readFileSync(chemin, 'utf8').replaceAll(/demonstration[:-]/g, ''))
  }
  return dossier
}

describe('Les secrets', () => {
  it('J3 — sont tirés une fois pour une démonstration, marqués, et illisibles des autres comptes', async () => {
    const dossier = join(racine, 'demo')
    const premiers = await chargerSecrets(demonstration(dossier), {})
    assert.deepEqual(await chargerSecrets(demonstration(dossier), {}), premiers)
    assert.equal(premiers.demonstration, true)
    assert.match(premiers.signature[0]?.kid ?? '', /^demonstration-/)
    assert.match(readFileSync(join(dossier, 'nir.cle'), 'utf8'), /^demonstration:.{44}\n$/)
    assert.equal(statSync(dossier).mode & 0o777, 0o700)
    assert.ok(readdirSync(dossier).every(f => (statSync(join(dossier, f)).mode & 0o777) === 0o600))
  })

  it('J3 — de démonstration sont tous refusés en production', async () => {
    const dossier = join(racine, 'demo-en-production')
    await chargerSecrets(demonstration(dossier), {})
    const phrases = await refus(dossier)
    assert.equal(phrases.length, 10)
    assert.ok(phrases.every(p => p.endsWith('contient un secret de démonstration, interdit en production.')))
  })

  it('J3 — manquants ne sont jamais tirés en production', async () => {
    const dossier = join(racine, 'absent')
    const phrases = await refus(dossier)
    assert.equal(phrases.length, 10)
    assert.match(phrases[2] ?? '', /nir\.cle » manque : fournissez-y 32 octets en base64, .* \(ou par la variable SECRET_NIR\)\.$/)
  })

  it('J3 — d’une production sont lus dans leurs fichiers ou leurs variables', async () => {
    const dossier = await desSecretsDeProduction('production')
    const nir = randomBytes(32)
    const secrets = await chargerSecrets(production(dossier), { SECRET_NIR: nir.toString('base64') })
    assert.equal(secrets.demonstration, false)
    assert.deepEqual(secrets.nir, nir)
  })

  it('J3 — mal formés, trop courts ou lisibles par d’autres sont refusés, tous à la fois', async () => {
    const dossier = await desSecretsDeProduction('mauvais')
    chmodSync(join(dossier, 'identifiants.cle'), 0o644)
    writeFileSync(join(dossier, 'nir.cle'), randomBytes(16).toString('base64'))
    writeFileSync(join(dossier, 'cookies.cles'), 'pas-du-base64 !')
    writeFileSync(join(dossier, 'signature.jwks.json'), '{"keys":[{"kty":"RSA"}]}')
    const texte = (await refus(dossier, { SECRET_JETON_USAGER: 'demonstration:AAAA' })).join('\n')
    assert.match(texte, /identifiants\.cle » est accessible à d’autres comptes/)
    assert.match(texte, /nir\.cle » est invalide : la clé fait 16 octets au lieu de 32\./)
    assert.match(texte, /cookies\.cles » est invalide : ce n’est pas du base64\./)
    assert.match(texte, /signature\.jwks\.json » est invalide : ce n’est pas un jeu de clés privées EC P-256/)
    assert.match(texte, /SECRET_JETON_USAGER est invalide : la clé fait 3 octets/)
  })

  it('J3 — refusent une clé publique qui n’est pas celle de la clé privée', async () => {
    const dossier = await desSecretsDeProduction('depareillee')
    const [autre] = (await chargerSecrets(demonstration(join(racine, 'autre')), {})).signature
    const chemin = join(dossier, 'signature.jwks.json')
    const { keys } = JSON.parse(readFileSync(chemin, 'utf8')) as { keys: [{ kid: string }] }
    writeFileSync(chemin, JSON.stringify({ keys: [{ ...keys[0], x: autre?.x, y: autre?.y }] }))
    assert.match((await refus(dossier)).join('\n'), /n’est pas une clé P-256 cohérente/)
  })

  it('J3 — acceptent plusieurs clés de signature, pour en changer sans rupture', async () => {
    const dossier = await desSecretsDeProduction('rotation')
    const [nouvelle] = (await chargerSecrets(demonstration(join(racine, 'nouvelle')), {})).signature
    const chemin = join(dossier, 'signature.jwks.json')
    const { keys } = JSON.parse(readFileSync(chemin, 'utf8')) as { keys: [{ kid: string }] }
    writeFileSync(chemin, JSON.stringify({ keys: [{ ...nouvelle, kid: '2027' }, ...keys] }))
    const { signature } = await chargerSecrets(production(dossier), {})
    assert.deepEqual(
      signature.map(cle => cle.kid),
      ['2027', keys[0].kid],
    )
  })

  it('J3 — doivent être différents les uns des autres', async () => {
    const dossier = await desSecretsDeProduction('pareils')
    const cle = randomBytes(32).toString('base64')
    assert.deepEqual(await refus(dossier, { SECRET_NIR: cle, SECRET_NIR_EMPREINTE: cle }), [
      'Les clés maitresse, nir, nir-empreinte, jeton-usager et sels-du-journal doivent être différentes.',
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireConfiguration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'

const production = {
  MODE: 'production',
  DATABASE_URL: 'postgres://plateforme_proprietaire:x@base/si',
  DATABASE_URL_APPLICATION: 'postgres://plateforme_application:x@base/si',
  DOSSIER_SECRETS: '/etc/si/secrets',
  HORODATAGE: 'https://horodatage.example.gouv.fr',
  HORODATAGE_AUTORITES: '/etc/si/horodatage.pem',
}

function phrases(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    lireConfiguration(env)
    return []
  } catch (cause) {
    assert.ok(cause instanceof ConfigurationInvalide)
    return cause.phrases
  }
}

describe('La configuration', () => {
  it('suffit, vide, à une démonstration sur cette machine', () => {
    const { mode, adressePublique, databaseUrl, dossierDonnees, dossierSecrets } = lireConfiguration({ PORT: '' })
    assert.deepEqual(
      {
        mode,
        adressePublique,
        databaseUrl,
        donnees: dossierDonnees.endsWith('/donnees'),
        secrets: dossierSecrets.endsWith('/donnees/secrets'),
      },
      { mode: 'demonstration', adressePublique: 'http://127.0.0.1:8080', databaseUrl: undefined, donnees: true, secrets: true },
    )
  })

  it('donne une adresse joignable quand on écoute sur toutes les interfaces', () =>
    assert.equal(lireConfiguration({ HOTE: '0.0.0.0', PORT: '9000' }).adressePublique, 'http://localhost:9000'))

  it('accepte une production complète, annoncée par MODE ou par NODE_ENV', () => {
    assert.deepEqual(phrases(production), [])
    assert.equal(lireConfiguration({ ...production, MODE: '', NODE_ENV: 'production' }).mode, 'production')
  })

  it('dit toutes ses fautes à la fois', () =>
    assert.deepEqual(
      phrases({ PORT: '80a', CONNEXIONS: '0', NIVEAU_JOURNAL: 'fort', ADRESSE_PUBLIQUE: 'ftp://si', NODE_ENV: 'production' }),
      [
        'PORT doit être un entier entre 0 et 65535 (reçu : « 80a »).',
        'ADRESSE_PUBLIQUE doit être une adresse http(s) sans paramètre ni ancre (reçu : « ftp://si »).',
        'CONNEXIONS doit être un entier entre 1 et 1000 (reçu : « 0 »).',
        'NIVEAU_JOURNAL doit valoir fatal ou error ou warn ou info ou debug ou trace ou silent (reçu : « fort »).',
        'La production exige une base réelle : indiquez DATABASE_URL (ou BASE_EMBARQUEE=oui si la base embarquée est un choix assumé).',
        'La production exige DOSSIER_SECRETS : les clés ne sont pas rangées avec les données.',
        'En production, ADRESSE_PUBLIQUE doit commencer par https:// (sauf pour une adresse de cette machine).',
        'La production exige HORODATAGE : l’adresse d’un serveur d’horodatage RFC 3161 (ou interne, si c’est un choix assumé : l’heure des signatures ne serait alors attestée que par la plateforme).',
      ],
    ))

  it('I1 — désigne les fournisseurs d’identité, ou dit ce qui leur manque', () => {
    const proconnect = { PROCONNECT_EMETTEUR: 'https://auth.example.gouv.fr/api/v2', PROCONNECT_CLIENT_ID: 'si-plateforme' }
    assert.deepEqual(lireConfiguration({ ...production, ...proconnect, PROCONNECT_ALGORITHME: 'RS256' }).fournisseurs, [
      { nom: 'proconnect', emetteur: 'https://auth.example.gouv.fr/api/v2', clientId: 'si-plateforme', algorithme: 'RS256' },
    ])
    assert.deepEqual(
      phrases({
        ...production,
        PROCONNECT_EMETTEUR: 'http://auth.example.gouv.fr',
        PROCONNECT_ALGORITHME: 'HS256',
        FRANCECONNECT_EMETTEUR: 'https://ailleurs.example/demonstration/franceconnect',
        FRANCECONNECT_CLIENT_ID: 'si plateforme',
      }),
      [
        'PROCONNECT_ALGORITHME doit valoir ES256 ou RS256 (reçu : « HS256 »).',
        'FRANCECONNECT_CLIENT_ID doit être l’identifiant que le fournisseur a donné, sans espace (reçu : « si plateforme »).',
        'PROCONNECT_EMETTEUR et PROCONNECT_CLIENT_ID vont ensemble : indiquez les deux, ou aucun.',
        'PROCONNECT_EMETTEUR doit commencer par https:// (sauf pour une adresse de cette machine).',
        'FRANCECONNECT_EMETTEUR désigne un fournisseur de démonstration, interdit en production.',
      ],
    )
  })

  it('ne répète jamais une adresse de base, qui contient un mot de passe', () => {
    const [phrase = ''] = phrases({ DATABASE_URL: 'mysql://si:secret@base/si' })
    assert.match(phrase, /^DATABASE_URL doit être une adresse/)
    assert.doesNotMatch(phrase, /secret/)
  })

  for (const [cas, env, attendu] of [
    [
      'un même compte pour les tables et pour l’application',
      { ...production, DATABASE_URL_APPLICATION: production.DATABASE_URL },
      /deux comptes différents/,
    ],
    ['une application sans son propre compte', { ...production, DATABASE_URL_APPLICATION: '' }, /jamais avec le compte propriétaire/],
    ['une adresse publique en clair', { ...production, ADRESSE_PUBLIQUE: 'http://si.gouv.fr' }, /https/],
    [
      'un horodatage dont les autorités ne sont pas dites',
      { ...production, HORODATAGE_AUTORITES: '' },
      /HORODATAGE_AUTORITES .* vont ensemble/,
    ],
    ['un horodatage qui n’est pas une adresse', { ...production, HORODATAGE: 'demain' }, /HORODATAGE doit valoir interne/],
    [
      'un délai du témoin plus court que ce qu’une note met à lui parvenir',
      { ...production, JOURNAL_TEMOIN_GRACE: '4' },
      /au moins 5 secondes/,
    ],
    ['une démonstration sous NODE_ENV=production', { MODE: 'demonstration', NODE_ENV: 'production', BASE_EMBARQUEE: 'oui' }, /contredit/],
  ] as const)
    it(`refuse ${cas}`, () => assert.match(phrases(env).join('\n'), attendu))
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeProtectedHeader, importJWK, type JWTPayload, SignJWT } from 'jose'
import { annoncer, creerVerification, JetonRefuse, type Porteur, revoquerJeton, signerJeton, type Verifier } from './index.js'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai, uneCle } from './plateforme.essai.js'

describe('I3 — un jeton présenté à l’API est vérifié avant tout', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  let verifier: Verifier
  let maintenant = new Date('2026-11-24T10:00:00Z')
  before(async () => {
    plateforme = await demarrerPlateforme({ horloge: () => maintenant })
    editeur = await plateforme.application({ structure: 'CD59-UT-LILLE' })
    verifier = await creerVerification({ ...plateforme, revocations: plateforme.habilitations, horloge: () => maintenant })
  })
  after(() => plateforme.fermer())

  const porteur = (): Porteur => ({ clientId: editeur.clientId, organisation: 'CD59', royaume: '/agent', scopes: ['rechercheusager'] })
  const unJeton = (surcharges: Partial<Porteur> = {}, emission: { duree?: number; jti?: string } = {}) =>
    signerJeton(plateforme.secrets, { ...porteur(), ...surcharges }, { ...plateforme, instant: maintenant, ...emission })
  const estRefuse = (authorization: string | undefined, motif: RegExp) =>
    assert.rejects(
      () => verifier(authorization),
      erreur => {
        assert.ok(erreur instanceof JetonRefuse, String(erreur))
        assert.equal(erreur.statusCode, 401)
        assert.match(erreur.motif, motif)
        return true
      },
    )

  it('I3 — le jeton délivré par le serveur dit qui parle : organisation, structure, application, royaume, scopes', async () => {
    maintenant = new Date()
    const { jeton } = await demanderJeton(plateforme, editeur)
    const { jti, expire, ...reste } = await verifier(`Bearer ${jeton}`)
    assert.ok(jti)
    assert.ok(Math.abs(expire - Date.now() / 1000 - 1499) < 5)
    assert.deepEqual(reste, {
      clientId: editeur.clientId,
      organisation: 'CD59',
      structure: 'CD59-UT-LILLE',
      royaume: '/agent',
      scopes: ['rechercheusager'],
      sujet: editeur.clientId,
    })
    maintenant = new Date('2026-11-24T10:00:00Z')
  })

  it('I3 — le jeton signé en ligne de commande pour un agent ou une personne est du même format', async () => {
    const agent = await verifier(`Bearer ${await unJeton({ sujet: 'madameRoy', agent: 'madameRoy' })}`)
    assert.equal(agent.agent, 'madameRoy')
    const personne = await verifier(`bearer ${await unJeton({ royaume: '/individu', sujet: 'amina', personne: 'chiffre-d-amina' })}`)
    assert.equal(personne.royaume, '/individu')
    assert.equal(personne.personne, 'chiffre-d-amina')
  })

  it('I3 — sans jeton, la réponse demande un Bearer sans nommer d’erreur ; avec un mauvais, elle dit invalid_token (RFC 6750)', async () => {
    for (const absent of [undefined, '']) {
      await assert.rejects(verifier(absent), erreur => erreur instanceof JetonRefuse && erreur.entetes['www-authenticate'] === 'Bearer')
    }
    await assert.rejects(
      verifier('Bearer abc'),
      erreur => erreur instanceof JetonRefuse && erreur.entetes['www-authenticate'] === 'Bearer error="invalid_token"',
    )
  })

  it('I3 — un en-tête illisible, démesuré ou d’un autre schéma est refusé', async () => {
    for (const entete of ['Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer é', 'Bearer \0', `Bearer ${'a'.repeat(20_000)}`]) {
      await estRefuse(entete, /illisible/)
    }
  })

  /** Signs any claims with the real key: what a bug or a theft of another issuer's configuration would give. */
  const forger = async (claims: JWTPayload, entete: Record<string, string> = {}, cle = plateforme.secrets.signature[0] ?? {}) => {
    const { kid = '' } = decodeProtectedHeader(await unJeton())
    const jeton = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...entete })
    return `Bearer ${await jeton.sign(await importJWK(cle, 'ES256'))}`
  }
  const claims = (): JWTPayload => ({
    iss: plateforme.adressePublique,
    aud: `${plateforme.adressePublique}/api`,
    sub: editeur.clientId,
    client_id: editeur.clientId,
    org: 'CD59',
    realm: '/agent',
    jti: 'j',
    exp: maintenant.getTime() / 1000 + 60,
  })

  it('I3 — un jeton d’un autre émetteur, d’un autre destinataire, d’un autre type ou d’une autre clé est refusé', async () => {
    assert.equal((await verifier(await forger(claims()))).jti, 'j')
    await estRefuse(await forger({ ...claims(), iss: 'https://ailleurs.example' }), /iss/)
    await estRefuse(await forger({ ...claims(), aud: 'https://ailleurs.example/api' }), /aud/)
    await estRefuse(await forger({ ...claims(), exp: maintenant.getTime() / 1000 - 1 }), /exp/)
    await estRefuse(await forger(claims(), { typ: 'JWT' }), /typ/)
    await estRefuse(await forger(claims(), { kid: 'autre' }), /clé/)
    await estRefuse(await forger(claims(), {}, await uneCle()), /signature/)
    const { org: _, ...sansOrganisation } = claims()
    await estRefuse(await forger(sansOrganisation), /incomplètes/)
    const { exp: __, ...sansTerme } = claims()
    await estRefuse(await forger(sansTerme), /incomplètes/)
  })

  it('I3 — un jeton sans signature, ou dont le contenu a été retouché, est refusé', async () => {
    const [entete, corps, signature] = (await unJeton()).split('.')
    const sans = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    await estRefuse(`Bearer ${sans}.${corps}.`, /./)
    const autre = Buffer.from(JSON.stringify({ ...claims(), org: 'FT' })).toString('base64url')
    await estRefuse(`Bearer ${entete}.${autre}.${signature}`, /signature/)
  })

  it('I3 — un jeton déjà vu expire à l’heure dite', async () => {
    const jeton = `Bearer ${await unJeton({}, { duree: 60 })}`
    await verifier(jeton)
    maintenant = new Date(maintenant.getTime() + 59_000)
    await verifier(jeton)
    maintenant = new Date(maintenant.getTime() + 1_000)
    await estRefuse(jeton, /expiré/)
  })

  it('I3 — un jeton révoqué, ou dont l’application est suspendue, cesse de valoir même s’il a déjà servi', async () => {
    maintenant = new Date()
    const jeton = `Bearer ${await unJeton({}, { jti: 'a-revoquer' })}`
    const { jti, expire } = await verifier(jeton)
    await revoquerJeton(plateforme.sql, { jti, expire })
    await plateforme.habilitations.rafraichir()
    await estRefuse(jeton, /révoqué/)

    const autre = `Bearer ${await unJeton()}`
    await verifier(autre)
    await plateforme.sql.begin(async tx => {
      await tx`update application set active = false where client_id = ${editeur.clientId}`
      await annoncer(tx)
    })
    await plateforme.habilitations.rafraichir()
    await estRefuse(autre, /hors service/)
  })
})

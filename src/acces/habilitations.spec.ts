import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import {
  annoncer,
  enregistrerApplication,
  HabilitationsPerimees,
  lireHabilitations,
  renouvelerSecret,
  retirerAnciensSecrets,
} from './index.js'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai } from './plateforme.essai.js'

/** Waits until the condition holds, two seconds at most. */
const jusqua = async (condition: () => boolean): Promise<void> => {
  const fin = Date.now() + 2_000
  while (!condition()) {
    assert.ok(Date.now() < fin, 'toujours pas au bout de deux secondes')
    await attendre(10)
  }
}

describe('I3 — les habilitations s’appliquent en quelques secondes sur tous les processus', () => {
  let plateforme: PlateformeDEssai
  before(async () => {
    plateforme = await demarrerPlateforme()
  })
  after(() => plateforme.fermer())

  it('I3 — organisations, structures et applications se lisent par leur code', async () => {
    const { clientId } = await plateforme.application()
    const { habilitations } = plateforme
    assert.deepEqual(habilitations.organisation('CD59')?.departements, ['59'])
    assert.equal(habilitations.structure('CD59-UT-LILLE')?.organisation, 'CD59')
    assert.deepEqual(habilitations.application(clientId)?.royaumes, ['/agent'])
    assert.equal(habilitations.application('inconnu'), undefined)
    assert.equal(habilitations.organisation('constructor'), undefined)
  })

  it('I3 — une application coupée l’est ailleurs dès l’annonce, par notification', async () => {
    const autre = await lireHabilitations(plateforme.sql, { sondageMs: 60_000 })
    const { clientId } = await plateforme.application()
    await jusqua(() => autre.application(clientId)?.active === true)
    await plateforme.sql.begin(async tx => {
      await tx`update application set active = false where client_id = ${clientId}`
      await annoncer(tx)
    })
    await jusqua(() => autre.application(clientId)?.active === false)
    await autre.fermer()
  })

  it('I3 — sans notification, le sondage de la version suffit', async () => {
    const autre = await lireHabilitations(plateforme.sql, { sondageMs: 100 })
    const { clientId } = await plateforme.application()
    await plateforme.sql`update application set active = false where client_id = ${clientId}`
    await plateforme.sql`update habilitation_version set version = version + 1`
    await jusqua(() => autre.application(clientId)?.active === false)
    await autre.fermer()
  })

  it('I3 — passé une minute sans confirmation, tout accès est refusé plutôt qu’accordé à tort', async () => {
    let instant = 0
    const autre = await lireHabilitations(plateforme.sql, { sondageMs: 60_000, instant: () => instant })
    await autre.rafraichir()
    instant = 60_000
    assert.equal(autre.estRevoque('x'), false)
    instant = 60_001
    assert.equal(autre.ageMs(), 60_001)
    for (const question of [
      () => autre.estRevoque('x'),
      () => autre.application('x'),
      () => autre.organisation('CD59'),
      () => autre.structure('x'),
      () => autre.adhere('CD59', 'a', 'b', '2026-01-01'),
    ]) {
      assert.throws(question, HabilitationsPerimees)
    }
    await autre.rafraichir()
    assert.equal(autre.estRevoque('x'), false)
    await autre.fermer()
  })

  it('I3 — le secret d’une application n’est rendu qu’une fois et n’est gardé que haché', async () => {
    const { clientId, secret } = await plateforme.application()
    assert.equal(Buffer.from(secret, 'base64url').length, 32)
    const [ligne] = await plateforme.sql`select application::text as texte from application where client_id = ${clientId}`
    assert.ok(!String(ligne?.texte).includes(secret))
  })

  it('I3 — pendant un renouvellement l’ancien secret et le nouveau valent, puis l’ancien seul s’éteint', async () => {
    const editeur = await plateforme.application()
    const obtenir = async (secret: string) => (await demanderJeton(plateforme, { ...editeur, secret })).statut
    const nouveau = await renouvelerSecret(plateforme.sql, editeur.clientId)
    await plateforme.habilitations.rafraichir()
    assert.deepEqual([await obtenir(editeur.secret), await obtenir(nouveau)], [200, 200])
    await retirerAnciensSecrets(plateforme.sql, editeur.clientId)
    await plateforme.habilitations.rafraichir()
    assert.deepEqual([await obtenir(editeur.secret), await obtenir(nouveau)], [400, 200])
    const dernier = await renouvelerSecret(plateforme.sql, editeur.clientId)
    await renouvelerSecret(plateforme.sql, editeur.clientId)
    await plateforme.habilitations.rafraichir()
    assert.deepEqual([await obtenir(nouveau), await obtenir(dernier)], [400, 200])
    await assert.rejects(renouvelerSecret(plateforme.sql, 'inconnu'), /Aucune application/)
  })

  it('I3 — une description d’application inacceptable est refusée par une phrase', async () => {
    const une = { nom: 'Éditeur', organisation: 'CD59', royaumes: ['/agent'], scopes: ['rechercheusager'] } as const
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, scopes: ['*'] }), /n’est pas un scope/)
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, scopes: ['deux mots'] }), /n’est pas un scope/)
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, clientId: 'é' }), /identifiant/)
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, secret: 'court' }), /43 caractères/)
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, methode: 'private_key_jwt', jwks: { keys: [] } }), /clé publique/)
    await assert.rejects(enregistrerApplication(plateforme.sql, { ...une, organisation: 'INCONNUE' }))
    const { clientId } = await enregistrerApplication(plateforme.sql, une)
    assert.match(clientId, /^PAR_editeur_[0-9a-f]{64}$/)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai } from './plateforme.essai.js'

describe('A5 — un client qui demande trop de jetons reçoit le 429 que France Travail publie', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  let maintenant = new Date()
  before(async () => {
    plateforme = await demarrerPlateforme({ jetonsParSeconde: 3, horloge: () => maintenant })
    editeur = await plateforme.application()
  })
  after(() => plateforme.fermer())

  it('A5 — 429 en texte, Retry-After entier et les deux en-têtes de la passerelle ; la seconde suivante passe', async () => {
    for (const _ of [1, 2, 3]) assert.equal((await demanderJeton(plateforme, editeur)).statut, 200)
    const { statut, entetes, texte } = await demanderJeton(plateforme, editeur)
    assert.equal(statut, 429)
    assert.equal(entetes.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(entetes.get('retry-after'), '1')
    assert.equal(entetes.get('x-ratelimit-burst-capacity-clientidlimiter'), '3')
    assert.equal(entetes.get('x-ratelimit-remaining-clientidlimiter'), '0')
    assert.match(texte, /Trop de demandes/)
    maintenant = new Date(maintenant.getTime() + 1_000)
    assert.equal((await demanderJeton(plateforme, editeur)).statut, 200)
  })

  it('A5 — le quota est propre à chaque client, et qui n’a pas le secret ne l’épuise pas', async () => {
    maintenant = new Date(maintenant.getTime() + 1_000)
    const autre = await plateforme.application()
    for (const _ of [1, 2, 3, 4, 5]) assert.equal((await demanderJeton(plateforme, { ...editeur, secret: 'faux' })).statut, 400)
    for (const _ of [1, 2, 3]) assert.equal((await demanderJeton(plateforme, editeur)).statut, 200)
    assert.equal((await demanderJeton(plateforme, autre)).statut, 200)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { annoncer } from '../../acces/index.js'

describe('A7 — Un droit retiré se ferme aux jetons déjà donnés', () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  it('l’abonnement retiré ferme l’échange à la requête suivante, sans attendre la fin du jeton', async () => {
    const scope = 'identite.accompagnement.consulter'
    const clientId = 'PAR_logiciel-nord_59'
    const corps = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: await p.secretDe(clientId),
      scope,
    })
    const donne = await p.appeler('/connexion/oauth2/access_token?realm=/agent', {
      method: 'POST',
      body: corps,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    const { access_token: jeton } = (await donne.json()) as { access_token: string }
    const lire = () => p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton })
    assert.equal((await lire()).status, 200)
    await p.base.application`update application set scopes = array_remove(scopes, ${scope}) where client_id = ${clientId}`
    await annoncer(p.base.application)
    await p.habilitations.rafraichir()
    assert.equal((await lire()).status, 403)
  })
})

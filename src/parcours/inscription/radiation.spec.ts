import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'

describe('E4, A7 — La radiation ne se prononce que par qui la loi désigne', () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  const corriger = async (chemin: string, jeton: string, statut: string) =>
    p.appeler(chemin, { method: 'PATCH', jeton, headers: { 'if-match': '"1"' }, body: JSON.stringify({ statut }) })

  it('la caisse ne peut pas radier Amina ; elle peut dire que son inscription cesse', async () => {
    const corps = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'PAR_caf_591',
      client_secret: await p.secretDe('PAR_caf_591'),
      scope: 'inscription.inscriptionAutomatique.corriger',
    })
    const reponse = await fetch(`${p.url}/connexion/oauth2/access_token?realm=/partenaire`, { method: 'POST', body: corps })
    const { access_token: jeton } = (await reponse.json()) as { access_token: string }
    const chemin = `/api/v1/inscription-automatique/inscriptions/${p.identifiant('amina', 'CAF591')}`
    const refus = await corriger(chemin, jeton, 'radie')
    assert.equal(refus.status, 422)
    assert.match(await refus.text(), /L\. 5412-1/)
    assert.equal((await corriger(chemin, jeton, 'cessation')).status, 200)
  })

  it('le conseiller de France Travail ne l’écrit pas davantage : une décision se prend, se motive et se signe', async () => {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('yanis', 'FT')}`
    const refus = await corriger(chemin, await p.jetonDe('julien'), 'radie')
    assert.equal(refus.status, 422)
    assert.match(await refus.text(), /décision motivée d’un agent nommé/)
  })
})

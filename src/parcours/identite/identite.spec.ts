import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'

describe('A1, A7 — L’identité se lit à travers l’échange qui l’autorise', () => {
  let p: PlateformeDEssai
  before(async () => {
    p = await unePlateforme()
  })
  after(() => p.fermer())

  it('madame Roy, référente du Nord, lit Amina sans son NIR', async () => {
    const jeton = await p.jetonDe('madameRoy')
    const reponse = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton })
    assert.equal(reponse.status, 200, await reponse.clone().text())
    const corps = (await reponse.json()) as { donnees: Record<string, unknown>; misAJour: { par: string } }
    assert.equal(corps.donnees.nom, 'BENALI')
    assert.equal('nir' in corps.donnees, false)
    assert.equal(corps.misAJour.par, 'CAF591')
  })
})

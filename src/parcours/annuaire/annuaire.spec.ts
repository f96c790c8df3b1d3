import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'

const p = await unePlateforme()
after(() => p.fermer())
type Trouve = { commune: { code: string }; decideDuRsa: { qui: string }; structures: { organisation: string; structure: string | null }[] }
const demander = async (requete: string, qui = 'madameRoy') =>
  p.appeler(`/api/v1/structures/competentes?${requete}`, { jeton: await p.jetonDe(qui) })
const trouver = async (requete: string) => {
  const r = await demander(requete)
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Trouve
}
const places = ({ structures }: Trouve) => structures.map(s => `${s.organisation} ${s.structure ?? '—'}`)

describe('G7 — Trouver qui reçoit les personnes d’une adresse', () => {
  it('la structure qui nomme la commune l’emporte sur celle du département, organisme par organisme', async () => {
    const roubaix = await trouver('commune=59512')
    for (const place of ['FT FT-59-ROUBAIX', 'CD59 CD59-UT-ROUBAIX', 'CE59 —', 'DCD59-CCAS-ROUBAIX —'])
      assert.ok(places(roubaix).includes(place), `${place} : ${places(roubaix).join(', ')}`)
    assert.ok(!places(roubaix).includes('CD59 CD59-UT-LILLE'))
    const lille = await trouver('lieu=Lille')
    assert.equal(lille.commune.code, '59350')
    for (const place of ['FT FT-59-LILLE', 'CD59 CD59-UT-LILLE', 'ML-LILLE ML-LILLE-CENTRE'])
      assert.ok(places(lille).includes(place), place)
    assert.ok(!places(lille).some(x => x.includes('LYON') || x.includes('ARRAS')))
  })

  it('par le code postal, et dans un département recentralisé : France Travail décide', async () => {
    assert.equal((await trouver('lieu=59100')).commune.code, '59512')
    assert.equal((await trouver('commune=59350')).decideDuRsa.qui, 'CD')
    assert.equal((await trouver('lieu=Saint-Denis&commune=97411')).decideDuRsa.qui, 'FT')
  })

  it('déléguée par le département, la décision revient à France Travail', async () => {
    await p.base
      .proprietaire`insert into delegation_de_l_orientation (organisation, du, au, acte) values ('CD62', '2026-01-01', null, 'délibération')`
    assert.equal((await trouver('lieu=Arras')).decideDuRsa.qui, 'FT')
  })

  it('un lieu que personne ne connaît, un département au lieu d’une commune : 404 ; une caisse : 403', async () => {
    for (const requete of ['lieu=Nulle-Part', 'lieu=Nord', 'commune=99999', ''])
      assert.equal((await demander(requete)).status, 404, requete)
    assert.equal((await demander('lieu=Lille', 'amina')).status, 200, 'une personne cherche pour elle-même')
    assert.equal((await demander('lieu=Lille', 'madameNoel')).status, 403)
  })
})

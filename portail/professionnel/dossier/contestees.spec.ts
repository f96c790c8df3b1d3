import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme({ horloge: () => new Date('2026-11-24T09:00:00Z') })
})
after(() => p.fermer())

const page = async (qui: string, chemin: string) => {
  const r = await p.appeler(chemin, { headers: { cookie: await p.ouvrirSession(qui) } })
  assert.equal(r.status, 200, `${qui} ${chemin}`)
  return (await r.text()).replaceAll(/[\u00a0\u202f]/g, ' ')
}
const dossier = (organisation: string) => `/professionnel/dossiers/${p.identifiant('amina', organisation)}`
const poster = async (qui: string, suite: string, corps: object) =>
  p.appeler(`/api/v1/contestations${suite}`, { method: 'POST', jeton: await p.jetonDe(qui), body: JSON.stringify(corps) })
const contester = async (ressource: string, champ: string) => {
  const r = await poster('amina', '', { ressource, champ, constat: 'inexacte', explication: 'Ce n’est pas exact.' })
  assert.equal(r.status, 201)
  return ((await r.json()) as { id: string }).id
}
const marque = /contestée le 24 novembre 2026/g

describe('J7 — Une donnée contestée se lit comme telle', () => {
  it('à côté de la donnée, au dossier et chez la personne ; l’API le dit à qui la lit ; et à nul autre', async () => {
    const id = await contester('droitsRsa', 'matricule')
    const html = await page('madameRoy', dossier('CD59'))
    assert.equal(html.match(marque)?.length, 1)
    assert.match(
      html,
      new RegExp(
        `<dt>Numéro d’allocataire</dt>\\s*<dd>[\\s\\S]{0,60}<a href="/professionnel/contestations/${id}"><span class="etiquette ton-attente">contestée le`,
      ),
    )
    assert.match(
      await page('amina', '/mon-espace/donnees'),
      /contestée le 24 novembre 2026<\/span><span class="a-entendre"> : Numéro d’allocataire/,
    )
    const lire = async (qui: string, organisation: string) => {
      const r = await p.appeler(`/api/v1/contestations?etat=ouvertes&usager=${p.identifiant('amina', organisation)}`, {
        jeton: await p.jetonDe(qui),
      })
      return ((await r.json()) as { elements: { champ: string; deposeeLe: string }[] }).elements.map(c => [c.champ, c.deposeeLe])
    }
    assert.deepEqual(await lire('madameRoy', 'CD59'), [['matricule', '2026-11-24T09:00:00.000Z']])
    assert.doesNotMatch(await page('julien', dossier('FT')), marque, 'il ne lit pas le matricule')
    assert.deepEqual(await lire('julien', 'FT'), [])
  })

  it('une réponse retire la marque', async () => {
    const id = await contester('identite', 'adresse')
    assert.equal((await page('madameRoy', dossier('CD59'))).match(marque)?.length, 2)
    assert.equal(
      (await poster('madameRoy', `/${id}/reponse`, { etat: 'refusee', reponse: 'La Poste confirme cette adresse.' })).status,
      200,
    )
    assert.equal((await page('madameRoy', dossier('CD59'))).match(marque)?.length, 1)
  })
})

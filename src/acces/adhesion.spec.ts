import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { annoncer } from './index.js'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai } from './plateforme.essai.js'

const VOLONTAIRE = 'immersion.partage.consulter'

describe('J9 — un échange volontaire demande l’adhésion de l’organisation', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  before(async () => {
    plateforme = await demarrerPlateforme()
    editeur = await plateforme.application({ scopes: ['rechercheusager', VOLONTAIRE] })
  })
  after(() => plateforme.fermer())

  const adherer = async (du: string, au: string | null) => {
    await plateforme.sql`delete from adhesion`.catch(() => undefined)
    await plateforme.sql`insert into adhesion (organisation, ressource, echange, du, au) values ('CD59', 'immersion', 'partage', ${du}, ${au})
      on conflict (organisation, ressource, echange, du) do update set au = excluded.au`
    await annoncer(plateforme.sql)
    await plateforme.habilitations.rafraichir()
  }

  it('J9 — sans adhésion, le scope demandé est refusé et la raison est dite', async () => {
    const { statut, json } = await demanderJeton(plateforme, editeur, { scope: `rechercheusager ${VOLONTAIRE}` })
    assert.equal(statut, 400)
    assert.equal(json.error, 'invalid_scope')
    assert.match(String(json.error_description), /adhésion/)
  })

  it('J9 — sans adhésion, application_<client_id> ne le confère pas', async () => {
    const { jeton } = await demanderJeton(plateforme, editeur, { scope: `application_${editeur.clientId}` })
    assert.equal(decodeJwt(jeton).scope, `application_${editeur.clientId} rechercheusager`)
  })

  it('J9 — une adhésion qui n’a pas commencé, ou qui a pris fin, ne vaut pas', async () => {
    await adherer('2026-11-25', null)
    assert.equal((await demanderJeton(plateforme, editeur, { scope: VOLONTAIRE })).statut, 400)
    await adherer('2026-01-01', '2026-11-23')
    assert.equal((await demanderJeton(plateforme, editeur, { scope: VOLONTAIRE })).statut, 400)
  })

  it('J9 — dès l’adhésion, premier et dernier jours compris, le scope est accordé', async () => {
    await adherer('2026-11-24', '2026-11-24')
    const { statut, json } = await demanderJeton(plateforme, editeur, { scope: VOLONTAIRE })
    assert.equal(statut, 200)
    assert.equal(json.scope, VOLONTAIRE)
  })
})

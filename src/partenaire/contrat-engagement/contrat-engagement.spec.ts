import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { contenu } from '../../parcours/contrat-engagement/contrat.essai.js'
import { amina, type Facade, karim, uneFacade } from '../facade.essai.js'
import type { ContratDuContrat } from './formes.js'

const jour = '2026-11-24'

describe('A5, D3 — contrat d’engagement : les appels publiés, dans leur ordre', () => {
  let f: Facade
  let jeton = ''
  let jetonUsager = ''
  before(async () => {
    f = await uneFacade({ le: new Date(`${jour}T10:00:00Z`) })
    jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    jetonUsager = await f.jetonUsager(jeton, ...amina)
  })
  after(() => f.fermer())

  const appeler = (verbe: 'GET' | 'POST' | 'PATCH', quoi: string, corps?: unknown) =>
    f.appeler(verbe, `/contrat-engagement/v1/${quoi}`, { jeton, jetonUsager, corps })
  const lu = async () => (await appeler('GET', 'lecture')).json as unknown as ContratDuContrat
  const instant = '2026-11-24T09:12:45.123Z'

  it('aucun contrat : 204 ; rien à mettre à jour : un refus qui le dit', async () => {
    for (const quoi of ['lecture', 'lecture-structure']) assert.equal((await appeler('GET', quoi)).statut, 204)
    const { statut, json } = await appeler('PATCH', 'signer', { dateSignature: instant })
    assert.deepEqual([statut, json?.message], [400, 'L’usager n’a aucun contrat d’engagement à mettre à jour.'])
  })

  it('une date qui manque, illisible ou à venir : 400 ou 422, et rien n’est créé', async () => {
    for (const corps of [{}, { dateSignature: 'hier' }, { dateRefus: instant }])
      assert.equal((await appeler('POST', 'signer', corps)).statut, 400)
    const { statut, json } = await appeler('POST', 'signer', { dateSignature: '2026-11-26T00:00:00.000Z' })
    assert.equal(statut, 422)
    assert.match(String(json?.message), /à venir/)
    assert.equal((await appeler('GET', 'lecture')).statut, 204)
  })

  it('POST signer le crée signé, deux fois de suite comme une ; la plateforme dit que ses clauses sont ailleurs', async () => {
    for (let fois = 0; fois < 2; fois++) {
      const { statut, json, texte } = await appeler('POST', 'signer', { dateSignature: instant })
      assert.deepEqual([statut, json], [200, {}], texte)
    }
    const { reference: _, ...reste } = await lu()
    assert.deepEqual(reste, {
      etat: 'Signé',
      dateEtat: jour,
      dateSignature: jour,
      edition: 1,
      organisme: 'CD',
      etabliAilleurs: true,
      objectifs: [],
      actions: [],
    })
    assert.deepEqual((await appeler('GET', 'lecture-structure')).json, [])
    const actes = await f.base.proprietaire`select maniere, partie from signature_de_contrat`
    assert.deepEqual(
      actes.map(a => ({ ...a })),
      [{ maniere: 'DECLAREE', partie: 'LES_DEUX' }],
    )
  })

  it('PATCH refuser, puis PATCH signer : l’ordre de la collection', async () => {
    assert.equal((await appeler('PATCH', 'refuser', { dateRefus: instant })).statut, 200)
    const { etat, dateSignature } = await lu()
    assert.deepEqual([etat, dateSignature], ['Refusé', undefined])
    assert.equal((await appeler('PATCH', 'signer', { dateSignature: instant })).statut, 200)
    assert.equal((await lu()).etat, 'Signé')
  })

  it('actualisé sur la plateforme, il est à signer, avec ses clauses ; POST signer le signe', async () => {
    const chemin = `/api/v1/accompagnement/contrats-d-engagement/${f.identifiant('amina', 'CD59')}/1`
    const lue = await f.base.proprietaire<{ version: number }[]>`select version from contrat_engagement`
    const r = await f.app.inject({
      method: 'PATCH',
      url: chemin,
      headers: {
        authorization: `Bearer ${await f.jetonDePersona('madameRoy')}`,
        'if-match': `"${lue[0]?.version}"`,
        'content-type': 'application/json',
      },
      payload: { ...contenu, projet: null },
    })
    assert.equal(r.statusCode, 200, r.payload)
    const { etat, edition, casDuree, heuresHebdomadaires, actions, etabliAilleurs } = await lu()
    assert.deepEqual([etat, edition, casDuree, heuresHebdomadaires, etabliAilleurs], ['A signer', 2, 'STANDARD', 15, false])
    assert.deepEqual(actions, [
      { libelle: 'Trouver une place en crèche', thematique: 'famille', dateDebut: '2026-11-30', heuresHebdomadaires: 3 },
    ])
    assert.deepEqual((await appeler('GET', 'lecture-structure')).json, [
      { partie: 'ORGANISME', libelle: 'Un échange par semaine' },
      { partie: 'USAGER', libelle: 'Participer aux actions de son plan' },
    ])
    assert.equal((await appeler('POST', 'signer', { dateSignature: jour })).statut, 200)
    assert.equal((await lu()).etat, 'Signé')
  })

  it('suspendu, il ne se signe plus : 409, avec sa phrase', async () => {
    await f.base.proprietaire`update contrat_engagement set etat = 'SUSPENDU', etat_avant = 'A_SIGNER'`
    const { statut, json } = await appeler('POST', 'signer', { dateSignature: jour })
    assert.equal(statut, 409)
    assert.match(String(json?.message), /L’inscription a cessé/)
    assert.equal((await lu()).etat, 'Suspendu')
  })

  it('un usager que l’on ne suit pas : pas de jeton, 401', async () => {
    assert.equal(await f.jetonUsager(jeton, ...karim), 'null')
    const { statut } = await f.appeler('GET', '/contrat-engagement/v1/lecture', { jeton })
    assert.equal(statut, 401)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Appelant } from '../../moteur/appelant.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { amina, type Facade, leo, uneFacade } from '../facade.essai.js'
import type { RendezVousDuContrat } from './formes.js'

const chemin = '/rendez-vous-partenaire/v1/rendez-vous'
const julien: Appelant = {
  ...{ organisation: 'FT', type: 'FT', structure: null, agent: 'caron.julien|CARON|Julien', application: 'portail' },
  ...{ personne: null, preuve: null, lignes: new Set(), correlation: 'essai-de-reunion' },
}
/** The body of the published collection, whose day was past when it was sent. */
const dePostman = {
  organisme: { code: 'CD', emailContact: 'test@test.fr' },
  motif: 'ACC',
  date: '2025-10-01T10:30:00.000Z',
  modaliteContact: 'PHYSIQUE',
  typeReception: 'IND',
  statut: 'PRIS',
  libelleAdresse: 'Maison départementale',
  adresse: '113 avenue Thiers, 33100 Bordeaux',
}
/** All that the client in service sends (2.3), its `id` null at the creation. */
const deRdvInsertion = (autres: Record<string, unknown> = {}) => ({
  id: null,
  adresse: '21 rue de la Toison d’Or, 59000 Lille',
  date: '2026-12-03T10:00:00.000+01:00',
  duree: 45,
  information: '',
  initiateur: 'USAGER',
  libelleAdresse: 'UT Lille',
  modaliteContact: 'TELEPHONE',
  motif: 'ACC',
  organisme: { code: 'CD', emailContact: '', idStructure: null, libelleStructure: 'UT Lille', telephoneContact: '03 20 00 00 00' },
  statut: 'PRIS',
  telephoneContactUsager: '+33601020304',
  theme: 'RSA Premier RDV d’accompagnement',
  typeReception: 'IND',
  interlocuteur: { email: 'claire.roy@nord.example.fr', nom: 'ROY', prenom: 'Claire' },
  ...autres,
})

describe('A5, D9 — rendez-vous partenaire v1 : les appels publiés, dans leur ordre', () => {
  let f: Facade
  let jeton = ''
  let jetonUsager = ''
  before(async () => {
    f = await uneFacade({ le: new Date('2026-11-12T10:00:00Z') })
    jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    jetonUsager = await f.jetonUsager(jeton, ...amina)
    const orientee = await f.appeler('POST', '/orientationusager/v1/orientation', {
      jeton,
      jetonUsager,
      corps: { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' },
    })
    assert.equal(orientee.statut, 201, orientee.texte)
  })
  after(() => f.fermer())

  const envoyer = (verbe: 'POST' | 'PUT', corps: unknown) => f.appeler(verbe, chemin, { jeton, jetonUsager, corps })
  const supprimer = (id: unknown) => f.appeler('DELETE', `${chemin}/${String(id)}`, { jeton, jetonUsager })
  const lecture = () => f.appeler('GET', '/rendez-vous-partenaire/v1/rendez-vous-usager?', { jeton, jetonUsager })
  const lus = async () => (await lecture()).json as unknown as RendezVousDuContrat[]
  const activites = async () => {
    const { json } = await f.appeler('GET', '/activites-operationnelles/v2/activites/chercher?codeActivite=ACT380', { jeton })
    return ((json?.activites ?? []) as { codeActivite: string }[]).filter(a => a.codeActivite === 'ACT380').length
  }

  it('aucun rendez-vous : 204 ; un jour passé est accepté : 202 et un identifiant ; ACT380 disparaît', async () => {
    assert.equal((await lecture()).statut, 204)
    assert.equal(await activites(), 1)
    const { statut, json } = await envoyer('POST', dePostman)
    assert.equal(statut, 202, JSON.stringify(json))
    assert.ok(json?.id)
    assert.equal(await activites(), 0)
    const [pris] = await lus()
    assert.deepEqual([pris?.id, pris?.date, pris?.duree, pris?.initiateur], [json.id, dePostman.date, null, 'PARTENAIRE'])
  })

  it('envoyé deux fois, il n’est pris qu’une fois ; annulé : 200, même répété, et ACT380 revient', async () => {
    const { json } = await envoyer('POST', dePostman)
    assert.equal((await lus()).length, 1)
    assert.equal((await supprimer(json?.id)).statut, 200)
    assert.equal((await supprimer(json?.id)).statut, 200)
    assert.equal((await lus())[0]?.statut, 'ANNULE')
    assert.equal(await activites(), 1)
    const repris = await envoyer('PUT', { ...dePostman, id: json?.id })
    assert.deepEqual([repris.statut, repris.json?.codeErreur], [400, 'ID_NON_RECONNU'])
  })

  it('le corps du client en service : vide se dit null, l’heure garde son instant, puis il suit son cours', async () => {
    const { statut, json } = await envoyer('POST', deRdvInsertion())
    assert.equal(statut, 202, JSON.stringify(json))
    const id = json?.id
    const lu = async () => (await lus()).find(r => r.id === id)
    assert.deepEqual(await lu(), {
      ...deRdvInsertion(),
      id,
      date: '2026-12-03T09:00:00.000Z',
      information: null,
      organisme: { ...deRdvInsertion().organisme, emailContact: null },
    })
    assert.equal((await envoyer('PUT', deRdvInsertion({ id }))).statut, 200)
    assert.equal((await lu())?.statut, 'PRIS', 'redit, il ne change pas')
    const deplace = deRdvInsertion({ id, date: '2026-11-12T09:00:00.000+01:00' })
    assert.equal((await envoyer('PUT', deplace)).statut, 200)
    assert.equal((await lu())?.statut, 'MODIFIE')
    assert.equal((await envoyer('PUT', { ...deplace, statut: 'ABSENT' })).statut, 200)
    assert.equal(await activites(), 1)
    assert.equal((await envoyer('PUT', { ...deplace, statut: 'EFFECTUE' })).statut, 200)
    assert.equal(await activites(), 0)
    const refuse = await supprimer(id)
    assert.deepEqual([refuse.statut, refuse.json?.message], [409, 'Ce rendez-vous a eu lieu : il ne s’annule plus.'])
  })

  it('un identifiant inconnu, ou d’un autre : ID_NON_RECONNU ; un corps mal dit : 400 en le nommant', async () => {
    for (const id of ['', 'inconnu', '5b2f7c1e-9a0d-8c3b-a4f6-0d1e2f3a4b5c']) {
      const { statut, json } = await envoyer('PUT', deRdvInsertion({ id }))
      assert.deepEqual([statut, json?.codeErreur], [400, 'ID_NON_RECONNU'])
    }
    const mal = await envoyer('POST', deRdvInsertion({ motif: 'RSA', date: 'demain' }))
    assert.equal(mal.statut, 400)
    assert.match(String(mal.json?.message), /motif.*date|date.*motif/)
    const tot = await envoyer('POST', deRdvInsertion({ statut: 'EFFECTUE', date: '2026-12-24T10:00:00Z' }))
    assert.deepEqual([tot.statut, tot.json?.message], [422, 'Ce rendez-vous n’a pas encore eu lieu.'])
  })

  it('France Travail lit ceux du département, sous un autre identifiant, et ne les change pas', async () => {
    const autre = await f.jetonSigne('PAR_francetravail')
    const sien = await f.jetonUsager(autre, ...amina)
    const r = await f.appeler('GET', '/rendez-vous-partenaire/v1/rendez-vous-usager', { jeton: autre, jetonUsager: sien })
    const vus = r.json as unknown as RendezVousDuContrat[]
    const siens = await lus()
    assert.deepEqual(
      vus.map(v => v.date),
      siens.map(v => v.date),
    )
    assert.ok(!vus.some(v => siens.some(s => s.id === v.id)))
    const change = await f.appeler('PUT', chemin, { jeton: autre, jetonUsager: sien, corps: deRdvInsertion({ id: vus[0]?.id, duree: 20 }) })
    assert.equal(change.statut, 422)
    assert.match(String(change.json?.message), /tenu par CD59/)
  })

  it('B5 — son dossier réuni à un autre, son client le met à jour sous l’identifiant qu’il a gardé : rien n’est pris deux fois ; séparés, de même', async () => {
    const yanis = ['1986-11-02', '1861199352045'] as const
    const rdv = deRdvInsertion({ date: '2026-12-07T09:00:00Z' })
    const pris = await f.appeler('POST', chemin, { jeton, jetonUsager: await f.jetonUsager(jeton, ...yanis), corps: rdv })
    assert.equal(pris.statut, 202, pris.texte)
    const id = String(pris.json?.id)
    const changer = async (qui: readonly [string, string], duree: number, sous = id) =>
      f.appeler('PUT', chemin, { jeton, jetonUsager: await f.jetonUsager(jeton, ...qui), corps: { ...rdv, id: sous, duree } })
    assert.equal((await changer(amina, 20)).json?.codeErreur, 'ID_NON_RECONNU', 'tant que ce n’est pas son dossier')
    const avant = (await lus()).length
    const fusion = await f.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return fusionner(sql, f.moteur, julien, f.numero('amina'), f.numero('yanis'))
    })
    assert.equal((await changer(amina, 20)).statut, 200)
    const reunis = await lus()
    assert.deepEqual([reunis.length, reunis.filter(r => r.duree === 20).length], [avant + 1, 1])
    await f.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return defusionner(sql, f.moteur, julien, fusion)
    })
    assert.equal((await changer(yanis, 30)).statut, 200)
  })

  it('A7 — une personne qu’il ne suit pas, ou sans les scopes : rien', async () => {
    assert.equal(await f.jetonUsager(jeton, ...leo), 'null')
    const sans = await f.jetonSigne('PAR_logiciel-nord_59', { scopes: ['api_rendez-vous-partenairev1'] })
    assert.equal((await f.appeler('POST', chemin, { jeton: sans, jetonUsager, corps: dePostman })).statut, 403)
    const caisse = await f.jetonSigne('PAR_caf_591')
    assert.equal((await f.appeler('GET', '/rendez-vous-partenaire/v1/rendez-vous-usager', { jeton: caisse, jetonUsager })).statut, 403)
  })
})

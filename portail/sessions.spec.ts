import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../outils/plateforme-d-essai.js'
import { fermerLesSessionsDe, fermerSession, type Session } from '../src/acces/session/index.js'

describe('I1, I2, J10 — une session ouvre à l’agent ce que ses rôles permettent, et rien de plus', () => {
  let p: PlateformeDEssai
  let instant = new Date('2026-11-24T09:00:00Z')
  before(async () => {
    p = await unePlateforme({ horloge: () => instant })
  })
  after(() => p.fermer())

  const lue = async (cookie: string): Promise<Session | null> => p.portail.sessions.parCookie(cookie.split('=')[1] ?? '')
  async function session(persona: string, preuve?: Parameters<PlateformeDEssai['ouvrirSession']>[1]): Promise<Session> {
    const s = await lue(await p.ouvrirSession(persona, preuve))
    assert.ok(s, `session de ${persona}`)
    return s
  }
  const dossier = (s: Session, personne: string, echange = s.organisation === 'FT' ? 'tenue-de-la-liste' : 'accompagnement') =>
    p.portail.api(s, 'correlation-d-essai', 'GET', `/api/v1/${echange}/identites/${p.identifiant(personne, s.organisation)}`)

  it('A4 — Mme Roy lit par ses écrans ce que son organisation lit par l’API, et la trace nomme l’agente', async () => {
    const s = await session('madameRoy')
    const { statut, corps } = await dossier(s, 'amina')
    const { corps: parApi } = {
      corps: (await (
        await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })
      ).json()) as Record<string, unknown>,
    }
    assert.equal(statut, 200)
    assert.deepEqual(corps, parApi)
    const [trace] = await p.base
      .application`select agent, application from journal where usager_id = ${p.numero('amina').toString()} and issue = 'servi' order by instant limit 1`
    assert.deepEqual({ ...trace }, { agent: 'roy.claire|ROY|Claire', application: 'portail' })
    assert.equal((await dossier(s, 'nadia')).statut, 404)
  })

  it('I2 — un agent dont le fournisseur ne donne aucun second facteur n’obtient rien', async () => {
    for (const preuve of [
      { acr: 'eidas1', amr: ['pwd'] },
      { acr: 'eidas1-mfa', amr: ['pwd'] },
      { acr: 'inconnu', amr: ['mfa'] },
    ]) {
      const s = await session('madameRoy', preuve)
      assert.equal(s.niveau, 'aucun')
      assert.equal((await dossier(s, 'amina')).statut, 403)
    }
    assert.equal((await session('madameRoy', { acr: 'eidas1', amr: ['pwd'], facteur: 'totp' })).niveau, 'renforce')
  })

  it('J10 — l’administratrice n’ouvre le dossier de personne ; un superviseur lit et n’écrit pas', async () => {
    assert.equal((await dossier(await session('madameAdam'), 'amina')).statut, 403)
    const superviseur = await session('monsieurVidal')
    assert.equal((await dossier(superviseur, 'amina')).statut, 200)
    const ecrit = await p.portail.api(
      superviseur,
      'correlation-d-essai',
      'PATCH',
      `/api/v1/tenue-de-la-liste/identites/${p.identifiant('amina', 'FT')}`,
      {
        corps: { emails: [] },
        entetes: { 'if-match': '"1"' },
      },
    )
    assert.equal(ecrit.statut, 403)
  })

  it('J10 — un agent suspendu, retiré ou échu est dehors au clic suivant, et son jeton avec lui', async () => {
    const cookie = await p.ouvrirSession('sofia')
    const s = await session('sofia')
    assert.equal((await dossier(s, 'leo')).statut, 200)
    const agent = s.agent?.id ?? ''
    await p.base.application`update agent set etat = 'suspendu' where id = ${agent}`
    assert.equal(await lue(cookie), null)
    await fermerLesSessionsDe(p.base.application, agent, 'agent-suspendu', instant)
    await p.habilitations.rafraichir()
    assert.equal((await dossier(s, 'leo')).statut, 401)
    await p.base.application`update agent set etat = 'actif', expire_le = ${instant} where id = ${agent}`
    assert.equal(await lue(await p.ouvrirSession('sofia')), null)
  })

  it('I1 — une session finit : à la déconnexion, après une heure sans clic, après douze heures', async () => {
    const quittee = await p.ouvrirSession('julien')
    await fermerSession(p.base.application, (await lue(quittee))?.id ?? '', 'deconnexion', instant)
    assert.equal(await lue(quittee), null)
    const cookie = await p.ouvrirSession('julien')
    const depart = instant
    const apres = (minutes: number) => {
      instant = new Date(depart.getTime() + minutes * 60_000)
    }
    for (let minutes = 50; minutes < 720; minutes += 50) {
      apres(minutes)
      assert.ok(await lue(cookie), `après ${minutes} minutes`)
    }
    apres(721)
    assert.equal(await lue(cookie), null, 'douze heures')
    const oubliee = await p.ouvrirSession('julien')
    apres(721 + 61)
    assert.equal(await lue(oubliee), null, 'une heure sans clic')
    instant = depart
  })

  it('A8 — Amina, entrée par FranceConnect, lit ses données et celles de personne d’autre', async () => {
    const s = await session('amina', { acr: 'eidas1', amr: ['fc'] })
    assert.equal((await dossier(s, 'amina', 'acces-de-la-personne')).statut, 200)
    assert.equal((await dossier(s, 'leo', 'acces-de-la-personne')).statut, 404)
    assert.equal((await dossier(s, 'amina')).statut, 403)
  })

  it('I1 — un cookie inventé, vide ou démesuré n’est personne', async () => {
    for (const faux of ['', 'a'.repeat(43), 'x'.repeat(5000), '\u0000'.repeat(43)])
      assert.equal(await p.portail.sessions.parCookie(faux), null)
  })
})

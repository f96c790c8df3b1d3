import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import * as client from 'openid-client'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

const retour = 'http://127.0.0.1:4000/retour'
const sa = 'identite.accesDeLaPersonne.consulter'

describe('I4 — une personne se connecte à un service partenaire en sachant ce qu’il reçoit', () => {
  let p: PlateformeDEssai
  let config: client.Configuration
  before(async () => {
    p = await unePlateforme()
    config = await client.discovery(
      new URL(p.adressePublique),
      'PAR_mes_aides',
      {},
      client.ClientSecretPost(await p.secretDe('PAR_mes_aides')),
      {
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
        execute: [client.allowInsecureRequests],
      },
    )
  })
  after(() => p.fermer())

  const amina = () => p.ouvrirSession('amina', { acr: 'eidas1', amr: ['fc'] })
  const navigue = (adresse: string | URL, cookies: readonly string[], champs?: Record<string, string>) =>
    fetch(new URL(adresse, p.url), {
      redirect: 'manual',
      headers: {
        cookie: cookies.join('; '),
        ...(champs && { 'content-type': 'application/x-www-form-urlencoded', origin: p.adressePublique }),
      },
      ...(champs && { method: 'POST', body: new URLSearchParams(champs) }),
    })
  const posesPar = (reponse: Response) => reponse.headers.getSetCookie().map(c => c.split(';')[0] ?? '')

  async function arriver(session: readonly string[], scope = `openid profile email ${sa}`) {
    const [state, nonce] = [client.randomState(), client.randomNonce()]
    const adresse = client.buildAuthorizationUrl(config, { redirect_uri: retour, scope, state, nonce, realm: '/individu' })
    const depart = await navigue(adresse, session)
    const cookies = [...session, ...posesPar(depart)]
    const suite = depart.headers.get('location') ?? ''
    return { suite, cookies, state, nonce, page: await navigue(suite, cookies) }
  }
  async function repondre(accord: 'oui' | 'non', scope?: string) {
    const { suite, cookies, state, nonce, page } = await arriver([await amina()], scope)
    const texte = await page.text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(texte)?.[1] ?? ''
    const envoi = await navigue(suite, cookies, { accord, csrf })
    const fin = await navigue(envoi.headers.get('location') ?? '', cookies)
    return { texte, fin: new URL(fin.headers.get('location') ?? ''), attendu: { expectedState: state, expectedNonce: nonce } }
  }

  it('I4, J8 — Amina lit ce que le service recevra, accepte, et le retrouve dans ses consultations', async () => {
    const { texte, fin, attendu } = await repondre('oui')
    for (const mot of ['Mes aides à l’insertion', 'Date de naissance', 'douze heures']) assert.ok(texte.includes(mot), mot)
    const jetons = await client.authorizationCodeGrant(config, fin, attendu)
    const { sub = '' } = jetons.claims() ?? {}
    assert.deepEqual(await client.fetchUserInfo(config, jetons.access_token, sub), {
      sub,
      given_name: 'AMINA',
      family_name: 'BENALI',
      birthdate: '1988-04-23',
      email: 'amina.benali@example.fr',
    })
    const [trace] = await p.base.application`select organisation, application from journal
      where usager_id = ${p.numero('amina').toString()} and issue = 'servi' order by instant desc limit 1`
    assert.deepEqual({ ...trace }, { organisation: 'ESPACE-USAGER', application: 'PAR_mes_aides' })
    const lireLeo = await p.appeler(`/api/v1/acces-de-la-personne/identites/${p.identifiant('leo', 'ESPACE-USAGER')}`, {
      jeton: jetons.access_token,
    })
    assert.equal(lireLeo.status, 404)
  })

  it('I4 — sans la ligne de lecture, le service ne reçoit qu’un identifiant', async () => {
    const { texte, fin, attendu } = await repondre('oui', 'openid profile')
    assert.ok(!texte.includes('Date de naissance'))
    const jetons = await client.authorizationCodeGrant(config, fin, attendu)
    const { sub = '' } = jetons.claims() ?? {}
    assert.deepEqual(await client.fetchUserInfo(config, jetons.access_token, sub), { sub })
  })

  it('I4 — Amina refuse : le service l’apprend et n’a rien', async () => {
    const { fin } = await repondre('non')
    assert.equal(fin.searchParams.get('error'), 'access_denied')
    assert.equal(fin.searchParams.get('code'), null)
  })

  it('I4 — sans session on va se connecter d’abord ; un agent n’entre pas à la place d’une personne ; un lien volé est échu', async () => {
    const { page } = await arriver([])
    assert.match(page.headers.get('location') ?? '', /^\/connexion\?pour=personne&retour=%2Fconnexion%2Faccord%2F/)
    assert.equal((await arriver([await p.ouvrirSession('madameRoy')])).page.status, 403)
    const { suite } = await arriver([await amina()])
    assert.equal((await navigue(suite, [await amina()])).status, 404)
  })

  it('I4 — un accord ne se donne pas depuis un autre site', async () => {
    const { suite, cookies } = await arriver([await amina()])
    assert.equal((await navigue(suite, cookies, { accord: 'oui', csrf: 'deviné' })).status, 403)
  })

  it('I4 — le service déconnecte Amina partout, et elle seule', async () => {
    const session = await amina()
    const { fin, attendu } = await (async () => {
      const { suite, cookies, state, nonce, page } = await arriver([session])
      const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
      const envoi = await navigue(suite, cookies, { accord: 'oui', csrf })
      const fini = await navigue(envoi.headers.get('location') ?? '', cookies)
      return { fin: new URL(fini.headers.get('location') ?? ''), attendu: { expectedState: state, expectedNonce: nonce } }
    })()
    const jetons = await client.authorizationCodeGrant(config, fin, attendu)
    const deconnexion = (indice: string, cookie: string, vers = retour) =>
      navigue(`/compte/deconnexion?${new URLSearchParams({ id_token_hint: indice, redirect_uri: vers })}`, [cookie])
    assert.equal((await deconnexion('a.b.c', session)).status, 400)
    const vivante = async (cookie: string) => (await p.portail.sessions.parCookie(cookie.split('=')[1] ?? '')) !== null
    const autre = await p.ouvrirSession('leo', { acr: 'eidas1', amr: ['fc'] })
    await deconnexion(jetons.id_token ?? '', autre)
    assert.ok(await vivante(autre), 'le jeton d’Amina ne déconnecte pas Léo')
    assert.equal((await deconnexion(jetons.id_token ?? '', session, 'https://ailleurs.example/')).headers.get('location'), '/')
    assert.ok(!(await vivante(session)))
  })
})

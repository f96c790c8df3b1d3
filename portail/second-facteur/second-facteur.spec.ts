import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { generateSync } from 'otplib'
import { type ClientACookies, unClientACookies } from '../../outils/client-a-cookies.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { creerFacteurs, reinitialiserLesFacteurs } from '../../src/acces/facteur/index.js'
import { ouvrirConnexions } from '../../src/serveur/base/connexions.js'
import { estDAgent } from './agent-connecte.js'

let p: PlateformeDEssai
let instant = new Date('2026-11-24T09:00:00Z')
before(async () => {
  p = await unePlateforme({ horloge: () => instant })
})
after(() => p.fermer())

const avancer = (secondes: number) => {
  instant = new Date(instant.getTime() + secondes * 1000)
}
const motDePasseSeul = { acr: 'eidas1', amr: ['pwd'] } as const

async function unAgent(persona: string, preuve: Parameters<PlateformeDEssai['ouvrirSession']>[1] = motDePasseSeul) {
  const client = unClientACookies(p.url)
  client.poser(await p.ouvrirSession(persona, preuve))
  return client
}
const sessionDe = async (client: ClientACookies) => {
  const s = await p.portail.sessions.parCookie(client.temoin('__Host-session') ?? '')
  assert.ok(s && estDAgent(s))
  return s
}
const envoyer = async (client: ClientACookies, chemin: string, champs: Record<string, string> = {}) =>
  client.envoyer(chemin, { csrf: (await sessionDe(client)).csrf, ...champs })
const codeDe = (secret: string, decalage = 0) => generateSync({ secret, epoch: Math.floor(instant.getTime() / 1000) + decalage })
const lieu = (adresse: string) => new URL(adresse).pathname + new URL(adresse).search
/** The codes the page shows. */
const codesDe = (texte: string) => [...texte.matchAll(/<code>((?:[0-9A-Z]{4}-){2}[0-9A-Z]{4})<\/code>/g)].map(([, c]) => c ?? '')

/** Enrols an application of codes, as the pages do; returns its secret and the recovery codes. */
async function enroler(client: ClientACookies) {
  const prepare = await envoyer(client, '/second-facteur/application', { retour: '/professionnel' })
  assert.equal(prepare.statut, 303)
  const page = await client.demander('/second-facteur/application?retour=/professionnel')
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.texte)?.[1] ?? '').replaceAll(' ', '')
  assert.match(page.texte, /<img [^>]*src="data:image\/svg\+xml;base64,/)
  const faite = await envoyer(client, '/second-facteur/application/confirmation', { code: codeDe(secret), retour: '/professionnel' })
  assert.equal(faite.statut, 200, faite.texte)
  return { secret, codes: codesDe(faite.texte) }
}
const effacer = (persona: string) =>
  p.base.proprietaire.begin(async sql => {
    const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from agent where courriel like ${`%${persona}%`}`
    await sql`update facteur set retire_le = ${instant} where agent = ${id} and retire_le is null`
    await sql`delete from code_de_secours where agent = ${id}`
    await sql`delete from essais_de_facteur where agent = ${id}`
  })

describe('I2 — Un agent dont le fournisseur ne donne pas de second facteur', () => {
  it('n’ouvre aucune page, est conduit à en enregistrer un, puis revient où il allait', async () => {
    const client = await unAgent('madameRoy')
    const dossier = `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`
    assert.equal((await p.portail.api(await sessionDe(client), 'essai-de-facteur', 'GET', dossier)).statut, 403)
    const refusee = await client.demander('/second-facteur/mes-facteurs')
    assert.equal(refusee.statut, 303)
    assert.equal(lieu(refusee.adresse), '/second-facteur?retour=%2Fsecond-facteur%2Fmes-facteurs&demande=ordinaire')
    const choix = await client.demander('/second-facteur?retour=/professionnel')
    assert.match(choix.texte, /<h1>Enregistrez un second facteur<\/h1>/)
    const { secret, codes } = await enroler(client)
    assert.equal(codes.length, 10)
    assert.equal((await p.portail.api(await sessionDe(client), 'essai-de-facteur', 'GET', dossier)).statut, 200)
    assert.match((await client.demander('/second-facteur/mes-facteurs')).texte, /Application de codes/)
    const [clair] = await p.base
      .proprietaire`select count(*)::int as n from facteur where position(convert_to(${secret}, 'utf8') in secret_chiffre) > 0`
    assert.equal(clair?.['n'], 0, 'le secret n’est nulle part en clair')
  })

  it('à la session suivante, le donne, et le code ne sert qu’une fois', async () => {
    await effacer('roy')
    const { secret } = await enroler(await unAgent('madameRoy'))
    avancer(60)
    const client = await unAgent('madameRoy')
    const page = await client.demander('/second-facteur?retour=/mes%20pages?a=1')
    assert.match(page.texte, /autocomplete="one-time-code"/)
    const code = codeDe(secret)
    const donne = await envoyer(client, '/second-facteur', { code, retour: '/professionnel?onglet=2' })
    assert.equal(donne.statut, 303)
    assert.equal(lieu(donne.adresse), '/professionnel?onglet=2')
    assert.equal((await sessionDe(client)).niveau, 'renforce')
    const rejoue = await envoyer(await unAgent('madameRoy'), '/second-facteur', { code })
    assert.equal(rejoue.statut, 422)
    assert.match(rejoue.texte, /Il vous reste 4 essais/)
  })

  it('admet une horloge à un pas près, avant ou après, et pas davantage', async () => {
    await effacer('roy')
    const { secret } = await enroler(await unAgent('madameRoy'))
    for (const [decalage, statut] of [
      [-60, 422],
      [60, 422],
      [-30, 303],
      [30, 303],
    ] as const) {
      avancer(120)
      assert.equal(
        (await envoyer(await unAgent('madameRoy'), '/second-facteur', { code: codeDe(secret, decalage) })).statut,
        statut,
        `${decalage} s`,
      )
    }
  })

  it('ne se laisse pas envoyer ailleurs, et n’accepte aucun formulaire d’ailleurs', async () => {
    await effacer('roy')
    const { secret } = await enroler(await unAgent('madameRoy'))
    avancer(60)
    const client = await unAgent('madameRoy')
    assert.equal((await client.envoyer('/second-facteur', { code: codeDe(secret), csrf: 'x'.repeat(43) })).statut, 403)
    const donne = await envoyer(client, '/second-facteur', { code: codeDe(secret), retour: '//ailleurs.example/' })
    assert.equal(lieu(donne.adresse), '/professionnel')
  })

  it('un mot de passe volé n’enregistre pas son propre facteur à côté de celui de l’agent', async () => {
    await effacer('roy')
    await enroler(await unAgent('madameRoy'))
    const voleur = await unAgent('madameRoy')
    for (const chemin of ['/second-facteur/application', '/second-facteur/cle/enrolement'])
      assert.match((await envoyer(voleur, chemin, { reponse: '{}' })).adresse, /\/second-facteur\?retour=/, chemin)
    const session = await sessionDe(voleur)
    await p.portail.facteurs.preparerUnCode(session)
    const secret = (await p.portail.facteurs.secretPrepare(session))?.secret ?? ''
    assert.equal(await p.portail.facteurs.confirmerLeCode(session, codeDe(secret)), null)
  })
})

describe('I2, I8 — Après cinq essais faux, plus rien n’est essayé', () => {
  it('le bon code non plus, jusqu’à la fin du verrou ; le suivant dure plus longtemps', async () => {
    await effacer('petit')
    const { secret } = await enroler(await unAgent('monsieurPetit'))
    avancer(60)
    const client = await unAgent('monsieurPetit')
    const statuts = []
    for (let i = 0; i < 5; i++) statuts.push((await envoyer(client, '/second-facteur', { code: '000000' })).statut)
    assert.deepEqual(statuts, [422, 422, 422, 422, 429])
    const essai = async () => (await envoyer(client, '/second-facteur', { code: codeDe(secret) })).statut
    assert.equal(await essai(), 429)
    avancer(14 * 60)
    assert.equal(await essai(), 429, 'à quatorze minutes')
    avancer(2 * 60)
    for (let i = 0; i < 5; i++) await envoyer(client, '/second-facteur', { code: '000000' })
    avancer(16 * 60)
    assert.equal(await essai(), 429, 'le second verrou dure une heure')
    const apres = await unAgent('monsieurPetit')
    avancer(46 * 60)
    assert.equal((await envoyer(apres, '/second-facteur', { code: codeDe(secret) })).statut, 303)
    const traces = await p.base.proprietaire`select motif from trace_de_facteur where fait = 'verrouille' order by id`
    assert.deepEqual(
      traces.map(t => t['motif']),
      ['5 essais, 15 minutes', '5 essais, 60 minutes'],
    )
  })

  it('le compte est exact à travers les processus, et tient au redémarrage', async () => {
    await effacer('petit')
    await enroler(await unAgent('monsieurPetit'))
    const session = await sessionDe(await unAgent('monsieurPetit'))
    const ailleurs = ouvrirConnexions(p.base.urlApplication, { max: 8, delaiDeRequete: 30_000 })
    try {
      const reglages = {
        secrets: p.secrets,
        adressePublique: p.adressePublique,
        nom: 'Essai',
        messagerie: p.messagerie,
        signaler: () => {},
        horloge: () => instant,
      }
      const ici = creerFacteurs({ sql: p.base.application, ...reglages })
      const autre = creerFacteurs({ sql: ailleurs, ...reglages })
      const issues = await Promise.all(Array.from({ length: 30 }, (_, i) => (i % 2 ? ici : autre).verifierUnCode(session, '000000')))
      assert.equal(issues.filter(i => i?.issue === 'faux').length, 4)
      assert.equal(issues.filter(i => i?.issue === 'verrouille').length, 26)
      const redemarre = creerFacteurs({ sql: ailleurs, ...reglages })
      assert.equal((await redemarre.verifierUnSecours(session, 'AAAA-AAAA-AAAA')).issue, 'verrouille')
    } finally {
      await ailleurs.end({ timeout: 1 })
    }
  })

  it('un même code envoyé vingt fois à la fois ne sert qu’une', async () => {
    await effacer('petit')
    const { secret } = await enroler(await unAgent('monsieurPetit'))
    avancer(60)
    const session = await sessionDe(await unAgent('monsieurPetit'))
    const code = codeDe(secret)
    const issues = await Promise.all(Array.from({ length: 20 }, () => p.portail.facteurs.verifierUnCode(session, code)))
    assert.equal(issues.filter(i => i.issue === 'bon').length, 1)
  })
})

describe('I2 — Les codes de secours', () => {
  it('entrent une fois chacun, comme on les recopie, et n’ouvrent pas les lignes les plus fortes', async () => {
    await effacer('julien')
    const { codes } = await enroler(await unAgent('julien'))
    const [premier = '', deuxieme = ''] = codes
    const client = await unAgent('julien')
    assert.equal((await envoyer(client, '/second-facteur/secours', { secours: premier.toLowerCase().replaceAll('-', ' ') })).statut, 303)
    assert.equal((await sessionDe(client)).niveau, 'mfa')
    assert.equal((await envoyer(await unAgent('julien'), '/second-facteur/secours', { secours: premier })).statut, 422, 'une seconde fois')
    const [clair] = await p.base
      .proprietaire`select count(*)::int as n from code_de_secours where position(convert_to(${deuxieme}, 'utf8') in empreinte) > 0`
    assert.equal(clair?.['n'], 0)
    assert.match((await client.demander('/second-facteur/mes-facteurs')).texte, /Il vous en reste 9\./)
    // Whoever lost the phone enrols another with it.
    assert.equal((await envoyer(client, '/second-facteur/application')).statut, 303)
    const nouveaux = codesDe((await envoyer(client, '/second-facteur/codes')).texte)
    assert.equal(nouveaux.length, 10)
    assert.equal((await envoyer(await unAgent('julien'), '/second-facteur/secours', { secours: deuxieme })).statut, 422, 'remplacé')
  })
})

describe('RFC 9470 — Une page qui demande davantage', () => {
  const nir = () => `/api/v1/tenue-de-la-liste/identites/${p.identifiant('amina', 'FT')}`
  it('deux facteurs faibles suffisent au dossier, pas au NIR ; puis le facteur de la plateforme, quatre heures durant', async () => {
    await effacer('julien')
    const { secret } = await enroler(await unAgent('julien'))
    avancer(60)
    const client = await unAgent('julien', { acr: 'eidas1-mfa', amr: ['pwd', 'mail', 'mfa'] })
    const lire = async (chemin: string) => (await p.portail.api(await sessionDe(client), 'essai-de-facteur', 'GET', chemin)).statut
    assert.equal(await lire(nir().replace('identites', 'inscriptions')), 200)
    await assert.rejects(lire(nir()), { name: 'Error', demande: 'renforcee' })
    assert.match((await client.demander('/second-facteur?retour=/x&demande=renforcee')).texte, /donnez votre second facteur/)
    assert.equal(
      lieu((await envoyer(client, '/second-facteur', { code: codeDe(secret), retour: '/x', demande: 'renforcee' })).adresse),
      '/x',
    )
    assert.equal(await lire(nir()), 200)
    for (let minutes = 0; minutes < 240; minutes += 40) {
      avancer(40 * 60)
      if (minutes < 200) assert.equal(await lire(nir()), 200, `${minutes + 40} minutes`)
    }
    avancer(60)
    await assert.rejects(lire(nir()), { demande: 'renforcee' }, 'quatre heures passées')
    assert.equal(await lire(nir().replace('identites', 'inscriptions')), 200)
    assert.equal((await client.demander('/second-facteur?retour=/x&demande=renforcee')).statut, 200)
    await envoyer(client, '/second-facteur', { code: codeDe(secret) })
    assert.equal(await lire(nir()), 200)
  })

  it('une identité que le fournisseur ne vérifie pas n’y arrive par aucun facteur : la page le dit', async () => {
    const client = await unAgent('sofia', { acr: 'eidas0', amr: ['pwd'], facteur: 'totp' })
    const page = await client.demander('/second-facteur?demande=renforcee')
    assert.equal(page.statut, 200)
    assert.match(page.texte, /ne se porte pas assez garant/)
    assert.match(page.texte, /\/connexion\/proconnect\?espace=agent&amp;acr=eidas2/)
  })

  it('Amina, pour une donnée qui demanderait plus, est renvoyée vers FranceConnect+', async () => {
    const client = unClientACookies(p.url)
    client.poser(await p.ouvrirSession('amina', { acr: 'eidas1', amr: [] }))
    const page = await client.demander('/second-facteur?retour=/mon-espace&demande=renforcee')
    assert.match(page.texte, /FranceConnect\+/)
    assert.match(page.texte, /\/connexion\/franceconnect\?espace=personne&amp;acr=eidas2&amp;retour=%2Fmon-espace/)
  })
})

describe('I2, J10 — Un administrateur laisse un agent en enregistrer un autre', () => {
  it('de son organisation, avec un motif, et ce n’est pas lui ; la trace reste, les sessions finissent', async () => {
    await effacer('roy')
    const { codes } = await enroler(await unAgent('madameRoy'))
    const roy = await unAgent('madameRoy')
    const { agent } = await sessionDe(roy)
    const id = async (persona: string) => (await sessionDe(await unAgent(persona, {}))).agent.id
    const adam = { id: await id('madameAdam'), organisation: 'CD59' }
    const tenter = (par: { id: string; organisation: string }, qui: string, motif = 'Téléphone perdu') =>
      p.base.application.begin(sql => reinitialiserLesFacteurs(sql, { agent: qui, par, motif, instant }))
    assert.equal(await tenter({ id: await id('monsieurKone'), organisation: 'ML-LILLE' }, agent.id), 'agent-inconnu')
    assert.equal(await tenter(adam, adam.id), 'soi-meme')
    assert.equal(await tenter(adam, agent.id, '  '), 'motif-absent')
    assert.equal((await p.portail.sessions.parCookie(roy.temoin('__Host-session') ?? '')) !== null, true)
    assert.equal(await tenter(adam, agent.id), null)
    assert.equal(await p.portail.sessions.parCookie(roy.temoin('__Host-session') ?? ''), null)
    const [trace] = await p.base.proprietaire`select par, motif from trace_de_facteur where fait = 'reinitialise'`
    assert.deepEqual({ ...trace }, { par: adam.id, motif: 'Téléphone perdu' })
    const retour = await unAgent('madameRoy')
    assert.equal((await p.portail.facteurs.verifierUnSecours(await sessionDe(retour), codes[0] ?? '')).issue, 'faux')
    assert.match((await retour.demander('/second-facteur')).texte, /Enregistrez un second facteur/)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { passerChezLeFournisseur, seConnecter, unClientACookies } from '../../outils/client-a-cookies.js'
import { unFauxFournisseur } from '../../outils/faux-fournisseur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { proconnect } from '../../src/acces/federation/index.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

const unClient = () => unClientACookies(p.url)
const chemin = (adresse: string) => new URL(adresse).pathname + new URL(adresse).search
const session = (client: ReturnType<typeof unClient>) => p.portail.sessions.parCookie(client.temoin('__Host-session') ?? '')
const titre = (texte: string) => /<h1>([^<]*)<\/h1>/.exec(texte)?.[1]?.replaceAll(/[  ]/g, ' ')

describe('I1 — Se connecter', () => {
  it('la page propose trois portes, et mène chez le fournisseur de chacune', async () => {
    const page = await unClient().aller('/connexion?retour=/professionnel')
    assert.equal(page.statut, 200)
    for (const lien of ['proconnect?espace=agent', 'franceconnect?espace=personne', 'proconnect?espace=entreprise'])
      assert.ok(page.texte.includes(`/connexion/${lien}&amp;retour=%2Fprofessionnel`), lien)
    assert.equal(page.entetes.get('cache-control'), 'no-store')
  })

  it('Mme Roy entre par ProConnect avec un second facteur, là où elle voulait aller', async () => {
    const client = unClient()
    const arrivee = await seConnecter(client, { compte: 'madameRoy', retour: '/professionnel?onglet=2' })
    assert.equal(arrivee.statut, 303)
    assert.equal(chemin(arrivee.adresse), '/professionnel?onglet=2')
    const s = await session(client)
    assert.equal(s?.agent?.courriel, 'claire.roy@nord.example.fr')
    assert.deepEqual([s?.genre, s?.organisation, s?.acr, s?.niveau], ['agent', 'CD59', 'eidas2', 'renforce'])
    assert.deepEqual(s?.amr, ['pwd', 'otp', 'mfa'])
    const poses = arrivee.entetes.getSetCookie()
    assert.ok(
      poses.some(c => /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(c)),
      poses.join('\n'),
    )
    assert.ok(
      poses.some(c => /^__Host-demarche-[\w-]+=; .*Expires=Thu, 01 Jan 1970/.test(c)),
      'le témoin de la démarche est retiré',
    )
    assert.match((await client.aller('/connexion')).texte, /déjà connecté/)
  })

  it('Amina entre par FranceConnect, reconnue par son état civil et par lui seul', async () => {
    const client = unClient()
    const arrivee = await seConnecter(client, { espace: 'personne', compte: 'amina' })
    assert.equal(chemin(arrivee.adresse), '/mon-espace')
    const s = await session(client)
    assert.deepEqual([s?.genre, s?.usager, s?.organisation], ['personne', p.numero('amina'), 'ESPACE-USAGER'])
    for (const compte of ['yanis', 'nadia', 'leo', 'karim']) {
      const autre = unClient()
      await seConnecter(autre, { espace: 'personne', compte })
      assert.equal((await session(autre))?.usager, p.numero(compte), compte)
    }
  })

  it('une homonyme née ailleurs n’ouvre pas son dossier, une inconnue n’en ouvre aucun', async () => {
    for (const [compte, phrase] of [
      ['amina-homonyme', 'Nous ne sommes pas sûrs que ce dossier soit le vôtre'],
      ['inconnue', 'Nous n’avons pas de dossier à votre nom'],
    ] as const) {
      const client = unClient()
      const page = await seConnecter(client, { espace: 'personne', compte })
      assert.deepEqual([page.statut, titre(page.texte)], [403, phrase])
      assert.equal(client.temoin('__Host-session'), undefined)
    }
  })

  it('un nouvel agent prend l’invitation de son administrateur, et l’agent qu’on n’a pas invité n’entre pas', async () => {
    await p.base.proprietaire`update agent set etat = 'invite' where courriel = 'marc.brun@nord.example.fr'`
    assert.equal((await seConnecter(unClient(), { compte: 'monsieurBrun' })).statut, 303)
    const [brun] = await p.base.proprietaire`select etat from agent where courriel = 'marc.brun@nord.example.fr'`
    assert.equal(brun?.etat, 'actif')
    const page = await seConnecter(unClient(), { compte: 'dominique' })
    assert.deepEqual([page.statut, titre(page.texte)], [403, 'Vous n’êtes pas encore invité'])
  })

  it('une invitation prise par huit onglets à la fois ne l’est qu’une fois, et tous entrent', async () => {
    const arrivees = await Promise.all(Array.from({ length: 8 }, () => seConnecter(unClient(), { compte: 'madameDubois' })))
    assert.deepEqual([...new Set(arrivees.map(a => a.statut))], [303])
  })

  it('un agent suspendu ou échu n’entre plus', async () => {
    await p.base.proprietaire`update agent set etat = 'suspendu' where courriel = 'camille.perrin@francetravail.example.fr'`
    await p.base.proprietaire`update agent set expire_le = now() - interval '1 day' where courriel = 'yves.vidal@francetravail.example.fr'`
    for (const compte of ['camille', 'monsieurVidal'])
      assert.equal(titre((await seConnecter(unClient(), { compte })).texte), 'Votre accès est fermé', compte)
  })

  it('I2 — un mot de passe seul laisse entrer, et n’ouvre rien avant un second facteur', async () => {
    const client = unClient()
    assert.equal((await seConnecter(client, { compte: 'sofia', niveau: 'eidas1' })).statut, 303)
    assert.equal((await session(client))?.niveau, 'aucun')
  })

  it('I2 — un niveau plus fort se demande, et la session du fournisseur ne suffit pas', async () => {
    const client = unClient()
    await seConnecter(client, { compte: 'julien', niveau: 'eidas1-mfa' })
    const avant = client.temoin('__Host-session') ?? ''
    assert.equal((await session(client))?.niveau, 'mfa')
    await seConnecter(client, { compte: 'julien', niveau: 'eidas3', acr: 'eidas2' })
    assert.deepEqual([(await session(client))?.acr, (await session(client))?.niveau], ['eidas3', 'renforce'])
    assert.equal(await p.portail.sessions.parCookie(avant), null, 'la session précédente est finie')
    const faible = await seConnecter(client, { compte: 'julien', niveau: 'eidas1-mfa', acr: 'eidas2' })
    assert.equal(titre(faible.texte), 'La connexion n’est pas allée au bout')
  })
})

describe('I1 — Une connexion que la plateforme arrête', () => {
  it('niveau contredit par ses méthodes, autre employeur : des pages qui disent quoi faire', async () => {
    for (const [choix, phrase] of [
      [{ compte: 'madameRoy', niveau: 'contredit' }, 'Votre connexion n’est pas assez sûre'],
      [{ compte: 'madameRoy-autre-employeur' }, 'Vous vous présentez au nom d’une autre organisation'],
      [{ compte: 'madameRoy', niveau: 'eidas0' }, 'La connexion n’est pas allée au bout'],
      [{ espace: 'entreprise', compte: 'alex' }, 'L’espace des entreprises ne peut pas s’ouvrir'],
    ] as const) {
      const client = unClient()
      const page = await seConnecter(client, choix)
      assert.deepEqual([page.statut, titre(page.texte)], [403, phrase])
      assert.match(page.texte, /<h2>Que faire/)
      assert.equal(client.temoin('__Host-session'), undefined)
    }
  })

  it('le retour d’un autre navigateur, rejoué, ou inventé', async () => {
    const [victime, voleur] = [unClient(), unClient()]
    const retour = await passerChezLeFournisseur(victime, { compte: 'madameRoy' })
    const vole = await voleur.demander(retour)
    assert.deepEqual([vole.statut, titre(vole.texte)], [400, 'Cette connexion n’a pas été commencée ici'])
    const temoin = (await victime.demander(retour)).statut
    assert.equal(temoin, 303)
    assert.equal((await victime.demander(retour)).statut, 400)
    for (const invente of ['', '?state=x', '?code=x&state=', `?code=${'x'.repeat(3000)}&state=${'y'.repeat(3000)}`, '?error=%00&state=%F0'])
      assert.equal((await unClient().demander(`/connexion/proconnect/retour${invente}`)).statut, 400, invente.slice(0, 40))
  })

  it('un autre compte pour une adresse connue attend l’administratrice, qui l’accepte', async () => {
    const ancienne = unClient()
    await seConnecter(ancienne, { compte: 'madameRoy' })
    const attente = await seConnecter(unClient(), { compte: 'madameRoy-autre-fournisseur' })
    assert.deepEqual([attente.statut, titre(attente.texte)], [403, 'Votre administrateur doit vous reconnaître'])
    assert.equal((await seConnecter(unClient(), { compte: 'madameRoy-autre-fournisseur' })).statut, 403)

    const ailleurs = unClient()
    await seConnecter(ailleurs, { compte: 'monsieurKone' })
    assert.match((await ailleurs.aller('/administration/comptes')).texte, /Aucun compte n’attend/)
    const referente = unClient()
    await seConnecter(referente, { compte: 'madameRoy' })
    assert.equal((await referente.aller('/administration/comptes')).statut, 403)

    const adam = unClient()
    await seConnecter(adam, { compte: 'madameAdam' })
    const page = await adam.aller('/administration/comptes')
    assert.match(page.texte, /Claire ROY/)
    const champ = (nom: string) => new RegExp(`name="${nom}" value="([^"]+)"`).exec(page.texte)?.[1] ?? ''
    const [compte, csrf] = [champ('compte'), (await session(adam))?.csrf ?? '']
    assert.equal((await adam.envoyer('/administration/comptes', { compte, decision: 'accepte' })).statut, 403, 'sans csrf')
    const kone = await session(ailleurs)
    assert.equal((await ailleurs.envoyer('/administration/comptes', { compte, decision: 'accepte', csrf: kone?.csrf ?? '' })).statut, 404)
    assert.equal((await adam.envoyer('/administration/comptes', { compte, decision: 'accepte', csrf })).statut, 303)
    assert.equal((await adam.envoyer('/administration/comptes', { compte, decision: 'refuse', csrf })).statut, 404, 'déjà répondu')
    assert.equal(await session(ancienne), null, 'ce que l’ancien compte avait ouvert est fermé')
    assert.match((await ancienne.demander('/professionnel')).adresse, /\/connexion\?retour=/)

    const nouvelle = unClient()
    assert.equal((await seConnecter(nouvelle, { compte: 'madameRoy-autre-fournisseur' })).statut, 303)
    assert.equal((await session(nouvelle))?.agent?.courriel, 'claire.roy@nord.example.fr')
    assert.equal(titre((await seConnecter(unClient(), { compte: 'madameRoy' })).texte), 'Votre administrateur doit vous reconnaître')
  })
})

describe('A11 — Un fournisseur en panne', () => {
  it('a une page qui dit quoi faire ; l’API et les sessions ouvertes n’en savent rien', async () => {
    const faux = await unFauxFournisseur()
    const q = await unePlateforme({ fournisseurs: [proconnect(faux)] })
    after(() => q.fermer())
    const client = unClientACookies(q.url)
    const porte = await client.demander('/connexion/proconnect')
    assert.ok(porte.adresse.startsWith(`${faux.emetteur}/authorize?`))
    await faux.tomber()

    const claims = { sub: 'x', acr: 'eidas2', amr: ['mfa'], email: 'claire.roy@nord.example.fr', siret: '22328792100017' }
    const retour = await client.demander(`/connexion/proconnect/retour?${faux.autoriser(porte.adresse, claims)}`)
    assert.deepEqual([retour.statut, titre(retour.texte), retour.entetes.get('retry-after')], [503, 'ProConnect ne répond pas', '60'])
    assert.match(retour.texte, /par nos API continuent de fonctionner/)
    const neuve = await unePlateforme({ fournisseurs: [proconnect(faux)] })
    after(() => neuve.fermer())
    assert.equal((await unClientACookies(neuve.url).aller('/connexion/proconnect')).statut, 503)
    assert.equal((await unClientACookies(neuve.url).aller('/connexion')).statut, 200)
    assert.match((await unClientACookies(neuve.url).aller('/connexion/franceconnect')).texte, /Qui se connecte/)

    const lu = await neuve.appeler(`/api/v1/accompagnement/identites/${neuve.identifiant('amina', 'CD59')}`, {
      jeton: await neuve.jetonDe('madameRoy'),
    })
    assert.equal(lu.status, 200)
    const ouverte = await neuve.ouvrirSession('madameAdam')
    const page = await neuve.appeler('/administration/comptes', { headers: { cookie: ouverte } })
    assert.equal(page.status, 200)
    const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const sortie = await neuve.appeler('/deconnexion', {
      method: 'POST',
      headers: { cookie: ouverte, 'content-type': 'application/x-www-form-urlencoded' },
      body: `csrf=${csrf}`,
      redirect: 'manual',
    })
    assert.equal(sortie.headers.get('location'), '/deconnexion/retour', 'on se déconnecte d’ici quand même')
  })
})

describe('I1 — Se déconnecter', () => {
  it('ici, puis chez le fournisseur, puis ici de nouveau', async () => {
    const client = unClient()
    await seConnecter(client, { compte: 'madameAdam' })
    const s = await session(client)
    assert.equal((await client.envoyer('/deconnexion', {})).statut, 403, 'pas sur la foi d’un autre site')
    const page = await client.envoyer('/deconnexion', { csrf: s?.csrf ?? '' })
    assert.equal(client.temoin('__Host-session'), undefined)
    const ailleurs = /^0; url=(.*)$/.exec(page.entetes.get('refresh') ?? '')?.[1] ?? ''
    assert.match(ailleurs, /\/demonstration\/proconnect\/session\/end\?.*id_token_hint=.*state=/)
    const question = await client.aller(ailleurs)
    assert.equal(titre(question.texte), 'Se déconnecter ici aussi ?')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.texte)?.[1] ?? ''
    const fin = await client.suivre(await client.envoyer('/demonstration/proconnect/session/end/confirm', { xsrf, logout: 'yes' }))
    assert.match(fin.texte, /fermée ici et chez votre fournisseur/)
    const choix = await client.aller('/connexion/proconnect')
    assert.equal(titre(choix.texte), 'Qui se connecte ?', 'le fournisseur redemande qui c’est')
  })

  it('le retour que personne n’attendait ne prétend rien', async () => {
    const page = await unClient().aller('/deconnexion/retour?state=invente')
    assert.match(page.texte, /peut-être encore ouverte/)
  })
})

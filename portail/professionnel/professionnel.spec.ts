import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { balises } from '../interface/structure.essai.js'
import { unePlateformeAuTravail } from './etats.essai.js'

type Champs = Record<string, string>
const texteDe = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')

describe('A4, A9, B4, I1 — Les outils du professionnel', () => {
  let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateformeAuTravail()
    for (const qui of ['madameRoy', 'monsieurPetit', 'monsieurBrun', 'madameAdam', 'monsieurVidal', 'julien'])
      cookies.set(qui, await p.ouvrirSession(qui))
  })
  after(() => p.fermer())

  const lire = (qui: string, chemin: string) => fetch(p.url + chemin, { headers: { cookie: cookies.get(qui) ?? '' }, redirect: 'manual' })
  async function page(qui: string, chemin: string, statut = 200): Promise<string> {
    const r = await lire(qui, chemin)
    const texte = await r.text()
    assert.equal(r.status, statut, `${chemin} : ${texteDe(texte).slice(0, 300)}`)
    balises(texte)
    return texte
  }
  const csrfDe = (html: string) => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  /** Sends a form as the browser would: the hidden fields of the page, then what was typed. */
  async function envoyer(qui: string, depuis: string, champs: Champs, vers = depuis, origine = p.url): Promise<Response> {
    const csrf = csrfDe(await page(qui, depuis))
    const headers = { cookie: cookies.get(qui) ?? '', origin: origine, 'sec-fetch-site': origine === p.url ? 'same-origin' : 'cross-site' }
    return fetch(p.url + vers, { method: 'POST', headers, body: new URLSearchParams({ csrf, ...champs }), redirect: 'manual' })
  }
  const dossier = (personne = 'amina') => `/professionnel/dossiers/${p.identifiant(personne, 'CD59')}`

  it('sans session, chaque écran renvoie à la connexion ; la page dit comment se protéger', async () => {
    const r = await fetch(`${p.url}/professionnel`, { redirect: 'manual' })
    assert.equal(r.status, 303)
    assert.match(r.headers.get('location') ?? '', /^\/connexion\?retour=/)
    const { headers } = await lire('madameRoy', '/professionnel')
    const csp = headers.get('content-security-policy') ?? ''
    assert.match(csp, /default-src 'none'/)
    assert.ok(!csp.includes('unsafe'))
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.ok(headers.get('permissions-policy'))
  })

  it('l’accueil dit ce qui attend, le plus urgent d’abord, et rien à qui n’y peut rien', async () => {
    const texte = texteDe(await page('madameRoy', '/professionnel'))
    assert.match(texte, /Une identité à trancher/)
    assert.match(texte, /Une donnée est contestée/)
    assert.ok(texte.indexOf('Une identité à trancher') < texte.indexOf('Une donnée est contestée'))
    assert.match(texteDe(await page('madameAdam', '/professionnel')), /Ni compte, ni habilitation à revoir/)
    assert.doesNotMatch(texteDe(await page('monsieurPetit', '/professionnel')), /identité à trancher|contestée/)
  })

  it('on cherche par nom sans qu’un nom passe par une adresse ; par numéro, on arrive au dossier', async () => {
    const noms = await envoyer('madameRoy', '/professionnel/recherche', { par: 'noms', noms: 'bénali ami' })
    assert.equal(noms.status, 200)
    assert.match(texteDe(await noms.text()), /Amina BENALI née ou né HADDAD, le 23 avril 1988/)
    const numero = await envoyer('madameRoy', '/professionnel/recherche', { par: 'numero', numeroFranceTravail: '104 29447247' })
    assert.equal(numero.status, 303)
    assert.equal(numero.headers.get('location'), dossier())
    const nir = await envoyer('madameRoy', '/professionnel/recherche', {
      par: 'nir',
      nir: '2 88 04 59 350 123 45',
      dateNaissance: '1988-04-23',
    })
    assert.equal(nir.headers.get('location'), dossier())
    const ailleurs = await envoyer('monsieurPetit', '/professionnel/recherche', { par: 'numero', numeroFranceTravail: '10429447247' })
    assert.match(texteDe(await ailleurs.text()), /Aucune personne de votre périmètre/)
  })

  it('une recherche mal saisie dit quoi reprendre, et garde ce qui était écrit', async () => {
    const r = await envoyer('madameRoy', '/professionnel/recherche', { par: 'nir', nir: '12', dateNaissance: '' })
    assert.equal(r.status, 422)
    const html = await r.text()
    assert.match(html, /<title>Erreur : /)
    assert.match(html, /href="#nir"/)
    assert.match(html, /href="#dateNaissance"/)
    assert.match(html, /id="nir"[^>]*value="12"[^>]*aria-describedby="nir-aide nir-erreur"[^>]*aria-invalid="true"/)
  })

  it('le dossier montre les champs de sa ligne, qui les a écrits et quand, et rien d’autre', async () => {
    const html = await page('madameRoy', dossier())
    const texte = texteDe(html)
    assert.match(texte, /Amina BENALI Née HADDAD le 23 avril 1988 ?, 38 ans/)
    for (const attendu of [
      '12 RUE NATIONALE',
      '06 01 02 03 04',
      'droit ouvert et versé',
      'Caisse d’allocations familiales du Nord',
      'Chronologie',
    ])
      assert.ok(texte.includes(attendu), attendu)
    assert.ok(!html.includes('2880459350123'), 'le NIR n’est pas de sa ligne')
    assert.match(texteDe(await page('monsieurPetit', dossier(), 404)), /n’est pas dans votre périmètre/)
    await page('madameAdam', dossier(), 403)
  })

  it('A9 — une correction est préremplie, vérifiée, enregistrée, et l’historique garde l’ancienne valeur', async () => {
    const chemin = `${dossier('yanis')}/identites/corriger`
    const formulaire = await page('madameRoy', chemin)
    assert.match(formulaire, /name="adresse\.codePostal"[^>]*value="59000"/)
    assert.match(texteDe(formulaire), /Enregistré par Caisse d’allocations familiales du Nord le/)
    const champs = champsDe(formulaire)
    const faux = await envoyer('madameRoy', chemin, { ...champs, 'adresse.codePostal': '59' })
    assert.equal(faux.status, 422)
    assert.match(await faux.text(), /href="#adresse\.codePostal">[^<]*Code postal/)
    const fait = await envoyer('madameRoy', chemin, { ...champs, telephones: '06 11 22 33 44' })
    assert.equal(fait.status, 303)
    const apres = texteDe(await page('madameRoy', fait.headers.get('location') ?? ''))
    assert.match(apres, /La correction est enregistrée/)
    assert.match(apres, /06 11 22 33 44/)
    assert.match(apres, /La version précédente/)
    assert.match(
      (await envoyer('madameRoy', chemin, champsDe(await page('madameRoy', chemin)))).headers.get('location') ?? '',
      /fait=inchange/,
    )
  })

  it('deux onglets corrigent la même donnée : les deux versions sont montrées, rien n’est perdu', async () => {
    const chemin = `${dossier()}/identites/corriger`
    const [premier, second] = [champsDe(await page('madameRoy', chemin)), champsDe(await page('madameRoy', chemin))]
    assert.equal((await envoyer('madameRoy', chemin, { ...premier, telephones: '0611111111' })).status, 303)
    // Another field than the one that moved: both corrections stand.
    assert.equal((await envoyer('madameRoy', chemin, { ...second, emails: 'amina@example.fr' })).status, 303)
    const conflit = await envoyer('madameRoy', chemin, { ...second, telephones: '0622222222' })
    const html = await conflit.text()
    assert.match(texteDe(html), /Quelqu’un a corrigé en même temps que vous/)
    assert.match(texteDe(html), /06 11 11 11 11/)
    assert.match(texteDe(html), /06 22 22 22 22/)
    const resolu = await envoyer('madameRoy', chemin, { ...champsDe(html), 'choix.telephones': 'saisie' })
    assert.equal(resolu.status, 303)
    const apres = texteDe(await page('madameRoy', dossier()))
    assert.match(apres, /Téléphones 06 22 22 22 22/)
    assert.match(apres, /amina@example\.fr/)
  })

  it('une ligne de plusieurs se corrige par son numéro', async () => {
    const html = await page('madameRoy', dossier())
    const chemin = [...html.matchAll(/href="([^"]+\/rattachements\/\d+\/corriger)"/g)].map(([, c = '']) => c)
    assert.ok(chemin.length > 1)
    const siens = await Promise.all(chemin.map(async c => [c, await page('madameRoy', c)] as const))
    const [sien] = siens.filter(([, f]) => f.includes('CD59-UT-LILLE'))
    assert.ok(sien)
    const fait = await envoyer('madameRoy', sien[0], { ...champsDe(sien[1]), au: '2020-01-01' })
    assert.equal(fait.status, 422)
    assert.match(texteDe(await fait.text()), /Le dernier jour précède le premier/)
  })

  it('un superviseur lit et n’a rien à corriger ; un formulaire venu d’ailleurs est refusé', async () => {
    const ft = `/professionnel/dossiers/${p.identifiant('amina', 'FT')}`
    assert.doesNotMatch(await page('monsieurVidal', ft), /corriger/)
    await page('monsieurVidal', `${ft}/identites/corriger`, 403)
    const chemin = `${dossier()}/identites/corriger`
    const ailleurs = await envoyer('madameRoy', chemin, { telephones: '' }, chemin, 'https://ailleurs.example')
    assert.equal(ailleurs.status, 403)
    const sansPreuve = await fetch(p.url + chemin, {
      method: 'POST',
      headers: { cookie: cookies.get('madameRoy') ?? '' },
      body: new URLSearchParams({ telephones: '' }),
    })
    assert.equal(sansPreuve.status, 403)
  })

  it('les personnes suivies se filtrent, et s’emportent par qui peut exporter', async () => {
    const texte = texteDe(await page('madameRoy', '/professionnel/personnes'))
    for (const nom of ['Amina BENALI', 'Anne-Sophie LE GOFF']) assert.ok(texte.includes(nom), nom)
    assert.doesNotMatch(texte, /Nadia/)
    assert.match(
      texteDe(await page('madameRoy', '/professionnel/personnes?statut=radie')),
      /Aucune personne suivie ne répond à ces filtres/,
    )
    assert.match(texteDe(await page('madameRoy', '/professionnel/personnes?statut=inscrit&nouveautes=7')), /Amina BENALI/)
    await page('madameRoy', '/professionnel/personnes.csv', 403)
    const csv = await lire('monsieurBrun', '/professionnel/personnes.csv')
    assert.equal(csv.status, 200)
    assert.match(csv.headers.get('content-disposition') ?? '', /^attachment; filename="personnes-suivies-\d{4}-\d\d-\d\d\.csv"$/)
    assert.match(await csv.text(), /LE GOFF;LE GOFF;ANNE-SOPHIE;1988-04-23;/)
  })

  it('B4 — une identité se tranche sur preuves, une fois', async () => {
    const chemin = `/professionnel/identites/${p.cas}`
    assert.match(
      texteDe(await page('madameRoy', '/professionnel/identites')),
      /Une personne connue porte ce NIR avec une autre date de naissance/,
    )
    const texte = texteDe(await page('madameRoy', chemin))
    assert.match(texte, /Date de naissance 5 mars 1990 .*différent/)
    assert.match(texte, /Numéro de sécurité sociale 2 90 03 59 350 111 .*identique/)
    assert.equal((await envoyer('madameRoy', chemin, {})).status, 422)
    await page('monsieurPetit', chemin, 404)
    await page('monsieurVidal', chemin, 403)
    const fait = await envoyer('madameRoy', chemin, { decision: 'nouvelle-personne' })
    assert.equal(fait.status, 303, await fait.text())
    assert.match(texteDe(await page('madameRoy', '/professionnel/identites?fait=tranche')), /Aucune identité à trancher/)
    assert.match(texteDe(await page('madameRoy', chemin)), /déjà tranché/)
  })

  it('la santé se lit à part : vide, elle le dit ; hors du périmètre, rien n’existe', async () => {
    const chemin = (personne: string) => `${dossier(personne)}/diagnostics-sante`
    assert.match(texteDe(await page('madameRoy', dossier('amina'))), /Cette partie du dossier n’est lue que si vous l’ouvrez/)
    assert.match(texteDe(await page('madameRoy', chemin('amina'))), /Rien n’est enregistré sous ce titre/)
    await page('madameRoy', chemin('leo'), 404)
    await page('madameRoy', `${dossier('amina')}/identites`, 404)
  })

  it('une contestation reçoit une réponse motivée, ou n’en reçoit pas', async () => {
    const chemin = `/professionnel/contestations/${p.contestation}`
    assert.match(texteDe(await page('madameRoy', '/professionnel/contestations')), /J’ai déménagé/)
    const muette = await envoyer('madameRoy', chemin, { etat: 'refusee', reponse: '' })
    assert.equal(muette.status, 422)
    assert.match(texteDe(await muette.text()), /une réponse motivée lui est due/)
    assert.equal((await envoyer('madameRoy', chemin, { etat: 'acceptee', reponse: 'Votre adresse est corrigée.' })).status, 303)
    assert.match(texteDe(await page('madameRoy', chemin)), /Réponse donnée Votre adresse est corrigée/)
    await page('monsieurPetit', chemin, 404)
  })

  it('B1 — un fichier se dépose, son import se suit, son rapport s’emporte ; pas sans le rôle', async () => {
    await page('madameRoy', '/professionnel/imports', 403)
    const csrf = csrfDe(await page('monsieurBrun', '/professionnel/imports'))
    const deposer = (nom: string, contenu: string) => {
      const corps = new FormData()
      corps.set('csrf', csrf)
      corps.set('format', 'contrats')
      corps.set('fichier', new Blob([contenu]), nom)
      return fetch(`${p.url}/professionnel/imports`, {
        method: 'POST',
        headers: { cookie: cookies.get('monsieurBrun') ?? '', origin: p.url },
        body: corps,
        redirect: 'manual',
      })
    }
    assert.equal((await deposer('vide.csv', '')).status, 422)
    const fait = await deposer('contrats-novembre.csv', 'Colonne;Autre\r\n1;2\r\n')
    assert.equal(fait.status, 303, await fait.text())
    const suivi = fait.headers.get('location') ?? ''
    assert.match(suivi, /^\/professionnel\/imports\/[\w-]{36}$/)
    assert.match(texteDe(await page('monsieurBrun', suivi)), /contrats-novembre\.csv/)
    assert.match(texteDe(await page('monsieurBrun', '/professionnel/imports')), /contrats-novembre\.csv/)
    assert.match(texteDe(await page('monsieurBrun', `/professionnel/imports/${p.fichier}`)), /personne ajoutée/)
    const rapport = await lire('monsieurBrun', `/professionnel/imports/${p.fichier}/rapport.csv`)
    assert.match(await rapport.text(), /gravité;code;raison/)
    const sansPreuve = await fetch(`${p.url}/professionnel/imports`, {
      method: 'POST',
      headers: { cookie: cookies.get('monsieurBrun') ?? '' },
      body: new FormData(),
    })
    assert.ok([403, 406, 415].includes(sansPreuve.status), String(sansPreuve.status))
  })

  it('« Mes droits » dit les lignes que les rôles ouvrent, et rien pour qui administre', async () => {
    const texte = texteDe(await page('madameRoy', '/professionnel/mes-droits'))
    assert.match(texte, /référent/)
    assert.match(texte, /Vous pouvez corriger Adresse, Adresses électroniques, Téléphones/)
    assert.doesNotMatch(texteDe(await page('monsieurVidal', '/professionnel/mes-droits')), /Vous pouvez corriger/)
    assert.match(texteDe(await page('madameAdam', '/professionnel/mes-droits')), /Aucun dossier ne vous est ouvert/)
  })

  it('on ferme une de ses sessions, jamais celle d’un autre', async () => {
    const autre = await p.ouvrirSession('madameRoy')
    const html = await page('madameRoy', '/professionnel/sessions')
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(html) ?? []
    const [etrangere] = await p.base.application<
      { id: string }[]
    >`select s.id from session s join agent a on a.id = s.agent where a.nom = 'PETIT'`
    assert.equal((await envoyer('madameRoy', '/professionnel/sessions', { id: etrangere?.id ?? '' })).status, 404)
    assert.equal((await envoyer('madameRoy', '/professionnel/sessions', { id })).status, 303)
    assert.equal((await fetch(`${p.url}/professionnel`, { headers: { cookie: autre }, redirect: 'manual' })).status, 303)
  })
})

/** What a browser would send back of the form of a page, untouched. */
function champsDe(html: string): Champs {
  const champs: Champs = {}
  const clair = (s: string) => s.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  for (const [balise] of html.matchAll(/<input [^>]*>/g)) {
    const [, nom = ''] = /name="([^"]*)"/.exec(balise) ?? []
    const [, valeur = ''] = /value="([^"]*)"/.exec(balise) ?? []
    if (nom !== 'csrf' && (!balise.includes('type="radio"') || balise.includes(' checked'))) champs[nom] = clair(valeur)
  }
  for (const [, nom = '', texte = ''] of html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    champs[nom] = clair(texte)
  for (const [, nom = '', options = ''] of html.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    champs[nom] = /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''
  return champs
}

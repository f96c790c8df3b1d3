import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { toutSceller } from '../../outils/tout-sceller.js'
import { balises } from '../interface/structure.essai.js'

let p: PlateformeDEssai
let amina: string
before(async () => {
  p = await unePlateforme()
  amina = await p.ouvrirSession('amina')
})
after(() => p.fermer())

const en = (texte: string) =>
  texte
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('&#39;', "'")
const ouvrir = (chemin: string, cookie = amina) => fetch(p.url + chemin, { headers: { cookie }, redirect: 'manual' })
async function page(chemin: string, cookie = amina): Promise<string> {
  const r = await ouvrir(chemin, cookie)
  assert.equal(r.status, 200, `${chemin} : ${r.status} ${r.headers.get('location')}`)
  const texte = await r.text()
  balises(texte)
  return texte
}
async function envoyer(
  chemin: string,
  champs: Record<string, string>,
  { cookie = amina, depuis = chemin, csrf = true } = {},
): Promise<Response> {
  const jeton = csrf ? (/name="csrf" value="([^"]+)"/.exec(await (await ouvrir(depuis, cookie)).text())?.[1] ?? '') : ''
  return fetch(p.url + chemin, {
    method: 'POST',
    headers: { cookie, origin: new URL(p.adressePublique).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...champs, csrf: jeton }),
    redirect: 'manual',
  })
}
const pages = [
  '',
  '/donnees',
  '/coordonnees',
  '/contester/identite/nom',
  '/contestations',
  '/consultations',
  '/organisations',
  '/structures',
  '/structures?lieu=Arras',
  '/notices',
  '/notices/identite/1',
  '/sessions',
]

describe('A8, J7 — L’espace de la personne : ses données, leur source, les corriger', () => {
  it('chaque donnée avec qui l’a écrite et quand, en mots et non en codes', async () => {
    const texte = en(await page('/mon-espace/donnees'))
    for (const attendu of [
      'BENALI',
      '2 88 04 59 350 123',
      '23 avril 1988',
      'droit ouvert et versé',
      'Caisse d’allocations familiales du Nord',
      '12 RUE NATIONALE',
    ])
      assert.ok(texte.includes(attendu), attendu)
    assert.ok(!texte.includes('INSCRIPTION_AUTO_CAF') && !texte.includes('CAF591'))
  })

  it('elle corrige ses coordonnées ; la source change pour ce champ, et pour lui seul', async () => {
    const saisie = {
      voie: '4 rue des Arts',
      complement: '',
      codePostal: '59000',
      commune: 'Lille',
      emails: 'amina.benali@example.fr',
      telephones: '06 01 02 03 04',
    }
    const faite = await envoyer('/mon-espace/coordonnees', { ...saisie, version: '1' })
    assert.equal(faite.headers.get('location'), '/mon-espace/donnees?fait=coordonnees')
    const lue = (await (await p.appeler('/api/v1/acces-de-la-personne/identites/moi', { jeton: await p.jetonDe('amina') })).json()) as {
      donnees: { adresse: Record<string, unknown>; telephones: string[] }
    }
    assert.deepEqual(
      [lue.donnees.adresse.numeroTypeLibelleVoie, lue.donnees.adresse.codeInseeCommune, lue.donnees.telephones],
      ['4 RUE DES ARTS', '59350', ['0601020304']],
    )
    const texte = en(await page('/mon-espace/donnees'))
    assert.match(texte, /4 RUE DES ARTS 59000 LILLE Source : Espace des personnes/)
    assert.match(texte, /BENALI Source : Caisse d’allocations familiales du Nord/)
  })

  it('deux pages sur la même donnée : les deux versions se voient, rien n’est perdu', async () => {
    const saisie = { voie: '9 rue du Port', complement: '', codePostal: '59000', commune: 'Lille', emails: '', telephones: '' }
    const depassee = await envoyer('/mon-espace/coordonnees', { ...saisie, version: '1' })
    assert.equal(depassee.status, 409)
    const texte = await depassee.text()
    assert.match(en(texte), /ont changé pendant que vous écriviez.*4 RUE DES ARTS/)
    assert.match(texte, /value="9 rue du Port"/)
    assert.match(texte, /name="version" value="2"/)
  })

  it('une saisie fautive revient avec ce qu’il faut reprendre, lié à son champ', async () => {
    const r = await envoyer('/mon-espace/coordonnees', {
      voie: 'x',
      complement: '',
      codePostal: '59',
      commune: '',
      emails: 'pas une adresse',
      telephones: 'abc',
      version: '2',
    })
    assert.equal(r.status, 400)
    const texte = await r.text()
    for (const champ of ['codePostal', 'emails', 'telephones'])
      assert.ok(texte.includes(`href="#${champ}"`) && texte.includes(`id="${champ}"`), champ)
    assert.match(texte, /<title>Erreur : /)
  })

  it('elle conteste, la voit attendre, reçoit la réponse ; l’agent la voit aussi', async () => {
    const chemin = '/mon-espace/contester/identite/nom'
    assert.equal((await envoyer(chemin, { constat: '', explication: '' })).status, 400)
    const faite = await envoyer(chemin, { constat: 'inexacte', explication: 'Mon nom s’écrit BENALY.' })
    assert.equal(faite.headers.get('location'), '/mon-espace/contestations?fait=depot')
    assert.equal((await envoyer(chemin, { constat: 'inexacte', explication: 'Encore.' })).status, 409)
    assert.match(en(await page('/mon-espace/contestations')), /Nom d’usage .*reçue .*Mon nom s’écrit BENALY\..*au plus tard le/)
    const jeton = await p.jetonDe('julien')
    const { elements } = (await (await p.appeler('/api/v1/contestations', { jeton })).json()) as { elements: { id: string }[] }
    const body = JSON.stringify({ etat: 'acceptee', reponse: 'C’est corrigé.' })
    assert.equal((await p.appeler(`/api/v1/contestations/${elements[0]?.id}/reponse`, { method: 'POST', jeton, body })).status, 200)
    assert.match(en(await page('/mon-espace/contestations')), /acceptée .*C’est corrigé\..*France Travail/)
  })
})

describe('J6, J8 — Qui a consulté, qui suit, ce qui avait été annoncé', () => {
  it('un dossier ouvert par Mme Roy se lit aussitôt, avec raison, texte et notice', async () => {
    assert.ok(!en(await page('/mon-espace/consultations')).includes('Unité territoriale de Lille'))
    const lue = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, {
      jeton: await p.jetonDe('madameRoy'),
    })
    assert.equal(lue.status, 200)
    const html = await page('/mon-espace/consultations')
    const texte = en(html)
    assert.match(
      texte,
      /Département du Nord, Unité territoriale de Lille A lu : Identité et coordonnées\. un agent \(référent\), repère [0-9A-F]{6}/,
    )
    assert.match(texte, /Pourquoi : Accompagner la personne[^.]*\. Texte : code du travail, art\. L\. 5411-5-1/)
    assert.ok(html.includes('/mon-espace/notices/identite/1'))
    assert.ok(!texte.includes('Claire') && !texte.includes('ROY'))
  })

  it('qui la suit, et pourquoi', async () => {
    assert.match(await page('/mon-espace/organisations'), /href="\/mon-espace\/structures"/)
    assert.match(en(await page('/mon-espace/structures')), /Lille.*décidée par le conseil départemental.*Unité territoriale de Lille/)
    assert.match(en(await page('/mon-espace/structures?lieu=97400')), /Saint-Denis.*décidée par France Travail/)
    assert.match(en(await page('/mon-espace/structures?lieu=Nulle-Part')), /n’est pas connue/)
    const texte = en(await page('/mon-espace/organisations'))
    assert.match(texte, /Département du Nord .*décide de l’orientation/)
    assert.match(texte, /GIP Plateforme de l’inclusion/)
  })

  it('elle emporte tout : PDF, CSV, JSON', async () => {
    await toutSceller(p)
    const types = {
      'mes-donnees.pdf': 'application/pdf',
      'mes-donnees.csv': 'text/csv',
      'mes-donnees.json': 'application/json',
      'consultations.csv': 'text/csv',
      'consultations/preuves.json': 'application/json',
      'consultations.pdf': 'application/pdf',
      'notices/identite/1.pdf': 'application/pdf',
    }
    for (const [nom, type] of Object.entries(types)) {
      const r = await ouvrir(`/mon-espace/${nom}`)
      assert.equal(r.status, 200, nom)
      assert.ok(r.headers.get('content-type')?.startsWith(type), nom)
      const octets = Buffer.from(await r.arrayBuffer())
      if (type === 'application/pdf') assert.equal(octets.subarray(0, 5).toString(), '%PDF-')
    }
  })
})

describe('I3, J7 — Et rien d’autre', () => {
  it('sans session : la connexion, avec le retour ; en session d’agent : refus', async () => {
    const agent = await p.ouvrirSession('madameRoy')
    for (const chemin of pages) {
      const r = await fetch(`${p.url}/mon-espace${chemin}`, { redirect: 'manual' })
      assert.equal(r.status, 303)
      assert.equal(r.headers.get('location'), `/connexion?retour=${encodeURIComponent(`/mon-espace${chemin}`)}`)
      assert.equal((await ouvrir(`/mon-espace${chemin}`, agent)).status, 403)
    }
  })

  it('ce qui est à une autre personne n’existe pas', async () => {
    const yanis = await p.ouvrirSession('yanis')
    const sienne = /\/contestations\/([0-9a-f-]{36})\/retrait/
    await envoyer('/mon-espace/contester/identite/prenom', { constat: 'inexacte', explication: 'Non.' }, { cookie: yanis })
    const id = sienne.exec(await page('/mon-espace/contestations', yanis))?.[1] ?? assert.fail()
    const depuis = '/mon-espace/coordonnees'
    assert.equal((await envoyer(`/mon-espace/contestations/${id}/retrait`, {}, { depuis })).status, 404)
    const [session] = await p.base.proprietaire<{ id: string }[]>`select id from session where usager_id = ${p.numero('yanis').toString()}`
    assert.equal((await envoyer(`/mon-espace/sessions/${session?.id}/fermer`, {}, { depuis })).status, 404)
    for (const chemin of [
      '/contester/identite/photographie',
      '/contester/droitsRsa/matricule?rang=9',
      '/notices/identite/99',
      '/notices/secret/1',
    ])
      assert.equal((await ouvrir(`/mon-espace${chemin}`)).status, 404, chemin)
  })

  it('un formulaire qui ne vient pas de nos pages est refusé', async () => {
    assert.equal(
      (await envoyer('/mon-espace/contester/identite/prenom', { constat: 'inexacte', explication: 'Non.' }, { csrf: false })).status,
      403,
    )
  })

  it('elle ferme une autre de ses sessions, qui ne sert plus à rien', async () => {
    const autre = await p.ouvrirSession('amina')
    assert.equal((await ouvrir('/mon-espace', autre)).status, 200)
    const action = /action="(\/mon-espace\/sessions\/[^"]+\/fermer)"/.exec(await page('/mon-espace/sessions'))?.[1] ?? assert.fail()
    assert.equal((await envoyer(action, {}, { depuis: '/mon-espace/coordonnees' })).status, 303)
    assert.equal((await ouvrir('/mon-espace', autre)).status, 303)
  })

  it('quand trop de monde vient en même temps, l’accueil le dit, et ne s’accuse pas d’une erreur', async () => {
    const regler = async (quota: number) => {
      await p.base.application`update application set quota_par_seconde = ${quota} where client_id = 'espace-usager'`
      await p.base.application`update habilitation_version set version = version + 1`
      await p.habilitations.rafraichir()
    }
    await regler(0)
    const trop = await ouvrir('/mon-espace')
    assert.equal(trop.status, 429)
    assert.match(en(await trop.text()), /Trop de demandes en même temps/)
    await regler(5000)
  })
})

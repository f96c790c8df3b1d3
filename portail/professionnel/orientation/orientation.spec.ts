import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { jourDe } from '../../../src/moteur/moteur.js'
import { criteres, criteresDeSante } from '../../../src/parcours/orientation/index.js'
import { uneOrientation } from '../../../src/parcours/orientation/orientation.essai.js'
import { balises } from '../../interface/structure.essai.js'

const texteDe = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')

describe('C1, C2, C4, A9 — L’orientation d’Amina à l’écran, des deux côtés', async () => {
  const o = await uneOrientation()
  const { p } = o
  after(() => p.fermer())
  await o.dans(0)
  const cookies = {
    madameRoy: await p.ouvrirSession('madameRoy'),
    julien: await p.ouvrirSession('julien'),
    amina: await p.ouvrirSession('amina', { acr: 'eidas2' }),
  }
  type Qui = keyof typeof cookies
  const lire = async (qui: Qui, chemin: string) => {
    const r = await fetch(p.url + chemin, { headers: { cookie: cookies[qui] }, redirect: 'manual' })
    const texte = await r.text()
    assert.equal(r.status, 200, `${chemin} : ${texteDe(texte).slice(0, 300)}`)
    balises(texte)
    return texte
  }
  /** Sends a form of the page as the browser would, its hidden fields with what was typed. */
  const envoyer = async (qui: Qui, depuis: string, champs: Record<string, string>) => {
    const page = await lire(qui, depuis)
    const caches = Object.fromEntries([...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(m => [m[1] ?? '', m[2] ?? '']))
    const headers = { cookie: cookies[qui], origin: p.url, 'sec-fetch-site': 'same-origin' }
    return fetch(p.url + depuis, { method: 'POST', headers, body: new URLSearchParams({ ...caches, ...champs }), redirect: 'manual' })
  }
  const dossier = `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`
  const ecran = `${dossier}/orientation`

  it('le travail à faire mène à l’écran, qui dit ce qui manque et qui décide', async () => {
    assert.ok((await lire('madameRoy', '/professionnel/travaux')).includes(`href="${ecran}"`))
    const texte = texteDe(await lire('madameRoy', ecran))
    assert.match(texte, /Les réponses sont à compléter/)
    assert.match(texte, /Qui décide Département du Nord ?\. Bénéficiaire du RSA/)
  })

  it('ce qui est connu est déjà coché ; complètes, les réponses font une proposition expliquée', async () => {
    assert.match(await lire('madameRoy', `${ecran}/reponses`), /id="brsa" name="brsa" value="true" checked/)
    const { origine: _, ...reponses } = (await import('../../../src/parcours/orientation/orientation.essai.js')).reponses
    const champs = Object.fromEntries(Object.entries(reponses).map(([nom, v]) => [nom, String(v)]))
    const r = await envoyer('madameRoy', `${ecran}/reponses`, champs)
    assert.equal(r.status, 303, texteDe(await r.text()))
    const texte = texteDe(await lire('madameRoy', ecran))
    assert.match(texte, /Ce qui est proposé.*parcours socio-professionnel.*Département du Nord/)
    assert.match(texte, /Une difficulté a des conséquences.*Famille : enfant sans solution de garde.*dérivé/)
    assert.match(texte, /Il ne décide pas/)
  })

  it('G7 — à qui décide, la page dit qui peut accompagner là où Amina vit ; à qui ne décide pas, non', async () => {
    const texte = texteDe(await lire('madameRoy', ecran))
    assert.match(texte, /Qui accompagne à Lille Organismes référents .*France Travail .*Unité territoriale de Lille tout le département/i)
    assert.doesNotMatch(texte, /Unité territoriale de Roubaix|Arras/i)
    const vue = `/professionnel/dossiers/${p.identifiant('amina', 'FT')}/orientation`
    assert.doesNotMatch(texteDe(await lire('julien', vue)), /Qui accompagne à/)
  })

  it('qui n’est pas compétent lit la proposition, et n’a pas de quoi décider', async () => {
    const page = await lire('julien', `/professionnel/dossiers/${p.identifiant('amina', 'FT')}/orientation`)
    assert.match(texteDe(page), /Qui décide Département du Nord/)
    assert.doesNotMatch(page, /Accepter la proposition/)
  })

  it('décider autrement sans raison : chaque manque est dit à son champ ; avec, c’est décidé', async () => {
    const muette = await envoyer('madameRoy', ecran, { sens: 'REFUSEE', parcours: 'PED' })
    assert.equal(muette.status, 422)
    const page = await muette.text()
    assert.match(page, /id="motifRefus-erreur"/)
    assert.match(page, /name="parcours" value="PED" checked/)
    const decidee = {
      sens: 'REFUSEE',
      motifRefus: 'APPRECIATION_DIFFERENTE',
      parcours: 'PED',
      organisme: 'FT',
      commentaire: 'La garde est trouvée.',
    }
    const r = await envoyer('madameRoy', ecran, decidee)
    assert.equal(r.status, 303, texteDe(await r.text()))
    assert.match(texteDe(await lire('madameRoy', `${ecran}?fait=decidee`)), /décision est enregistrée.*Ce qui est décidé.*parcours emploi/)
  })

  it('Amina lit son orientation, qui l’a décidée, pourquoi, et en emporte la lettre', async () => {
    const texte = texteDe(await lire('amina', '/mon-espace/orientation'))
    assert.match(texte, /parcours emploi/)
    assert.match(texte, /Décidée par Département du Nord/)
    assert.match(texte, /appréciation différente de la situation.*La garde est trouvée/)
    const lettre = await fetch(`${p.url}/mon-espace/orientation.pdf`, { headers: { cookie: cookies.amina } })
    assert.equal(lettre.headers.get('content-type'), 'application/pdf')
    assert.equal(
      Buffer.from(await lettre.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
    assert.match(texteDe(await lire('amina', '/mon-espace/donnees')), /Décision d’orientation/)
  })

  it('une nouvelle orientation dit avec qui le diagnostic a été refait : un autre qui la suit, jamais soi-même', async () => {
    const adresse = `${ecran}/reponses`
    const options = [...(await lire('madameRoy', adresse)).matchAll(/<option value="([\w-]+)"/g)].map(m => m[1])
    assert.ok(options.includes('FT') && !options.includes('CD59') && !options.includes('CAF591'), options.join(' '))
    const demande = { motif: 'La garde est perdue.', diagnosticConjointLe: jourDe(new Date()) }
    const muette = await envoyer('madameRoy', adresse, demande)
    assert.equal(muette.status, 422)
    assert.match(await muette.text(), /id="avec-erreur"/)
    const r = await envoyer('madameRoy', adresse, { ...demande, avec: 'FT', projetPro: 'SALARIAT' })
    assert.equal(r.status, 303, texteDe(await r.text()))
    assert.match(texteDe(await lire('amina', '/mon-espace/donnees/orientation')), /diagnostic refait le .* avec France Travail/)
  })

  it('CRPA L. 311-3-1 — de sa page elle arrive aux règles de l’outil, qui nomment chaque règle retenue pour elle et chaque réponse lue', async () => {
    assert.match(await lire('amina', '/mon-espace/orientation'), /href="\/documentation\/algorithme-d-orientation"/)
    const fiche = texteDe(await (await fetch(`${p.url}/documentation/algorithme-d-orientation`)).text())
    assert.match(fiche, /Il ne décide jamais/)
    for (const code of ['A2', 'A3', 'A4', 'A5', 'A6', 'B1', 'B2', 'B3', 'B4']) assert.ok(fiche.includes(`${code} — `), code)
    const lue = fiche.toLocaleLowerCase('fr')
    for (const { libelle } of Object.values({ ...criteres, ...criteresDeSante }))
      assert.ok(lue.includes(libelle.toLocaleLowerCase('fr')), libelle)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { balises } from '../interface/structure.essai.js'
import { champsDuFormulaire } from './formulaire.essai.js'

type Saisie = Record<string, string | readonly string[] | null>
const texteDe = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** The whole of it without a script: what a page is filled with, changed here and there, and sent. */
describe('A4, A8, A9, D1, D2, D8 — Le diagnostic, les projets et les offres, des deux côtés de l’écran, sans JavaScript', () => {
  let p: PlateformeDEssai
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateforme()
    for (const qui of ['madameRoy', 'ines', 'sofia', 'amina', 'karim']) cookies.set(qui, await p.ouvrirSession(qui))
  })
  after(() => p.fermer())

  async function page(qui: string, chemin: string, statut = 200): Promise<string> {
    const r = await fetch(p.url + chemin, { headers: { cookie: cookies.get(qui) ?? '' }, redirect: 'manual' })
    const texte = await r.text()
    assert.equal(r.status, statut, `${chemin} : ${texteDe(texte).slice(0, 400)}`)
    if (statut === 200) balises(texte)
    return texte
  }
  /** Sends the form of a page as it is filled, but for what is said here; null takes a control away. */
  async function envoyer(
    qui: string,
    depuis: string,
    vers: string,
    saisie: Saisie,
    lue?: string,
  ): Promise<{ statut: number; vers: string; html: string }> {
    const champs = champsDuFormulaire(lue ?? (await page(qui, depuis)), vers)
    for (const [nom, valeur] of Object.entries(saisie)) {
      champs.delete(nom)
      if (valeur !== null) for (const v of [valeur].flat()) champs.append(nom, v)
    }
    const headers = { cookie: cookies.get(qui) ?? '', origin: p.url, 'sec-fetch-site': 'same-origin' }
    const r = await fetch(p.url + vers, { method: 'POST', headers, body: champs, redirect: 'manual' })
    const html = await r.text()
    if (r.status < 300 || r.status >= 400) balises(html)
    return { statut: r.status, vers: r.headers.get('location') ?? '', html }
  }
  const dossier = (personne = 'amina', organisation = 'CD59') => `/professionnel/dossiers/${p.identifiant(personne, organisation)}`
  async function versPage(qui: string, r: { statut: number; vers: string; html: string }): Promise<string> {
    assert.equal(r.statut, 303, texteDe(r.html).slice(0, 600))
    return texteDe(await page(qui, r.vers))
  }

  it('D1 — madame Roy et Amina font le diagnostic : une partie, puis la suite ; ce qui est su est déjà là', async () => {
    const ici = `${dossier()}/diagnostic`
    const premiere = {
      'mobilite.valeur': 'OUI',
      'mobilite.situations': '1',
      'mobilite.autre': 'Se déplace à pied',
      'mobilite.objectif.3': 'EN_COURS',
    }
    assert.match(
      await versPage('madameRoy', await envoyer('madameRoy', ici, ici, premiere)),
      /Le diagnostic est enregistré.*Préparer un permis/,
    )
    const html = await page('madameRoy', ici)
    const suite = champsDuFormulaire(html, ici)
    assert.deepEqual(suite.getAll('mobilite.situations').length, 2, 'la situation du référentiel, et celle dite avec ses mots')
    assert.equal(suite.get('mobilite.objectif.3'), 'EN_COURS')
    assert.match(texteDe(html), /Se déplace à pied Département du Nord, le/)
    assert.match(await versPage('madameRoy', await envoyer('madameRoy', ici, ici, {})), /Rien n’a changé/)
    const confiance = { 'pouvoirDAgir.confiance': 'OUI', 'famille.valeur': 'OUI', 'famille.impact': 'FORT' }
    await versPage('madameRoy', await envoyer('madameRoy', ici, ici, confiance))
    assert.equal(champsDuFormulaire(await page('madameRoy', ici), ici).get('mobilite.valeur'), 'OUI')
  })

  it('D1 — une contradiction est dite à son contrôle, et rien de ce qui est saisi ne se perd', async () => {
    const ici = `${dossier()}/diagnostic`
    const { statut, html } = await envoyer('madameRoy', ici, ici, { 'sansContrainte.declare': 'oui', 'logement.valeur': 'OUI' })
    assert.equal(statut, 422)
    assert.match(html, /<a href="#sansContrainte.declare">/)
    assert.equal(champsDuFormulaire(html, ici).get('logement.valeur'), 'OUI')
  })

  it('A6 — deux référents à la fois : ce qui ne se croise pas s’ajoute, ce qui se croise est montré', async () => {
    const ici = `${dossier()}/diagnostic`
    const ouverte = await page('madameRoy', ici)
    await versPage('madameRoy', await envoyer('madameRoy', ici, ici, { 'finances.valeur': 'OUI' }))
    await versPage('madameRoy', await envoyer('madameRoy', ici, ici, { 'logement.valeur': 'NON' }, ouverte))
    const apres = champsDuFormulaire(await page('madameRoy', ici), ici)
    assert.deepEqual([apres.get('finances.valeur'), apres.get('logement.valeur')], ['OUI', 'NON'])
    const { statut, html } = await envoyer('madameRoy', ici, ici, { 'finances.valeur': 'NON' }, ouverte)
    assert.equal(statut, 200)
    assert.match(texteDe(html), /a changé aussi : Finances/)
    assert.equal(champsDuFormulaire(html, ici).get('finances.valeur'), 'NON')
  })

  it('J3 — la santé : le département n’en dit que le poids, Cap emploi le détail', async () => {
    const duNord = `${dossier()}/sante`
    const html = await page('madameRoy', duNord)
    assert.ok(!champsDuFormulaire(html, duNord).has('objectif.0') && !html.includes('name="situations"'))
    assert.match(await versPage('madameRoy', await envoyer('madameRoy', duNord, duNord, { impact: 'FAIBLE' })), /santé est enregistré/)
    const deCapEmploi = `${dossier('karim', 'CE59')}/sante`
    await versPage('ines', await envoyer('ines', deCapEmploi, deCapEmploi, { impact: 'FORT', situations: ['3'], 'objectif.0': 'EN_COURS' }))
    const relue = champsDuFormulaire(await page('ines', deCapEmploi), deCapEmploi)
    assert.deepEqual([relue.get('impact'), relue.getAll('situations'), relue.get('objectif.0')], ['FORT', ['3'], 'EN_COURS'])
    assert.match(texteDe(await page('karim', '/mon-espace/donnees')), /Problème déclaré entravant certains métiers/)
  })

  it('D2 — Amina cherche un métier et écrit son projet ; un lieu qui n’existe pas lui est dit', async () => {
    const ici = '/mon-espace/projets/nouveau'
    const cherche = await envoyer('amina', ici, ici, { metier: 'menag dom', zone: 'Lille', geste: 'chercher' })
    assert.equal(cherche.statut, 200)
    assert.match(texteDe(cherche.html), /Aide ménager \/ Aide ménagère à domicile/)
    const choisi = { appellation: '10857|K1304|Aide ménager / Aide ménagère à domicile', geste: 'enregistrer' }
    const perdue = await envoyer('amina', ici, ici, { ...choisi, zone: 'Lille, Trifouillis' }, cherche.html)
    assert.equal(perdue.statut, 400)
    assert.match(texteDe(perdue.html), /« Trifouillis » n’est ni une commune/)
    const fait = await envoyer(
      'amina',
      ici,
      ici,
      { ...choisi, contrats: ['CDI', 'CDD'], tempsDeTravail: 'PLEIN', 'salaire.montant': '12,50' },
      cherche.html,
    )
    assert.match(await versPage('amina', fait), /Votre projet est enregistré.*Proposé par la personne/)
  })

  it('D2 — madame Roy le retient : ce qui manque est dit, puis c’est l’offre raisonnable d’emploi', async () => {
    const ici = `${dossier()}/projets/1`
    const refuse = await envoyer('madameRoy', ici, ici, { retenuOre: 'oui', geste: 'enregistrer' })
    assert.equal(refuse.statut, 422)
    assert.match(texteDe(refuse.html), /salaire normalement pratiqué/)
    const pratique = { 'salairePratique.montant': '12,6', 'salairePratique.source': 'Offres du bassin', 'besoin.9': 'BESOIN' }
    const fait = await envoyer('madameRoy', ici, ici, { retenuOre: 'oui', geste: 'enregistrer', ...pratique })
    assert.match(await versPage('madameRoy', fait), /offre raisonnable d’emploi.*Lille/)
    assert.match(texteDe(await page('amina', '/mon-espace/projets')), /il se change avec votre référent/)
  })

  /** In the queue; the filter names the nature once more. */
  const aApprecier = async () =>
    texteDe(await page('madameRoy', '/professionnel/travaux')).split('Refus d’une offre à apprécier').length - 2

  it('D8 — une offre est proposée, Amina la refuse et dit pourquoi', async () => {
    const nouvelle = `${dossier()}/projets/offres/nouvelle`
    const mauvaise = await envoyer('madameRoy', nouvelle, nouvelle, { employeur: 'Domicile Services', lieu: 'Nulle-Part', contrat: 'CDI' })
    assert.equal(mauvaise.statut, 422)
    assert.match(texteDe(mauvaise.html), /nom ou le code postal d’une commune/)
    const offre = { employeur: 'Domicile Services', lieu: 'Lille', contrat: 'CDI', 'salaire.montant': '12,70' }
    await versPage('madameRoy', await envoyer('madameRoy', nouvelle, nouvelle, offre))
    const ici = '/mon-espace/offres/1'
    assert.match(texteDe(await page('amina', ici)), /Cette offre est conforme à l’offre raisonnable d’emploi/)
    const sansRaison = await envoyer('amina', ici, `${ici}/reponse`, { reponse: 'REFUSEE' })
    assert.equal(sansRaison.statut, 400)
    assert.match(sansRaison.html, /<a href="#motifDuRefus">/)
    const refus = { reponse: 'REFUSEE', motifDuRefus: 'HORAIRES', explication: 'La crèche ferme à 18 h.' }
    assert.match(await versPage('amina', await envoyer('amina', ici, `${ici}/reponse`, refus)), /Votre réponse est enregistrée/)
    assert.equal(await aApprecier(), 1)
  })

  it('D8 — rien n’est dit contre elle avant qu’elle ait parlé ; elle parle, on décide, elle lit pourquoi', async () => {
    const ici = `${dossier()}/projets/offres/1`
    const decision = { legitime: 'non', motivation: 'Les horaires étaient ceux retenus ensemble.' }
    const tropTot = await envoyer('madameRoy', ici, `${ici}/appreciation`, decision)
    assert.equal(tropTot.statut, 422)
    assert.match(texteDe(tropTot.html), /n’en a pas encore présenté/)
    const observations = { observations: 'J’ai demandé une autre crèche le 3 novembre.' }
    await versPage('amina', await envoyer('amina', '/mon-espace/offres/1', '/mon-espace/offres/1/observations', observations))
    assert.match(
      await versPage('madameRoy', await envoyer('madameRoy', ici, `${ici}/appreciation`, decision)),
      /Votre appréciation est enregistrée/,
    )
    assert.match(
      texteDe(await page('amina', '/mon-espace/offres/1')),
      /sans motif légitime.*Les horaires étaient ceux retenus ensemble.*Département du Nord/,
    )
    assert.match(texteDe(await page('amina', '/mon-espace/projets')), /1 refus sans motif légitime.*Rien n’en découle de soi/)
    assert.equal(await aApprecier(), 0)
  })

  it('A7 — hors de son périmètre, aucune de ces pages n’existe ; l’ancien formulaire de correction non plus', async () => {
    const autre = dossier('amina', 'ML-LILLE')
    for (const suite of ['diagnostic', 'sante', 'projets', 'projets/1', 'projets/offres/1']) await page('sofia', `${autre}/${suite}`, 404)
    for (const suite of ['diagnostics/corriger', 'projets/1/corriger']) await page('madameRoy', `${dossier()}/${suite}`, 404)
    await page('amina', '/mon-espace/offres/9', 404)
  })
})

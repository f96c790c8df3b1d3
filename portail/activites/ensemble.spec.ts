import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { annoncer } from '../../src/acces/index.js'
import { balises } from '../interface/structure.essai.js'
import { champsDuFormulaire } from '../projet/formulaire.essai.js'

type Rendu = { statut: number; vers: string; html: string }
const texteDe = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** Tuesday 24 November 2026 in Paris, in week 48. */
const depart = new Date('2026-11-24T15:30:00+01:00')

describe('A4, A8, A9, D5, D7, D8 — Les semaines d’Amina, des deux côtés de l’écran, sans JavaScript', () => {
  let p: PlateformeDEssai
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateforme({ horloge: () => depart })
    // Time stands still here, and a quota is of a second.
    await p.base.application.begin(async sql => {
      await sql`update application set quota_par_seconde = 1000000`
      await annoncer(sql)
    })
    await p.habilitations.rafraichir()
    for (const qui of ['madameRoy', 'julien', 'sofia', 'ines', 'amina', 'karim']) cookies.set(qui, await p.ouvrirSession(qui))
  })
  after(() => p.fermer())

  async function page(qui: string, chemin: string, statut = 200): Promise<string> {
    const r = await fetch(p.url + chemin, { headers: { cookie: cookies.get(qui) ?? '' }, redirect: 'manual' })
    const texte = await r.text()
    assert.equal(r.status, statut, `${chemin} : ${texteDe(texte).slice(0, 400)}`)
    if (statut === 200) balises(texte)
    return texte
  }
  /** Sends the form of a page as it is filled, but for what is said here. */
  async function envoyer(qui: string, depuis: string, vers: string, saisie: Record<string, string>, lue?: string): Promise<Rendu> {
    const champs = champsDuFormulaire(lue ?? (await page(qui, depuis)), vers)
    for (const [nom, valeur] of Object.entries(saisie)) champs.set(nom, valeur)
    const headers = { cookie: cookies.get(qui) ?? '', origin: p.url, 'sec-fetch-site': 'same-origin' }
    const r = await fetch(p.url + vers, { method: 'POST', headers, body: champs, redirect: 'manual' })
    const html = await r.text()
    if (r.status < 300 || r.status >= 400) balises(html)
    return { statut: r.status, vers: r.headers.get('location') ?? '', html }
  }
  async function versPage(qui: string, r: Rendu): Promise<string> {
    assert.equal(r.statut, 303, texteDe(r.html).slice(0, 600))
    return texteDe(await page(qui, r.vers))
  }
  const heures = (organisation = 'CD59') => `/professionnel/dossiers/${p.identifiant('amina', organisation)}/heures`
  /** In the queue; the filter names the nature once more. */
  const travaux = async () => texteDe(await page('madameRoy', '/professionnel/travaux')).split('Heures d’activité à valider').length > 2

  it('D5 — madame Roy convient d’une activité ; une heure qui n’existe pas, un chevauchement sont dits à leur contrôle', async () => {
    const nouvelle = `${heures()}/activites/nouvelle`
    const atelier = {
      type: 'ATELIER',
      intitule: 'Atelier CV',
      semaine: '2026-W47',
      jour: '2026-11-17',
      debut: '9h',
      fin: '12h',
      prevu: '3 h',
    }
    const sansDuree = await envoyer('madameRoy', nouvelle, nouvelle, { ...atelier, prevu: 'une matinée', debut: 'tôt' })
    assert.equal(sansDuree.statut, 422)
    assert.match(texteDe(sansDuree.html), /« une matinée » n’est pas une durée.*« tôt » n’est pas une heure/)
    assert.equal(champsDuFormulaire(sansDuree.html, nouvelle).get('intitule'), 'Atelier CV', 'ce qui est saisi reste')
    const dit = await versPage('madameRoy', await envoyer('madameRoy', nouvelle, nouvelle, atelier))
    assert.match(dit, /Semaine 47, du 16 au 22 novembre 2026.*L’activité est enregistrée.*Prévu 3 h/)
    const ensemble = await envoyer('madameRoy', nouvelle, nouvelle, {
      ...atelier,
      intitule: 'Permis',
      debut: '11:00',
      fin: '13:00',
      prevu: '',
    })
    assert.equal(ensemble.statut, 422)
    assert.match(texteDe(ensemble.html), /il y a déjà « Atelier CV »/)
    assert.match(ensemble.html, /<a href="#debut">/)
  })

  const maSemaine = '/mon-espace/heures/2026-W47'

  it('D5 — Amina déclare sa semaine : ce qui était convenu est déjà écrit, elle ajoute le reste', async () => {
    const html = await page('amina', maSemaine)
    assert.equal(champsDuFormulaire(html, maSemaine).get('fait-1'), '3 h')
    const trop = await envoyer('amina', maSemaine, maSemaine, { 'fait-1': '4 h' })
    assert.equal(trop.statut, 400)
    assert.match(texteDe(trop.html), /De 09:00 à 12:00 le 17\/11\/2026, il y a 3 h, pas 4 h/)
    assert.match(trop.html, /<a href="#fait-1">/)
    const autre = {
      'preuve-1': 'Feuille de présence',
      type: 'BENEVOLAT',
      intitule: 'Épicerie solidaire',
      fait: '4 h',
      preuve: 'Attestation',
    }
    const dit = await versPage('amina', await envoyer('amina', maSemaine, maSemaine, autre))
    assert.match(dit, /Votre semaine est enregistrée.*Semaine 47, du 16 au 22 novembre 2026 15 h 3 h 7 h 0 h 2 à valider/)
    assert.ok(await travaux())
    assert.ok((await page('madameRoy', '/professionnel/travaux')).includes(`href="${heures()}"`), 'le travail mène où il se fait')
    const sienne = texteDe(await page('amina', maSemaine))
    assert.match(sienne, /Épicerie solidaire déclarée/)
  })

  it('D5 — une semaine à venir se prévoit et ne se déclare pas ; une démarche de santé n’a pas à être nommée', async () => {
    const prochaine = '/mon-espace/heures/2026-W49'
    const html = await page('amina', prochaine)
    assert.match(texteDe(html), /à venir : vous pouvez y noter ce que vous ferez/)
    assert.ok(!html.includes('sante--'))
    const prevue = { type: 'DEMARCHE_PERSONNELLE', intitule: 'Rendez-vous personnel', fait: '1 h' }
    await versPage('amina', await envoyer('amina', prochaine, prochaine, prevue))
    assert.match(texteDe(await page('amina', prochaine)), /Rendez-vous personnel prévue.*Prévu 1 h/)
    await page('amina', '/mon-espace/heures/2027-W53', 404)
    await page('amina', '/mon-espace/heures/jamais', 404)
  })

  it('A6 — elle change sa déclaration pendant que madame Roy la lit : les deux versions sont montrées, rien n’est validé', async () => {
    const ici = `${heures()}/2026-W47`
    const ouverte = await page('madameRoy', ici)
    await versPage('amina', await envoyer('amina', maSemaine, maSemaine, { 'fait-1': '2 h 30' }))
    const { statut, html } = await envoyer('madameRoy', ici, ici, {}, ouverte)
    assert.equal(statut, 422)
    assert.match(texteDe(html), /version présente est 3, vous validez la version 2/)
    assert.match(texteDe(html), /Déclaré quand vous l’avez lu : 3 h \(version 2\) ; déclaré maintenant : 2 h 30 \(version 3\)/)
    assert.ok(await travaux())
  })

  it('D5 — madame Roy retient l’une, corrige l’autre en disant pourquoi ; Amina le lit et répond', async () => {
    const ici = `${heures()}/2026-W47`
    assert.deepEqual([champsDuFormulaire(await page('madameRoy', ici), ici).get('minutes-1')], ['2 h 30'])
    const muette = await envoyer('madameRoy', ici, ici, { 'minutes-2': '3 h' })
    assert.equal(muette.statut, 422)
    assert.match(muette.html, /<a href="#motif-2">/)
    const dit = { 'minutes-2': '3 h', 'motif-2': 'L’attestation dit trois heures.' }
    assert.match(
      await versPage('madameRoy', await envoyer('madameRoy', ici, ici, dit)),
      /Les heures sont appréciées.*5 h 30 il manque 9 h 30/,
    )
    assert.ok(!(await travaux()))
    assert.match(
      texteDe(await page('amina', maSemaine)),
      /Épicerie solidaire corrigée.*Validé 3 h, par Département du Nord.*« L’attestation dit trois heures. »/,
    )
    const reponse = { 'fait-2': '4 h', 'preuve-2': 'Nouvelle attestation, quatre heures' }
    assert.match(await versPage('amina', await envoyer('amina', maSemaine, maSemaine, reponse)), /1 à valider/)
    assert.match(await versPage('madameRoy', await envoyer('madameRoy', ici, ici, {})), /6 h 30 il manque 8 h 30/)
  })

  it('D5 — une dispense : la semaine demande moins, des deux côtés, avec d’où cela vient', async () => {
    const ici = `${heures()}/dispenses/nouvelle`
    const vide = await envoyer('madameRoy', ici, ici, { du: '2026-11-16', au: '2027-01-31', duree: 'minoree' })
    assert.equal(vide.statut, 422)
    assert.match(texteDe(vide.html), /Dites combien d’heures par semaine.*Choisissez un motif/)
    const dispense = {
      du: '2026-11-16',
      au: '2027-01-31',
      duree: 'minoree',
      minutes: '6 h',
      motif: 'AUTRE',
      precisions: 'Place en crèche en janvier.',
    }
    const apres = await versPage('madameRoy', await envoyer('madameRoy', ici, ici, dispense))
    assert.match(apres, /La dispense est enregistrée.*Semaine 47, du 16 au 22 novembre 2026 6 h 3 h 6 h 30 6 h 30 faite.*Place en crèche/)
    assert.match(
      texteDe(await page('amina', '/mon-espace/heures')),
      /6 h par semaine\. Autre situation personnelle ou familiale, « Place en crèche en janvier\. »/,
    )
    assert.match(texteDe(await page('amina', maSemaine)), /Demandé 6 h \(dispense du 16\/11\/2026 au 31\/01\/2027, dérivé\)/)
    const fin = `${heures()}/dispenses/1`
    const longue = await envoyer('madameRoy', fin, fin, { au: '2027-03-01' })
    assert.match(texteDe(longue.html), /ne se prolonge pas/)
    await versPage('madameRoy', await envoyer('madameRoy', fin, fin, { au: '2026-12-20' }))
  })

  it('D5, A9 — Amina demande une dispense ; madame Roy la trouve, accorde moins en disant pourquoi, ou refuse ; Amina le lit', async () => {
    const nouvelle = '/mon-espace/dispenses/nouvelle'
    const vide = await envoyer('amina', nouvelle, nouvelle, { du: '' })
    assert.equal(vide.statut, 400)
    assert.match(texteDe(vide.html), /Dites de quel jour à quel jour.*Choisissez : moins d’heures.*Choisissez un motif/)
    const voulue = { du: '2027-02-01', au: '2027-03-31', duree: 'minoree', minutes: '5 h', motif: 'AIDANT', explication: 'Ma mère rentre.' }
    assert.match(
      await versPage('amina', await envoyer('amina', nouvelle, nouvelle, voulue)),
      /Votre demande est envoyée.*du 1er février 2027 au 31 mars 2027 en attente de réponse/,
    )
    assert.match(texteDe((await envoyer('amina', nouvelle, nouvelle, voulue)).html), /attend encore une réponse/)
    const sienne = `${heures()}/demandes/1`
    assert.ok((await page('madameRoy', '/professionnel/travaux')).includes(`href="${sienne}"`))
    const moins = await envoyer('madameRoy', sienne, `${sienne}/accord`, { au: '2027-02-28' })
    assert.equal(moins.statut, 422)
    assert.match(moins.html, /<a href="#motivation">/)
    const court = await envoyer('madameRoy', sienne, `${sienne}/refus`, { refus: 'Non.' })
    assert.match(texteDe(court.html), /en vingt caractères au moins/)
    const dit = { au: '2027-02-28', motivation: 'Nous ferons le point à la fin de février.' }
    assert.match(
      await versPage('madameRoy', await envoyer('madameRoy', sienne, `${sienne}/accord`, dit)),
      /La réponse est enregistrée.*Du 1er février 2027 au 28 février 2027 : 5 h par semaine/,
    )
    assert.match(
      texteDe(await page('amina', '/mon-espace/dispenses/1')),
      /Elle vous est accordée.*par Département du Nord.*du 1er février 2027 au 28 février 2027, 5 h par semaine.*« Nous ferons le point/,
    )
    await versPage('amina', await envoyer('amina', nouvelle, nouvelle, { ...voulue, du: '2027-03-01' }))
    const autre = `${heures()}/demandes/2`
    const pourquoi = 'Le point de février dira si c’est encore utile.'
    await versPage('madameRoy', await envoyer('madameRoy', autre, `${autre}/refus`, { refus: pourquoi }))
    assert.match(texteDe(await page('amina', '/mon-espace/dispenses/2')), /Elle vous est refusée.*« Le point de février/)
    await versPage('amina', await envoyer('amina', nouvelle, nouvelle, { ...voulue, du: '2027-03-01' }))
    const mienne = '/mon-espace/dispenses/3'
    const lue = await page('amina', mienne)
    assert.match(await versPage('amina', await envoyer('amina', mienne, `${mienne}/retrait`, {})), /Votre demande est retirée/)
    const encore = await envoyer('amina', mienne, `${mienne}/retrait`, {}, lue)
    assert.equal(encore.statut, 409)
    assert.ok(!texteDe(await page('madameRoy', `${heures()}/demandes/3`)).includes('Refuser cette demande'))
    const recit = texteDe(await page('amina', '/mon-espace/parcours'))
    for (const phrase of [
      'Dispense d’heures demandée',
      'Dispense d’heures accordée',
      'Dispense d’heures refusée',
      'Demande de dispense retirée',
    ])
      assert.ok(recit.includes(phrase), phrase)
    await page('amina', '/mon-espace/dispenses/9', 404)
    await page('sofia', `${heures('ML-LILLE')}/demandes/1`, 404)
  })

  it('D5, J3 — Cap emploi garde pour lui et la personne le motif de santé d’une dispense', async () => {
    const karim = `/professionnel/dossiers/${p.identifiant('karim', 'CE59')}/heures`
    const nouvelle = `${karim}/dispenses/nouvelle`
    const dispense = { du: '2026-11-23', au: '2027-02-28', duree: 'aucune', motif: 'RESERVE' }
    const ecrite = await envoyer('ines', nouvelle, nouvelle, { ...dispense, precisions: 'Opéré en mai.' })
    assert.match(texteDe(ecrite.html), /ne s’écrit pas ici/)
    await versPage('ines', await envoyer('ines', nouvelle, nouvelle, dispense))
    const ici = `${karim}/dispenses/1`
    const vide = await envoyer('ines', ici, `${ici}/sante`, {})
    assert.match(vide.html, /<a href="#sante">/)
    await versPage('ines', await envoyer('ines', ici, `${ici}/sante`, { sante: 'HANDICAP', detail: 'Reconnaissance en cours.' }))
    assert.match(
      texteDe(await page('ines', `/professionnel/dossiers/${p.identifiant('karim', 'CE59')}/dispenses-sante`)),
      /Handicap.*Reconnaissance en cours/,
    )
    assert.ok(!texteDe(await page('madameRoy', `${heures()}/dispenses/1`)).includes('motif de santé'))
    assert.match(texteDe(await page('karim', '/mon-espace/donnees')), /Reconnaissance en cours/)
  })

  it('D7, D8 — une absence notée, la réponse d’Amina, l’appréciation ; les offres refusées à côté', async () => {
    const nouvelle = `${heures()}/absences/nouvelle`
    await versPage('madameRoy', await envoyer('madameRoy', nouvelle, nouvelle, { jour: '2026-11-20', intitule: 'Rendez-vous de suivi' }))
    assert.match(
      texteDe(await page('amina', '/mon-espace/heures')),
      /Absence : Rendez-vous de suivi 20 novembre 2026 non dite rien encore pas encore apprécié/,
    )
    const ici = `${heures()}/absences/1`
    const juger = { legitime: 'oui', motivation: 'La crèche a confirmé sa fermeture.' }
    const tropTot = await envoyer('madameRoy', ici, `${ici}/appreciation`, { ...juger, legitime: 'non' })
    assert.match(texteDe(tropTot.html), /pour s’expliquer, et ne l’a pas encore fait/)
    const mienne = '/mon-espace/absences/1'
    await versPage('amina', await envoyer('amina', mienne, mienne, { motif: 'GARDE_D_ENFANT', explication: 'La crèche était fermée.' }))
    await versPage('madameRoy', await envoyer('madameRoy', ici, `${ici}/appreciation`, juger))
    assert.match(texteDe(await page('amina', mienne)), /motif légitime.*« La crèche a confirmé sa fermeture\. ».*Département du Nord/)
    assert.match(texteDe(await page('madameRoy', heures())), /une garde d’enfant « La crèche était fermée\. » motif légitime/)
    const prevenir = '/mon-espace/absences/nouvelle'
    await versPage(
      'amina',
      await envoyer('amina', prevenir, prevenir, { jour: '2026-11-26', intitule: 'Atelier', motif: 'ENTRETIEN_OU_EMPLOI' }),
    )
    const erreur = `${heures()}/absences/2`
    assert.match(texteDe(await page('madameRoy', erreur)), /par la personne/)
    await envoyer('madameRoy', erreur, `${erreur}/retrait`, {})
    assert.match(texteDe(await page('madameRoy', erreur)), /retirée/)
  })

  it('A7, J4 — France Travail ne voit que les heures et leur sorte ; hors du périmètre, aucune de ces pages n’existe', async () => {
    const vue = texteDe(await page('julien', `${heures('FT')}/2026-W47`))
    assert.match(vue, /Bénévolat dans une association validée/)
    assert.ok(!vue.includes('Épicerie') && !vue.includes('Attestation') && !vue.includes('Enregistrer ce que je retiens'))
    await page('julien', heures('FT'))
    for (const suite of [
      '',
      '/2026-W47',
      '/activites/nouvelle',
      '/activites/1',
      '/absences/nouvelle',
      '/absences/1',
      '/dispenses/nouvelle',
    ])
      await page('sofia', heures('ML-LILLE') + suite, 404)
    await page('amina', '/mon-espace/absences/9', 404)
    assert.match(
      texteDe(await page('madameRoy', `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`)),
      /Chronologie.*Heures retenues, semaine/,
    )
  })
})

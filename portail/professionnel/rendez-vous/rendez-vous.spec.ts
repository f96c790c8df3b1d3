import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { plusJours } from '../../../src/droit/jours.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { balises } from '../../interface/structure.essai.js'

const texteDe = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')

describe('D9, A9 — Les rendez-vous d’Amina à l’écran, des deux côtés', async () => {
  const p = await unePlateforme()
  after(() => p.fermer())
  const cookies = {
    madameRoy: await p.ouvrirSession('madameRoy'),
    julien: await p.ouvrirSession('julien'),
    amina: await p.ouvrirSession('amina'),
  }
  type Qui = keyof typeof cookies
  const demain = plusJours(jourDe(p.moteur.horloge()), 1)

  const lire = async (qui: Qui, chemin: string) => {
    const r = await fetch(p.url + chemin, { headers: { cookie: cookies[qui] }, redirect: 'manual' })
    const texte = await r.text()
    assert.equal(r.status, 200, `${chemin} : ${texteDe(texte).slice(0, 300)}`)
    balises(texte)
    return texte
  }
  /** Sends one form of the page as the browser would, its hidden fields with what was typed. */
  const envoyer = async (qui: Qui, depuis: string, action: string, champs: Record<string, string>) => {
    const page = await lire(qui, depuis)
    const [, formulaire] = new RegExp(`<form method="post" action="${action}"([\\s\\S]*?)</form>`).exec(page) ?? []
    assert.ok(formulaire, `${depuis} : pas de formulaire vers ${action}`)
    const caches = Object.fromEntries(
      [...formulaire.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(m => [m[1] ?? '', m[2] ?? '']),
    )
    const headers = { cookie: cookies[qui], origin: p.url, 'sec-fetch-site': 'same-origin' }
    return fetch(p.url + action, { method: 'POST', headers, body: new URLSearchParams({ ...caches, ...champs }), redirect: 'manual' })
  }
  const fait = async (qui: Qui, depuis: string, action: string, champs: Record<string, string>) => {
    const r = await envoyer(qui, depuis, action, champs)
    assert.equal(r.status, 303, texteDe(await r.clone().text()).slice(0, 600))
    return lire(qui, r.headers.get('location') ?? '')
  }
  const base = `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}/rendez-vous`
  const mien = '/mon-espace/rendez-vous'
  const moment = {
    jour: demain,
    heure: '10h00',
    duree: '45',
    modalite: 'PHYSIQUE',
    libelleLieu: 'Unité territoriale de Lille',
    adresse: '',
  }

  it('rien encore, des deux côtés ; une saisie incomplète dit chaque champ à reprendre', async () => {
    assert.match(texteDe(await lire('madameRoy', base)), /Aucun rendez-vous à venir/)
    assert.match(texteDe(await lire('amina', mien)), /Aucun rendez-vous à venir/)
    const r = await envoyer('madameRoy', `${base}/nouveau`, `${base}/nouveau`, { heure: '25:00' })
    assert.equal(r.status, 422)
    const dit = texteDe(await r.text())
    for (const phrase of ['Dites pour quoi.', 'Dites le jour.', 'Choisissez une durée.', 'Dites comment le rendez-vous se tient.'])
      assert.ok(dit.includes(phrase), phrase)
  })

  it('Mme Roy le prend à une date convenue ; Amina le lit, avec sa convocation et son fichier d’agenda', async () => {
    const page = texteDe(await fait('madameRoy', `${base}/nouveau`, `${base}/nouveau`, { motif: 'ACC', ...moment }))
    assert.match(page, /Le rendez-vous est pris\. La personne en est prévenue\..*à 10 h 00.*Département du Nord/)
    const elle = texteDe(await lire('amina', `${mien}/1`))
    assert.match(elle, /à 10 h 00.*Où Unité territoriale de Lille.*premier rendez-vous d’accompagnement.*Claire ROY/)
    for (const [qui, chemin] of [
      ['amina', `${mien}/1.pdf`],
      ['madameRoy', `${base}/1.pdf`],
    ] as const) {
      const r = await fetch(p.url + chemin, { headers: { cookie: cookies[qui] } })
      assert.equal(r.headers.get('content-type'), 'application/pdf')
      assert.ok(
        Buffer.from(await r.arrayBuffer())
          .subarray(0, 5)
          .equals(Buffer.from('%PDF-')),
      )
    }
    const r = await fetch(`${p.url}${mien}.ics`, { headers: { cookie: cookies.amina } })
    assert.equal(r.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.match(await r.text(), /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Rendez-vous\r\nLOCATION:Unité territoriale de Lille\r\n/)
  })

  it('elle le déplace ; France Travail le lit, et n’y note que la parole d’Amina', async () => {
    const page = texteDe(await fait('madameRoy', `${base}/1`, `${base}/1/moment`, { ...moment, heure: '14:30' }))
    assert.match(page, /Le rendez-vous est déplacé\..*modifié.*à 14 h 30/)
    const autre = await lire('julien', `/professionnel/dossiers/${p.identifiant('amina', 'FT')}/rendez-vous/1`)
    assert.match(texteDe(autre), /tenu par Département du Nord/)
    assert.ok(!autre.includes('/1/moment"'))
  })

  it('Amina choisit un créneau, puis annule ; la place est de nouveau proposée', async () => {
    const choix = await lire('amina', `${mien}/creneaux`)
    const creneau = /type="radio" id="creneau" name="creneau" value="([^"]+)"/.exec(choix)?.[1] ?? assert.fail('aucun créneau')
    assert.equal((await envoyer('amina', `${mien}/creneaux`, `${mien}/creneaux`, {})).status, 400)
    assert.match(texteDe(await fait('amina', `${mien}/creneaux`, `${mien}/creneaux`, { creneau })), /Votre rendez-vous est pris/)
    assert.ok(!(await lire('amina', `${mien}/creneaux`)).includes(creneau))
    assert.match(texteDe(await fait('amina', `${mien}/2`, `${mien}/2/annulation`, {})), /Votre rendez-vous est annulé/)
    assert.ok((await lire('amina', `${mien}/creneaux`)).includes(creneau))
  })

  it('Mme Roy propose un créneau, l’y inscrit, puis le retire', async () => {
    const propose = await fait('madameRoy', '/professionnel/creneaux', '/professionnel/creneaux', {
      motif: 'AUT',
      reception: 'IND',
      places: '1',
      ...moment,
      heure: '16:00',
    })
    assert.match(texteDe(propose), /Le créneau est proposé\..*à 16 h 00.*0 sur 1/)
    const id = /action="\/professionnel\/creneaux\/([0-9a-f-]{36})\/retrait"/.exec(propose)?.[1] ?? assert.fail()
    const page = await fait('madameRoy', `${base}/nouveau`, `${base}/creneau`, { creneau: id })
    assert.match(texteDe(page), /Le rendez-vous est pris/)
    const retire = await fait('madameRoy', '/professionnel/creneaux', `/professionnel/creneaux/${id}/retrait`, {})
    assert.ok(!retire.includes(id))
  })

  it('l’heure passée, l’absence se note ; Amina dit pourquoi, et Mme Roy le lit', async () => {
    await p.avancer(new Date(`${plusJours(demain, 1)}T12:00:00Z`))
    for (const qui of ['madameRoy', 'amina'] as const) cookies[qui] = await p.ouvrirSession(qui)
    const absente = texteDe(await fait('madameRoy', `${base}/1`, `${base}/1/suite`, { statut: 'ABSENT' }))
    assert.match(absente, /L’absence est notée\. La personne le lit et peut dire pourquoi/)
    const elle = texteDe(await fait('amina', `${mien}/1`, `${mien}/1/observations`, { observations: 'Mon fils avait de la fièvre.' }))
    assert.match(elle, /Pourquoi je n’ai pas pu venir/)
    assert.match(texteDe(await lire('madameRoy', `${base}/1`)), /« Mon fils avait de la fièvre\. »/)
    const histoire = texteDe(await lire('madameRoy', base.replace('/rendez-vous', '')))
    assert.match(histoire, /Observations sur le rendez-vous du \d[^—]*— Mon fils avait de la fièvre/)
    assert.match(histoire, /Rendez-vous du \d[^—]*— Premier rendez-vous d’accompagnement/i)
  })
})

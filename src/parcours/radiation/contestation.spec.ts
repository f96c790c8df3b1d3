import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { fautes, uneRadiation } from './radiation.essai.js'

const r = await uneRadiation()
after(() => r.p.fermer())
const voie = 'mission-locale-referente'
const sienne = 'reponse-de-la-personne'
const recours = 'J’étais à l’hôpital ces deux jours-là, et je l’avais dit à l’accueil.'
const reussi = async (reponse: Response) => assert.ok(reponse.ok, await reponse.clone().text())
const refuse = async (reponse: Response, phrase: RegExp, statut = 422) => {
  assert.equal(reponse.status, statut, await reponse.clone().text())
  assert.match(((await reponse.json()) as { detail: string }).detail, phrase)
}
const laSienne = async (personne: string, qui = personne) => (await r.lireLes(qui, personne)).at(-1) ?? assert.fail('aucune procédure')
const contester = async (personne: string, corps: object = { recours }) =>
  r.corriger(personne, sienne, personne, await laSienne(personne), corps)
const joindre = async (qui: string, personne: string, texte: string) =>
  r.p.appeler(`/api/v1/pieces/${r.nom(qui, personne)}/radiations/${(await laSienne(personne)).numero}`, {
    method: 'POST',
    jeton: await r.p.jetonDe(qui),
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="courrier.pdf"' },
    body: `%PDF-1.7 ${texte}`,
  })
/** What was sent, whatever the way. */
async function courriels(): Promise<string> {
  const fichiers = await readdir(r.p.dossierDesCourriels).catch(() => [])
  return (await Promise.all(fichiers.map(f => readFile(join(r.p.dossierDesCourriels, f), 'utf8')))).join('\n')
}
const radier = async (qui: string, conseil: string, personne: string) => {
  await reussi(await r.avertir(personne, {}, conseil))
  await r.dans(16)
  const radiation = (await laSienne(personne)).numero
  await reussi(await r.decider(qui, personne, { radiation, sens: 'ENVISAGEE' }))
  await r.dans(11)
  await reussi(await r.decider(qui, personne, { radiation, sens: 'RADIATION', mois: 2, dateEffet: r.jour() }))
  return { radiation, effet: r.jour() }
}

describe('E2, E4, E5 — Samira conteste sa radiation : qui en répond, jusqu’à quand, et ce que vaut le silence', () => {
  it('avant toute décision elle répond, elle ne conteste pas ; radiée, elle conteste, et cela attend France Travail', async () => {
    await reussi(await r.avertir('samira'))
    await refuse(await contester('samira'), /Rien n’est décidé/, 409)
    await reussi(await r.decider('monsieurDuval', 'samira', { sens: 'SANS_SUITE' }))
    await radier('monsieurDuval', 'julien', 'samira')
    await reussi(await contester('samira'))
    const { donnees } = await laSienne('samira')
    assert.deepEqual([donnees.etat, donnees.recoursLe, donnees.recoursVoie], ['PRONONCEE', r.jour(), null])
    assert.deepEqual(await r.aFaire('samira'), ['contestation-de-radiation FT radiation:2'])
  })

  it('complément : ni le département, ni une autre personne, ni qui ne signe pas ; un agent n’écrit pas sur ses mots', async () => {
    const vue = await laSienne('samira', 'julien')
    const noter = { recours: 'Autre chose.', recoursVoie: 'COURRIER', recoursRecuLe: r.jour() }
    await refuse(await r.corriger('julien', 'tenue-de-la-liste', 'samira', vue, noter), /ses mots restent les siens/)
    assert.equal((await r.corriger('madameRoy', 'tenue-de-la-liste', 'samira', vue, noter)).status, 403)
    assert.equal((await r.corriger('leo', 'tenue-de-la-liste', 'samira', vue, noter)).status, 403)
    await refuse(await r.decider('julien', 'samira', { radiation: 2, sens: 'REJET' }), /habilité à signer/)
    await refuse(await joindre('julien', 'samira', 'pour elle'), /Ce recours vient d’elle, en ligne/)
    assert.ok(!('recours' in (await laSienne('samira', 'madameRoy').catch(() => ({ donnees: {} }))).donnees))
  })

  it('ce qu’elle ajoute s’y joint sans rouvrir de délai ; deux mois de silence : elle en est avertie, il n’y a plus qu’à saisir le tribunal', async () => {
    const { donnees: avant } = await laSienne('samira')
    await r.dans(10)
    await reussi(await contester('samira', { recours: `${recours} Voici le bulletin.` }))
    assert.equal((await laSienne('samira')).donnees.recoursLe, avant.recoursLe)
    await r.p.avancer(new Date(`${plusMois(String(avant.recoursLe), 2)}T10:00:00Z`))
    assert.deepEqual(await r.aFaire('samira'), ['contestation-de-radiation FT radiation:2'], 'le dernier jour est encore à France Travail')
    await r.dans(1)
    assert.deepEqual(await r.aFaire('samira'), [])
    assert.match(await courriels(), /Une demande que vous avez faite est restée sans réponse/)
    await refuse(await contester('samira', { recours: 'Encore.' }), /restée sans réponse.*tribunal administratif/)
  })

  it('après le silence, un humain rejette encore, par écrit, une fois ; elle en est avertie', async () => {
    const rejeter = () => r.decider('monsieurDuval', 'samira', { radiation: 2, sens: 'REJET' })
    await reussi(await rejeter())
    await refuse(await rejeter(), /déjà rejetée/)
    assert.deepEqual([(await laSienne('samira')).donnees.etat, (await laSienne('samira')).donnees.rejetLe], ['ECHUE', r.jour()])
    await r.dans(0)
    assert.match(await courriels(), /Une décision qui vous concerne a été prise/)
    await refuse(await contester('samira'), /a été rejetée/)
  })

  it('annulée une fois finie, elle est tenue pour n’avoir jamais quitté la liste ; qui la tient a sa catégorie à revoir', async () => {
    const { donnees } = await laSienne('samira')
    await reussi(await r.decider('monsieurDuval', 'samira', { radiation: 2, sens: 'ANNULATION' }))
    assert.equal(await r.surLaListe('samira'), `inscrit A ${String(donnees.dateEffet)}`)
    assert.deepEqual(await r.aFaire('samira'), ['categorie-a-revoir FT radiation:2'])
    await refuse(await contester('samira'), /annulée/, 409)
  })
})

describe('B2, E4 — Léo conteste par courrier : sa mission locale le note, puis France Travail y répond', () => {
  it('sa conseillère note la contestation reçue : comment et quel jour, depuis la décision ; France Travail ne la note pas pour elle', async () => {
    const { radiation, effet } = await radier('madameRenard', 'sofia', 'leo')
    await refuse(await r.decider('madameRenard', 'leo', { radiation, sens: 'REJET' }), /n’est pas contestée/)
    await r.dans(3)
    const noter = async (corps: object, qui = 'sofia', par = voie) => r.corriger(qui, par, 'leo', await laSienne('leo', qui), corps)
    const bonne = { recours, recoursVoie: 'COURRIER', recoursRecuLe: plusJours(effet, 1) }
    assert.deepEqual(await fautes(await noter({ recours })), ['/recoursVoie', '/recoursRecuLe'])
    assert.deepEqual(await fautes(await noter({ ...bonne, recoursRecuLe: plusJours(effet, -1) })), ['/recoursRecuLe'])
    assert.deepEqual(await fautes(await noter({ ...bonne, recoursRecuLe: plusJours(r.jour(), 1) })), ['/recoursRecuLe'])
    await refuse(await noter({ ...bonne, entendueLe: r.jour() }), /un seul à la fois/)
    await refuse(await joindre('sofia', 'leo', 'avant'), /Notez d’abord la contestation/)
    await refuse(await noter(bonne, 'julien', 'tenue-de-la-liste'), /seule la mène/)
    await reussi(await noter(bonne))
    const { donnees } = await laSienne('leo')
    assert.deepEqual([donnees.recoursLe, donnees.recoursVoie], [bonne.recoursRecuLe, 'COURRIER'])
    assert.deepEqual(await r.aFaire('leo'), [`contestation-de-radiation ML-LILLE radiation:${radiation}`])
  })

  it('le papier de sa contestation s’y joint pour lui, par qui la mène seul : il le lit, sait qui l’a joint, et le journal dit quel agent', async () => {
    const avant = (await laSienne('leo')).donnees
    await refuse(await joindre('julien', 'leo', 'la lettre'), /seule la mène/)
    assert.equal((await joindre('madameRoy', 'leo', 'la lettre')).status, 403)
    const fait = await joindre('sofia', 'leo', 'la lettre')
    assert.equal(fait.status, 201, await fait.clone().text())
    const { piece } = (await fait.json()) as { piece: string }
    const { numero, donnees } = await laSienne('leo')
    assert.deepEqual([donnees.recoursLe, donnees.recoursVoie], [avant.recoursLe, 'COURRIER'], 'le jour de la contestation ne bouge pas')
    assert.deepEqual(
      (donnees.piecesJointes as { nom: string; jointePar: string }[]).map(p => [p.nom, p.jointePar]),
      [['courrier.pdf', 'ML-LILLE']],
    )
    const ouvrir = async (qui: string) =>
      (
        await r.p.appeler(`/api/v1/pieces/${qui === 'leo' ? 'moi' : r.nom(qui, 'leo')}/radiations/${numero}/${piece}`, {
          jeton: await r.p.jetonDe(qui),
        })
      ).status
    assert.deepEqual([await ouvrir('leo'), await ouvrir('julien'), await ouvrir('ines'), await ouvrir('madameRoy')], [200, 200, 404, 404])
    const [ecrite] = await r.p.base.proprietaire<{ agent: string; code: string }[]>`
      select j.agent, l.code from journal j join ligne_declaree l on l.id = j.ligne
      where j.champs @> '{piecesJointes}' and l.code like 'radiation.%corriger' and j.usager_id = ${r.p.numero('leo').toString()}`
    assert.match(JSON.stringify(ecrite), /radiation\.missionLocaleReferente\.corriger/)
    assert.ok(ecrite?.agent.length)
  })

  it('elle ne l’accompagne plus : la contestation attend France Travail, qui annule ; il est réinscrit', async () => {
    const { numero } = await laSienne('leo')
    await r.p.base.proprietaire`update rattachement set au = ${plusJours(r.jour(), -1)}
      where usager_id = ${r.p.numero('leo').toString()} and organisation = 'ML-LILLE'`
    await r.dans(0)
    assert.deepEqual(await r.aFaire('leo'), [`contestation-de-radiation FT radiation:${numero}`])
    await reussi(await r.decider('monsieurDuval', 'leo', { radiation: numero, sens: 'ANNULATION' }))
    assert.match(await r.surLaListe('leo'), /^inscrit A/)
    assert.deepEqual(await r.aFaire('leo'), [`categorie-a-revoir FT radiation:${numero}`])
  })
})

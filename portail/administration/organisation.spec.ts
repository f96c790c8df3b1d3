import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { type Visiteur, visiteur } from './visiteur.essai.js'

describe('A3, A10, J10 — L’organisation : ses outils, qui voit quoi, qui a fait quoi', () => {
  let p: PlateformeDEssai
  let adam: Visiteur
  let brun: Visiteur
  let dubois: Visiteur
  let roy: Visiteur
  let sofia: Visiteur
  before(async () => {
    p = await unePlateforme()
    adam = await visiteur(p, 'madameAdam')
    brun = await visiteur(p, 'monsieurBrun')
    dubois = await visiteur(p, 'madameDubois')
    roy = await visiteur(p, 'madameRoy')
    sofia = await visiteur(p, 'sofia')
  })
  after(() => p.fermer())

  const outil = (nom: string) => `/administration/outils/${nom}`

  it('A3 — un outil fermé quitte le menu et l’accueil, ses pages répondent 404 en disant pourquoi ; rouvert, il revient', async () => {
    assert.match((await brun.lire('/professionnel')).html, /href="\/professionnel\/imports"/)
    const fait = await adam.envoyer(`${outil('imports')}/fermer`)
    assert.match(fait.texte, /L’outil est fermé pour toute l’organisation.*Le dépôt de fichiers fermé/)
    assert.doesNotMatch((await brun.lire('/professionnel')).html, /href="\/professionnel\/imports"/)
    assert.match(
      (await brun.lire('/professionnel/imports', 404)).texte,
      /Votre organisation n’emploie pas cet outil.*Son administrateur l’a fermé/,
    )
    const depot = new FormData()
    depot.set('fichier', new Blob(['a']), 'a.csv')
    const cookie = await p.ouvrirSession('monsieurBrun')
    assert.equal((await fetch(`${p.url}/professionnel/imports`, { method: 'POST', body: depot, headers: { cookie } })).status, 404)
    await adam.lire(`${outil('imports')}/fermer`, 409)
    await adam.envoyer(`${outil('imports')}/ouvrir`)
    await brun.lire('/professionnel/imports')
  })

  it('A3 — un dossier s’ouvre tant que la recherche ou le suivi reste ; l’API et les autres organisations n’en dépendent pas', async () => {
    const dossier = `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`
    await adam.envoyer(`${outil('recherche')}/fermer`)
    assert.doesNotMatch((await roy.lire('/professionnel')).texte, /Chercher une personne/)
    await roy.lire('/professionnel/recherche', 404)
    await roy.lire(dossier)
    await adam.envoyer(`${outil('suivi')}/fermer`)
    await roy.lire(dossier, 404)
    assert.doesNotMatch((await roy.lire('/plan-du-site')).html, /\/professionnel\/(recherche|personnes)/)
    await sofia.lire('/professionnel/recherche')
    const jeton = await p.jetonDe('madameRoy')
    assert.equal((await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton })).status, 200)
    for (const o of ['recherche', 'suivi']) await adam.envoyer(`${outil(o)}/ouvrir`)
    await roy.lire(dossier)
  })

  it('A10 — qui voit quoi : donnée par donnée et rôle par rôle, ce que la déclaration et les habilitations ouvrent', async () => {
    for (const qui of [adam, dubois]) {
      const { texte } = await qui.lire('/administration/organisation')
      assert.match(texte, /Donnée Conseiller, référent ou responsable Superviseur/)
      assert.match(texte, /Téléphones cherche?[^|]*lit, ajoute, corrige lit|Téléphones lit, ajoute, corrige lit/)
      assert.match(texte, /Pour les personnes/)
    }
    await p.base.proprietaire`update habilitation set etat = 'revoquee' where organisation = 'ML-LILLE'`
    await p.base.proprietaire`update habilitation_version set version = version + 1`
    await p.habilitations.rafraichir()
    const kone = await visiteur(p, 'monsieurKone')
    const { texte } = await kone.lire('/administration/organisation')
    assert.match(texte, /échanges que la loi vous ouvre sont fermés/)
    assert.match(texte, /Rien n’est ouvert aujourd’hui/)
    assert.match(texte, /fermé : aucune habilitation/)
  })

  it('J10 — qui a fait quoi : les actes et les refus, pour l’administratrice et la déléguée, pas pour une autre organisation', async () => {
    await roy.lire('/administration/organisation', 403)
    for (const qui of [adam, dubois]) {
      const { texte } = await qui.lire('/administration/actes')
      assert.match(texte, /Outil fermé le dépôt de fichiers Hélène ADAM/)
      assert.match(texte, /Tentative refusée réponse 403 .* Claire ROY/)
    }
    const kone = await visiteur(p, 'monsieurKone')
    assert.doesNotMatch((await kone.lire('/administration/actes')).texte, /ADAM/)
    await roy.lire('/administration/actes', 403)
  })

  it('une référente, une déléguée ne ferment aucun outil', async () => {
    for (const qui of [roy, dubois]) {
      await qui.lire('/administration/outils', 403)
      assert.equal(await qui.forcer(`${outil('imports')}/fermer`, {}), 403)
    }
    assert.equal(p.habilitations.outilOuvert('CD59', 'imports'), true)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { outils } from '../../src/droit/outils.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { routesDuProfessionnel } from '../professionnel/installer.js'
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

  /** Screens of every tool her roles reach: in a file, and out of one. */
  function ecransDesOutils(dossier: string) {
    const siens = [
      ...routesDuProfessionnel,
      { verbe: 'POST' as const, chemin: '/professionnel/dossiers/:usager/contrat/papier', acte: 'lister' },
      { verbe: 'POST' as const, chemin: '/professionnel/dossiers/:usager/papiers/:ressource/:numero', acte: 'lister' },
    ]
      .filter(r => r.acte === 'lister')
      .map(({ verbe, chemin }) => ({ verbe, chemin: chemin.replace('/professionnel/dossiers/:usager', dossier).replaceAll(/:\w+/g, '1') }))
    return [siens.filter(r => r.chemin.startsWith(dossier)), siens.filter(r => !r.chemin.startsWith(dossier))] as const
  }
  async function statut(verbe: string, chemin: string) {
    const headers = { cookie: await p.ouvrirSession('madameRoy', { facteur: 'totp' }) }
    return (await fetch(p.url + chemin, { method: verbe, headers, redirect: 'manual', ...(verbe === 'POST' && { body: new FormData() }) }))
      .status
  }
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

  it('A3 — un dossier s’ouvre tant que reste un des outils qui y mènent ; l’API et les autres organisations n’en dépendent pas', async () => {
    const dossier = `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`
    const [dansLeDossier, ailleurs] = ecransDesOutils(dossier)
    const ouvrants = ['travaux', 'recherche', 'suivi']
    for (const garde of ouvrants) {
      for (const o of ouvrants) if (o !== garde) await adam.envoyer(`${outil(o)}/fermer`)
      await roy.lire(dossier)
      await roy.lire(`${dossier}/contrat`)
      for (const o of ouvrants) if (o !== garde) await adam.envoyer(`${outil(o)}/ouvrir`)
    }
    for (const o of Object.keys(outils)) await adam.envoyer(`${outil(o)}/fermer`)
    assert.ok(dansLeDossier.length > 50)
    for (const { verbe, chemin } of [...dansLeDossier, ...ailleurs]) assert.deepEqual([chemin, await statut(verbe, chemin)], [chemin, 404])
    assert.doesNotMatch((await roy.lire('/professionnel')).texte, /Chercher une personne/)
    assert.doesNotMatch((await roy.lire('/plan-du-site')).html, /\/professionnel\/(recherche|personnes|travaux|creneaux|structures)/)
    await sofia.lire('/professionnel/recherche')
    const jeton = await p.jetonDe('madameRoy')
    assert.equal((await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton })).status, 200)
    for (const o of Object.keys(outils)) await adam.envoyer(`${outil(o)}/ouvrir`)
    await roy.lire(dossier)
  })

  it('A3 — tout écran où l’on agit appartient à un outil : hors l’accueil et ce qui est de son compte, aucun ne leur échappe', () => {
    assert.deepEqual(
      routesDuProfessionnel.filter(r => !r.outils).map(r => r.chemin),
      [
        '/professionnel',
        // Stopped herself, she says why: a tool that her organisation closed must not keep her out of that.
        ...['/professionnel/motif', '/professionnel/motif', '/professionnel/bris-de-glace', '/professionnel/bris-de-glace'],
        ...['/professionnel/bris-de-glace/:usager', '/professionnel/mes-droits', '/professionnel/sessions', '/professionnel/sessions'],
      ],
    )
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

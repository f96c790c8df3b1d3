import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { type Visiteur, visiteur } from './visiteur.essai.js'

describe('J10 — Un administrateur tient les comptes de ses agents, à l’écran', () => {
  let p: PlateformeDEssai
  let adam: Visiteur
  let kone: Visiteur
  let roy: Visiteur
  before(async () => {
    p = await unePlateforme()
    adam = await visiteur(p, 'madameAdam')
    kone = await visiteur(p, 'monsieurKone')
    roy = await visiteur(p, 'madameRoy')
  })
  after(() => p.fermer())

  const fiche = async (nom: RegExp): Promise<string> => {
    const { html } = await adam.lire('/administration/agents')
    for (const [, adresse = '', dit = ''] of html.matchAll(/href="(\/administration\/agents\/[0-9a-f-]{36})">([^<]*)</g))
      if (nom.test(dit)) return adresse
    return assert.fail(String(nom))
  }

  it('la liste dit le rôle, la structure, l’état, le dernier accès et l’échéance en clair', async () => {
    const { texte, html } = await adam.lire('/administration/agents')
    assert.match(texte, /Claire ROY claire.roy@nord.example.fr référent [^|]*Lille en service \d+ \S+ \d{4} dans 12 mois/)
    assert.match(texte, /Hélène ADAM vous/)
    assert.doesNotMatch(texte, /Ibrahim|Sofia/)
    assert.match(html, /aria-current="page">Agents</)
  })

  it('inviter : ce qui manque est dit au champ et rien n’est perdu ; complet, la lettre part', async () => {
    const chemin = '/administration/agents/inviter'
    const faux = await adam.envoyer(chemin, { prenom: 'Léa', nom: '', courriel: 'lea', roles: ['conseiller'] })
    assert.equal(faux.statut, 422)
    assert.match(faux.html, /href="#nom"/)
    assert.match(faux.html, /href="#courriel"/)
    assert.match(faux.html, /id="prenom"[^>]*value="Léa"/)
    assert.match(faux.html, /value="conseiller" checked/)
    const tard = await adam.envoyer(chemin, {
      prenom: 'Léa',
      nom: 'Petit',
      courriel: 'lea.petit@nord.example.fr',
      roles: ['conseiller'],
      au: '2099-01-01',
    })
    assert.equal(tard.statut, 422)
    assert.match(tard.html, /href="#au">/)
    const fait = await adam.envoyer(chemin, {
      prenom: 'Léa',
      nom: 'Petit',
      courriel: 'lea.petit@nord.example.fr',
      roles: ['conseiller', 'dpo'],
    })
    assert.match(fait.texte, /L’invitation est partie/)
    assert.match(fait.texte, /Léa PETIT|Léa Petit/)
    const double = await adam.envoyer(chemin, { prenom: 'Léa', nom: 'Petit', courriel: 'lea.petit@nord.example.fr', roles: ['conseiller'] })
    assert.match(double.texte, /déjà celle d’un agent/)
    assert.match((await adam.envoyer(`${await fiche(/Léa/)}/relancer`)).texte, /L’invitation est repartie/)
  })

  it('changer les droits : ils sont préremplis, enregistrés, et la trace le dit', async () => {
    const brun = await fiche(/Marc BRUN/)
    const { html } = await adam.lire(`${brun}/droits`)
    assert.match(html, /value="responsable" checked/)
    assert.match(html, /id="au"[^>]*value="\d{4}-\d\d-\d\d"/)
    const aucun = await adam.envoyer(`${brun}/droits`, { roles: [] })
    assert.match(aucun.html, /href="#roles"/)
    const fait = await adam.envoyer(`${brun}/droits`, { roles: ['responsable', 'referent'], structure: 'CD59-UT-LILLE' })
    assert.match(fait.texte, /Ses droits sont enregistrés/)
    assert.match(fait.texte, /Droits changés par Hélène ADAM/)
  })

  it('suspendre, rétablir, revoir, retirer : chaque acte se confirme, un motif est exigé, la page dit ce qui est fait', async () => {
    const brun = await fiche(/Marc BRUN/)
    const muet = await adam.envoyer(`${brun}/suspendre`, { motif: ' ' })
    assert.equal(muet.statut, 422)
    assert.match(muet.html, /href="#motif"/)
    assert.match(
      (await adam.envoyer(`${brun}/suspendre`, { motif: 'Congé long' })).texte,
      /Le compte est suspendu.*Pourquoi cet état Congé long/,
    )
    await adam.lire(`${brun}/suspendre`, 409)
    assert.match((await adam.envoyer(`${brun}/retablir`)).texte, /Le compte est rétabli/)
    assert.match((await adam.envoyer(`${brun}/revoir`)).texte, /ses droits sont confirmés/)
    assert.match((await adam.envoyer(`${brun}/retirer`, { motif: 'Départ' })).texte, /Le compte est retiré/)
    await adam.lire(`${brun}/droits`)
    assert.match((await adam.envoyer(`${brun}/droits`)).texte, /invitez-le de nouveau/)
  })

  it('I2 — le second facteur d’un agent se réinitialise avec un motif ; ses sessions finissent, la trace reste', async () => {
    const sienne = await visiteur(p, 'madameRoy')
    await sienne.lire('/professionnel')
    const chemin = await fiche(/Claire ROY/)
    const fait = await adam.envoyer(`${chemin}/reinitialiser`, { motif: 'Téléphone perdu' })
    assert.match(fait.texte, /Le second facteur est réinitialisé/)
    assert.match(fait.texte, /Second facteur réinitialisé « Téléphone perdu » par Hélène ADAM/)
    await sienne.lire('/professionnel', 303)
    roy = await visiteur(p, 'madameRoy')
  })

  it('nul ne décide de son compte ; une autre organisation ne trouve personne ; une référente n’entre pas ; un second facteur est exigé', async () => {
    const [soi] = await p.base.proprietaire<{ id: string }[]>`select id from agent where identifiant like 'adam.helene%'`
    assert.match((await adam.lire(`/administration/agents/${soi?.id}`)).texte, /un autre administrateur doit en décider/)
    await adam.lire(`/administration/agents/${soi?.id}/suspendre`, 409)
    assert.match(
      (await adam.envoyer(`/administration/agents/${soi?.id}/droits`, { roles: ['referent'] })).texte,
      /Vos droits ne le permettent pas/,
    )
    const chemin = await fiche(/Claire ROY/)
    for (const fin of ['', '/droits', '/suspendre', '/reinitialiser']) await kone.lire(chemin + fin, 404)
    assert.equal(await kone.forcer(`${chemin}/retirer`, { motif: 'x' }), 404)
    assert.equal(await kone.forcer(`${chemin}/droits`, { roles: 'referent' }), 404)
    for (const c of ['/administration/agents', chemin, `${chemin}/droits`, `${chemin}/retirer`]) await roy.lire(c, 403)
    assert.equal(await roy.forcer(`${chemin}/retirer`, { motif: 'x' }), 403)
    await adam.lire('/administration/agents/nulle-part', 404)
    await adam.lire(`${chemin}/bruler`, 404)
    const faible = await visiteur(p, 'madameAdam', { acr: 'eidas1', amr: ['pwd', 'mfa'] })
    assert.match(
      (await faible.lire('/administration/agents', 303)).vers,
      /^\/second-facteur\?retour=%2Fadministration%2Fagents&demande=renforcee/,
    )
  })

  it('chaque agent connecté trouve son second facteur dans le menu', async () => {
    for (const qui of [adam, roy, kone]) assert.match((await qui.lire('/professionnel')).html, /href="\/second-facteur\/mes-facteurs"/)
  })
})

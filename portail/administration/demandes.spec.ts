import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { type Visiteur, visiteur } from './visiteur.essai.js'

const nouvelle = '/administration/demandes/nouvelle'
/** What remains to write once the contacts and the security are taken from the last request. */
const reste = {
  intitule: 'Accompagner les jeunes',
  description: 'Suivre les personnes orientées.',
  miseEnProduction: '2027-01-04',
  'cadreJuridique.nature': 'Article L. 5311-8 du code du travail.',
  'cadreJuridique.adresse': 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048588058',
  destinataires: 'Les référents.',
  dureeConservation: '24',
  'volumetrie.appelsParMinute': '60000',
  recetteEffectuee: 'oui',
  dpoInforme: 'oui',
  conditionsAcceptees: 'oui',
}
const lignes = ['identite.accompagnement.consulter', 'identite.accompagnement.rechercher']
const numeroDans = (adresse: string) => /\/(\d+)/.exec(adresse)?.[1] ?? assert.fail(adresse)

describe('J10 — La demande d’habilitation, son instruction et sa vie, à l’écran', () => {
  let p: PlateformeDEssai
  let adam: Visiteur
  let kone: Visiteur
  let mercier: Visiteur
  let roy: Visiteur
  before(async () => {
    p = await unePlateforme()
    adam = await visiteur(p, 'madameAdam')
    kone = await visiteur(p, 'monsieurKone')
    mercier = await visiteur(p, 'madameMercier')
    roy = await visiteur(p, 'madameRoy')
  })
  after(() => p.fermer())

  const envoyee = async (): Promise<string> => {
    const rendu = await adam.envoyer(nouvelle, { ...reste, 'lignes.identite': lignes, suite: 'envoyer' })
    assert.match(rendu.vers, /fait=soumettre$/, rendu.texte.slice(0, 600))
    return numeroDans(rendu.vers)
  }

  it('un brouillon se garde incomplet ; ce que la dernière demande disait est déjà là', async () => {
    const { html, texte } = await adam.lire(nouvelle)
    assert.match(html, /id="contacts\.delegueProtectionDonnees\.nom"[^>]*value="Dubois"/)
    assert.match(texte, /Lire : /)
    const garde = await adam.envoyer(nouvelle, { intitule: 'À finir', 'volumetrie.appelsParMinute': '', suite: 'garder' })
    assert.match(garde.texte, /Le brouillon est enregistré/)
    assert.match((await adam.lire('/administration/habilitations')).texte, /D\d+ : À finir brouillon pas encore/)
    const chiffre = await adam.envoyer(nouvelle, { intitule: 'À finir', dureeConservation: 'deux ans', suite: 'garder' })
    assert.equal(chiffre.statut, 422)
    assert.match(chiffre.html, /id="dureeConservation"[^>]*value="deux ans"/)
  })

  it('à l’envoi, chaque manque est dit à son champ et le brouillon est gardé ; complété, il part', async () => {
    const envoi = await adam.envoyer(nouvelle, {
      ...reste,
      'cadreJuridique.adresse': '',
      'contacts.contactMetier.courriel': 'x',
      dpoInforme: '',
      suite: 'envoyer',
    })
    assert.equal(envoi.statut, 422)
    for (const champ of ['lignes', 'cadreJuridique\\.adresse', 'contacts\\.contactMetier\\.courriel', 'dpoInforme'])
      assert.match(envoi.html, new RegExp(`href="#${champ}">`), champ)
    assert.match(envoi.texte, /Contact métier, adresse électronique : indiquez une adresse/)
    assert.match(envoi.html, /id="intitule"[^>]*value="Accompagner les jeunes"/)
    const [, action = ''] = /<form method="post" action="(\/administration\/demandes\/\d+\/modifier)"/.exec(envoi.html) ?? []
    const complet = { ...reste, 'contacts.contactMetier.courriel': 'metier@nord.fr', 'lignes.identite': lignes, suite: 'envoyer' }
    assert.match((await adam.envoyer(action, complet)).texte, /La demande est envoyée/)
  })

  it('deux onglets : le second apprend que la demande a changé, et garde sa saisie', async () => {
    const numero = numeroDans((await adam.envoyer(nouvelle, { intitule: 'Onglets', suite: 'garder' })).vers)
    const modifier = `/administration/demandes/${numero}/modifier`
    await adam.envoyer(modifier, { intitule: 'Premier', suite: 'garder' })
    const second = await adam.envoyer(modifier, { intitule: 'Second', version: '1', suite: 'garder' })
    assert.match(second.texte, /Quelqu’un d’autre a modifié cette demande/)
    assert.match(second.html, /id="intitule"[^>]*value="Second"/)
    assert.match((await adam.lire(`/administration/demandes/${numero}`)).texte, /Premier/)
  })

  it('l’instructrice lit la demande sur une page, avec ce qu’elle change ; demande des modifications, puis l’accorde', async () => {
    const numero = await envoyee()
    const dossier = `/instruction/demandes/${numero}`
    assert.match(
      (await mercier.lire('/instruction')).texte,
      new RegExp(`À instruire .*D${numero} : Accompagner les jeunes Département du Nord nouvelle aujourd’hui`),
    )
    assert.match((await mercier.lire('/professionnel')).texte, /demandes? (est|sont) à instruire/)
    const { texte } = await mercier.lire(dossier)
    assert.match(texte, /Elle s’ajoute à ce que l’organisation tient déjà/)
    assert.match(texte, /2 échanges déjà ouverts, sans changement/)
    assert.match(texte, /Les référents\./)
    const muette = await mercier.envoyer(`${dossier}/demander-modifications`, { motif: '' })
    assert.match(muette.html, /href="#motif"/)
    await mercier.envoyer(`${dossier}/demander-modifications`, { motif: 'Précisez les destinataires.' })
    assert.match((await adam.lire('/professionnel')).texte, new RegExp(`L’opérateur attend des modifications de la demande D${numero}`))
    assert.match(
      (await adam.lire(`/administration/demandes/${numero}`)).texte,
      /L’opérateur attend des modifications : « Précisez les destinataires\. »/,
    )
    await adam.envoyer(`/administration/demandes/${numero}/ecrire`, { motif: 'Nous complétons.' })
    await adam.envoyer(`/administration/demandes/${numero}/modifier`, { destinataires: 'Les référents de parcours.', suite: 'envoyer' })
    assert.match((await mercier.lire(dossier)).texte, /Message « Nous complétons\. » Hélène ADAM/)
    const trop = await mercier.envoyer(`${dossier}/valider`, { au: '2099-01-01', quotaParSeconde: '50' })
    assert.match(trop.html, /href="#au"/)
    assert.match(trop.html, /id="quotaParSeconde"[^>]*value="50"/)
    assert.match(
      (await mercier.envoyer(`${dossier}/valider`, { quotaParSeconde: '5000', motif: 'Accordé.' })).texte,
      /L’habilitation est accordée/,
    )
    const { texte: liste } = await adam.lire('/administration/habilitations')
    assert.match(liste, /H\d+ : Accompagner les jeunes en vigueur dans/)
  })

  it('l’habilitation se lit ligne à ligne, se revoit, se rouvre avec ce qu’elle change, se révoque avec un motif', async () => {
    const { html } = await adam.lire('/administration/habilitations')
    const [, adresse = ''] = /href="(\/administration\/habilitations\/\d+)">H\d+\W+Accompagner les personnes/.exec(html) ?? []
    const numero = numeroDans(adresse)
    await p.base.proprietaire`update habilitation set revue_le = (now() at time zone 'Europe/Paris')::date - 200 where numero = ${numero}`
    assert.match((await adam.lire('/professionnel')).texte, new RegExp(`revue de l’habilitation H${numero} est due.*en retard de`))
    const { texte } = await adam.lire(adresse)
    assert.match(texte, /Pour quoi faire Acte Données Texte/)
    assert.match(texte, /code du travail/)
    assert.match((await adam.envoyer(`${adresse}/revoir`)).texte, /La revue est faite.*par Hélène ADAM/)
    const rouverte = await adam.envoyer(`${adresse}/rouvrir`)
    assert.match(rouverte.vers, /\/modifier$/)
    await adam.envoyer(rouverte.vers, { 'lignes.identite': lignes, destinataires: 'Les seuls référents.', suite: 'envoyer' })
    const change = (await mercier.lire(`/instruction/demandes/${numeroDans(rouverte.vers)}`)).texte
    assert.match(change, new RegExp(`Elle rouvre l’habilitation H${numero}`))
    assert.match(change, /\d+ échanges se fermeraient/)
    assert.match(change, /Destinataires Les agents habilités de l’organisation, dans la limite de leurs fonctions\. Les seuls référents\./)
    assert.match(
      (await mercier.envoyer(`/instruction/demandes/${numeroDans(rouverte.vers)}/refuser`, { motif: 'Hors du texte.' })).texte,
      /La demande est refusée/,
    )
    const fin = await mercier.envoyer(`/instruction/habilitations/${numero}/revoquer`, { motif: 'Fuite de secrets.' })
    assert.match(fin.texte, /L’habilitation est révoquée.*Fuite de secrets/)
    assert.match((await adam.lire(adresse)).texte, /révoquée.*Pourquoi Fuite de secrets\./)
  })

  it('I8 — l’instructrice suspend une organisation avec un motif, et la rétablit ; jamais la sienne', async () => {
    const ml = '/instruction/organisations/ML-LILLE'
    assert.match((await mercier.envoyer(`${ml}/suspendre`, { motif: 'Alerte' })).texte, /L’organisation est suspendue.*Pourquoi Alerte/)
    await kone.lire('/administration/habilitations', 303)
    assert.match((await mercier.envoyer(`${ml}/retablir`)).texte, /L’organisation est rétablie/)
    await kone.lire('/administration/habilitations')
    await mercier.lire('/instruction/organisations/FT/suspendre', 409)
    await mercier.lire('/instruction/organisations/INCONNUE', 404)
  })

  it('une autre organisation ne trouve rien, une référente n’entre pas, qui demande n’instruit pas, qui instruit ne demande pas', async () => {
    const numero = await envoyee()
    for (const fin of ['', '/modifier', '/archiver']) await kone.lire(`/administration/demandes/${numero}${fin}`, 404)
    assert.equal(await kone.forcer(`/administration/demandes/${numero}/modifier`, { intitule: 'x', suite: 'garder' }), 404)
    for (const chemin of ['/administration/habilitations', nouvelle, `/administration/demandes/${numero}`]) await roy.lire(chemin, 403)
    for (const chemin of ['/instruction', `/instruction/demandes/${numero}`, '/instruction/habilitations', '/instruction/organisations'])
      for (const qui of [adam, roy]) await qui.lire(chemin, 403)
    assert.equal(await adam.forcer(`/instruction/demandes/${numero}/valider`, {}), 403)
    await adam.lire(`/administration/demandes/${numero}/valider`, 409)
    for (const chemin of ['/administration/habilitations', nouvelle]) await mercier.lire(chemin, 403)
    await mercier.lire('/instruction/demandes/99999', 404)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jourDe } from '../../src/moteur/moteur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { type Visiteur, visiteur } from './visiteur.essai.js'

describe('J9, J10 — Conventions et échanges volontaires, à l’écran', () => {
  let p: PlateformeDEssai
  let adam: Visiteur
  let kone: Visiteur
  let faure: Visiteur
  let mercier: Visiteur
  let roy: Visiteur
  before(async () => {
    p = await unePlateforme()
    adam = await visiteur(p, 'madameAdam')
    kone = await visiteur(p, 'monsieurKone')
    faure = await visiteur(p, 'madameFaure')
    mercier = await visiteur(p, 'madameMercier')
    roy = await visiteur(p, 'madameRoy')
  })
  after(() => p.fermer())

  const nouvelle = '/administration/conventions/nouvelle'

  it('une convention s’écrit, se signe par chaque partie, se dénonce ; l’opérateur la lit', async () => {
    const vide = await adam.envoyer(nouvelle, { intitule: '', parties: '' })
    assert.equal(vide.statut, 422)
    for (const champ of ['intitule', 'objet', 'parties']) assert.match(vide.html, new RegExp(`href="#${champ}"`))
    const faux = await adam.envoyer(nouvelle, { intitule: 'Jeunes du Nord', objet: 'Orientation partagée.', parties: 'ML-LILLE\nINCONNUE' })
    assert.match(faux.texte, /Aucune organisation ne porte le code « INCONNUE »/)
    assert.match(faux.html, /ML-LILLE\r?\nINCONNUE<\/textarea>/)
    const ecrite = await adam.envoyer(nouvelle, { intitule: 'Jeunes du Nord', objet: 'Orientation partagée.', parties: 'ML-LILLE' })
    assert.match(ecrite.texte, /La convention est écrite.*2 signatures attendues/)
    const chemin = ecrite.vers.split('?')[0] ?? ''
    assert.match((await adam.envoyer(`${chemin}/signer`)).texte, /Votre organisation a signé.*une signature attendue/)
    await adam.lire(`${chemin}/signer`, 409)
    await kone.envoyer(`${chemin}/signer`)
    assert.match(
      (await kone.lire('/administration/conventions')).texte,
      /C\d+ : Jeunes du Nord Département du Nord, Mission locale de Lille en vigueur/,
    )
    const operateur = await mercier.lire(chemin.replace('/administration', '/instruction'))
    assert.match(operateur.texte, /Mission locale de Lille le .* par Ibrahim KONE non/)
    assert.match((await kone.envoyer(`${chemin}/denoncer`)).texte, /La convention est dénoncée/)
    assert.match((await adam.lire(chemin)).texte, /dénoncée/)
  })

  it('l’opérateur écrit une convention pour deux organisations ; qui n’en est pas partie ne la trouve pas', async () => {
    const du = jourDe(new Date())
    const ecrite = await mercier.envoyer('/instruction/conventions/nouvelle', {
      intitule: 'Lyon',
      objet: 'Données communes.',
      du,
      parties: 'CD69, ML-LYON',
    })
    const chemin = (ecrite.vers.split('?')[0] ?? '').replace('/instruction', '/administration')
    assert.match(ecrite.texte, /Métropole de Lyon, Mission|Métropole de Lyon pas encore non/)
    for (const fin of ['', '/signer']) await adam.lire(chemin + fin, 404)
    assert.equal(await adam.forcer(`${chemin}/signer`, {}), 404)
    for (const c of ['/administration/conventions', nouvelle, chemin, '/administration/adhesions']) await roy.lire(c, 403)
    await adam.lire('/instruction/conventions', 403)
  })

  it('J9 — un échange volontaire dit ce qu’il ouvre et sous quel texte ; on le quitte, on y revient', async () => {
    const { texte } = await faure.lire('/administration/adhesions')
    assert.match(
      texte,
      /Vérifier l’éligibilité d’un candidat à l’insertion par l’activité économique : identité[^|]* adhésion en cours Texte/,
    )
    assert.match(texte, /Texte code du travail, art\. L\. 5132-3/)
    assert.match(texte, /Lire Civilité, Nom/)
    const chemin = '/administration/adhesions/identite/eligibiliteIae'
    assert.match((await faure.envoyer(`${chemin}/retirer`)).texte, /s’est retirée de cet échange/)
    assert.equal(p.habilitations.adhere('GIP-PDI', 'identite', 'eligibiliteIae', jourDe(new Date())), false)
    await faure.lire(`${chemin}/retirer`, 409)
    assert.match((await faure.envoyer(`${chemin}/adherer`)).texte, /Votre organisation adhère à cet échange/)
    assert.equal(p.habilitations.adhere('GIP-PDI', 'identite', 'eligibiliteIae', jourDe(new Date())), true)
    assert.match((await adam.lire('/administration/adhesions')).texte, /Aucun échange volontaire/)
    await adam.lire(`${chemin}/adherer`, 404)
    assert.equal(await adam.forcer(`${chemin}/adherer`, {}), 404)
  })
})

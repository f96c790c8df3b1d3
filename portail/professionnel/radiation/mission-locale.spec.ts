import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../../src/droit/jours.js'
import { uneRadiation } from '../../../src/parcours/radiation/radiation.essai.js'
import { lettreLue } from '../../lettres/relire.essai.js'
import { visiteur } from '../../administration/visiteur.essai.js'

const r = await uneRadiation()
after(() => r.p.fermer())
const chez = (organisation: string, personne = 'leo') => `/professionnel/dossiers/${r.p.identifiant(personne, organisation)}/radiations`
const la = (qui: string) => visiteur(r.p, qui)
const ici = '/mon-espace/inscription/radiations/1'

describe('B2, E4, H9 — L’avertissement du jeune sans aucun droit, à l’écran de sa mission locale et au sien', () => {
  it('sa conseillère l’avertit ; ce qui manque est dit ; l’agence de France Travail lit à qui cela revient', async () => {
    const ft = await (await la('julien')).lire(chez('FT'))
    assert.match(ft.texte, /accompagné par ML-LILLE : l’avertir revient à son représentant légal/)
    assert.doesNotMatch(ft.html, /radiations\/avertir/)
    const sofia = await la('sofia')
    assert.match((await sofia.lire(chez('ML-LILLE'))).html, /radiations\/avertir[\s\S]*radiations\/proposer/)
    const avertir = `${chez('ML-LILLE')}/avertir`
    const vide = await sofia.envoyer(avertir, { motif: '', mois: '', delai: '' })
    assert.equal(vide.statut, 422)
    assert.match(vide.texte, /Dites les faits, en vingt signes au moins/)
    const saisie = {
      ...{ fondement: 'CONTRAT', motif: 'Absent aux ateliers du 9 et du 16 novembre, sans raison donnée.' },
      ...{ mois: '2', delai: plusJours(r.jour(), 15) },
    }
    assert.match((await sofia.envoyer(avertir, saisie)).texte, /Dites si la personne est en tutelle ou en curatelle/)
    const fait = await sofia.envoyer(avertir, { ...saisie, protection: 'AUCUNE' })
    assert.match(fait.texte, /L’avertissement est donné/)
    assert.match(fait.texte, /Notifier une radiation envisagée — pas aujourd’hui : L’avertissement lui laisse/)
  })

  it('il le lit dans son espace, dit par sa mission locale, et répond', async () => {
    const leo = await la('leo')
    assert.match((await leo.lire('/mon-espace')).texte, /Mission locale de Lille vous a écrit, et vous pouvez répondre/)
    const repondu = await leo.envoyer('/mon-espace/inscription/radiations/1', { observations: 'Le bus ne passe plus.' })
    assert.match(repondu.texte, /Votre réponse est enregistrée/)
    assert.match(repondu.texte, /Mission locale de Lille/)
  })

  it('le délai passé, la conseillère ne peut signer ; la directrice notifie ; France Travail lit qui mène', async () => {
    await r.dans(16)
    const sofia = await (await la('sofia')).lire(chez('ML-LILLE'))
    assert.match(sofia.texte, /pas aujourd’hui : Une radiation est prononcée par le représentant légal de la mission locale/)
    const ft = await (await la('monsieurDuval')).lire(chez('FT'))
    assert.match(ft.texte, /Prononcer la radiation — pas aujourd’hui : Cette procédure est celle de ML-LILLE/)
    const renard = await la('madameRenard')
    assert.match((await renard.lire('/professionnel/travaux')).texte, /MARTIN.*Radiation à décider|Radiation à décider.*MARTIN/)
    const envisager = `${chez('ML-LILLE')}/1/envisager`
    const motivation = 'Aucune démarche n’a repris depuis l’avertissement.'
    assert.match((await renard.envoyer(envisager, { motivation, protection: 'TUTELLE' })).texte, /aussi à son tuteur/)
    const fait = await renard.envoyer(envisager, { motivation, protection: 'TUTELLE', representant: 'UDAF du Nord' })
    assert.match(fait.texte, /La radiation envisagée lui est notifiée.*Mesure de protection Tutelle Notifiée aussi à UDAF du Nord/)
  })

  it('dix jours plus tard elle prononce, à son nom ; il lit par qui, et à qui contester', async () => {
    await r.dans(11)
    const renard = await la('madameRenard')
    const fait = await renard.envoyer(`${chez('ML-LILLE')}/1/prononcer`, {
      mois: '2',
      dateEffet: r.jour(),
      motivation: 'Ni démarche ni explication depuis l’avertissement.',
      protection: 'TUTELLE',
      representant: 'UDAF du Nord',
    })
    assert.match(fait.texte, /La radiation est prononcée, à votre nom/)
    const sienne = await (await la('leo')).lire('/mon-espace/inscription/radiations/1')
    assert.match(sienne.texte, /Alice RENARD/)
    assert.match(
      sienne.texte,
      /Demander à Mission locale de Lille de revoir cette décision.*L\.\s411-7 ?, à vérifier.*Saisir le tribunal administratif/,
    )
  })

  it('sa conseillère note une contestation reçue par courrier, il la complète ; la directrice la rejette, il en a la lettre', async () => {
    const sofia = await la('sofia')
    const noter = `${chez('ML-LILLE')}/1/contester`
    assert.match((await sofia.envoyer(noter, { recours: '' })).texte, /Dites comment la contestation est arrivée/)
    const recours = { recours: 'J’étais à l’hôpital.', recoursVoie: 'COURRIER', recoursRecuLe: r.jour() }
    assert.match((await sofia.envoyer(noter, recours)).texte, /Sa contestation est notée.*Mission locale de Lille a jusqu’au/)
    const papier = `${chez('ML-LILLE').replace('/radiations', '/papiers/radiations')}/1`
    assert.ok((await sofia.lire(chez('ML-LILLE'))).html.includes(`href="${papier}"`))
    assert.match((await sofia.lire(papier)).html, /Joindre un papier reçu[\s\S]*enctype="multipart\/form-data"/)
    assert.doesNotMatch((await (await la('monsieurDuval')).lire(chez('FT'))).html, /papiers\/radiations/)
    const leo = await la('leo')
    assert.match((await leo.lire(ici)).texte, /J’étais à l’hôpital\. ».*Mission locale de Lille a jusqu’au .* pour répondre/)
    const complete = await leo.envoyer(ici, { recours: 'J’étais à l’hôpital, voici le bulletin.' }, `${ici}/contestation`)
    assert.match(complete.texte, /Votre contestation est enregistrée/)
    assert.match((await sofia.lire(chez('ML-LILLE'))).texte, /Noter sa contestation — pas aujourd’hui : Elle a contesté elle-même/)
    assert.match((await sofia.lire(papier)).texte, /Ce recours vient d’elle, en ligne : elle seule y joint/)
    const renard = await la('madameRenard')
    assert.match((await renard.lire('/professionnel/travaux')).texte, /Contestation d’une radiation/)
    const motivation = 'Le bulletin ne couvre pas le jour du second atelier.'
    assert.match((await renard.envoyer(`${chez('ML-LILLE')}/1/rejeter`, { motivation })).texte, /Sa contestation est rejetée, à votre nom/)
    const rejetee = await leo.lire(ici)
    assert.match(rejetee.texte, /La contestation a été rejetée le .* par Alice RENARD\. Pourquoi : « Le bulletin ne couvre pas/)
    assert.doesNotMatch(rejetee.texte, /Envoyer ma contestation/)
    for (const [qui, page] of [
      ['leo', ici],
      ['sofia', `${chez('ML-LILLE')}/1`],
    ] as const)
      for (const lettre of ['avertissement', 'decisions/1', 'decisions/2', 'decisions/3'])
        assert.match(await lettreLue(r.p, qui, `${page}/${lettre}.pdf`), /Copie à : UDAF du Nord/)
    assert.equal((await fetch(`${r.p.url}${ici}/decisions/3.pdf`, { headers: { cookie: await r.p.ouvrirSession('samira') } })).status, 404)
  })

  it('annulée, chacun lit qu’il n’a jamais quitté la liste ; rien n’y reste à faire, ni à contester', async () => {
    const renard = await la('madameRenard')
    const motivation = 'Le second bulletin couvre les deux ateliers : la radiation était une erreur.'
    const annulee = await renard.envoyer(`${chez('ML-LILLE')}/1/annuler`, { motivation })
    assert.match(annulee.texte, /La radiation est annulée, à votre nom.*État annulée depuis.*Radiation annulée/)
    assert.doesNotMatch(annulee.html, /radiations\/1\/(?:entendre|contester|prononcer|classer|rejeter|annuler)"/)
    const sienne = await (await la('leo')).lire(ici)
    assert.match(sienne.texte, /État annulée depuis.*Cette radiation est annulée\..*Radiation annulée.*le second bulletin couvre/i)
    assert.doesNotMatch(sienne.html, /<form[^>]*radiations\/1/)
    assert.match(await lettreLue(r.p, 'leo', `${ici}/decisions/4.pdf`), /Copie à : UDAF du Nord.*tenu pour n’avoir jamais quitté la liste/)
  })
})

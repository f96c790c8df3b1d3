import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { type Corps, suivisDe, uneSanction } from '../sanction-rsa/sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())
const qui = await unePersonne(s.p, suivisDe.suivis, suivisDe)
const elle = s.pour(qui)
const chemin = 'decisions-d-opportunite'
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, statut: number, phrase: RegExp) => {
  await reussi(r, statut)
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}
const accorder = (corps: Corps, par = 'monsieurBrun') =>
  s.deposerSur(par, 'decision-d-opportunite', chemin, qui, {
    sens: 'OUVERTURE',
    demandeePar: 'PERSONNE',
    sanction: null,
    contrat: null,
    du: s.jour(),
    au: null,
    motivation: 'Grande précarité, constatée par le service social.',
    qualite: 'Par délégation du président',
    ...corps,
  })
const dites = async () =>
  (
    await s.p.base.proprietaire<
      { nature: string }[]
    >`select nature from envoi_au_payeur where usager_id = ${qui.toString()} order by numero`
  ).map(e => e.nature)

describe('B3, E2 — Une décision d’opportunité : accordée par qui signe, dite à la caisse, lue par la personne', () => {
  it('ni par qui instruit, ni par France Travail ; par qui le président a habilité', async () => {
    await refuse(await accorder({}, 'madameRoy'), 422, /délégué sa signature .*R\. 262-40/)
    await reussi(await accorder({}, 'monsieurDuval'), 403)
    await reussi(await accorder({}), 201)
    assert.deepEqual(await dites(), ['ouverture-d-opportunite'])
    const [lue] = await s.lireSur(qui, 'acces-de-la-personne', chemin, qui)
    assert.deepEqual([lue?.donnees.decideur, lue?.donnees.decideeLe, lue?.donnees.decideePar], ['Marc BRUN', s.jour(), 'CD59'])
    const [deFranceTravail] = await s.lireSur('julien', 'tenue-de-la-liste', chemin, qui)
    assert.deepEqual([deFranceTravail?.donnees.sens, deFranceTravail?.donnees.motivation], ['OUVERTURE', undefined])
  })

  it('retirée en disant pourquoi, une fois, la caisse l’apprend ; un référent ne la retire pas', async () => {
    const [lue] = await s.lireSur('monsieurBrun', 'decision-d-opportunite', chemin, qui)
    assert.ok(lue)
    const retirer = (par: string, version: number, retrait: string | null) =>
      s.corrigerSur(par, 'decision-d-opportunite', chemin, qui, { ...lue, version }, { retrait })
    await refuse(await retirer('madameRoy', 1, 'Les conditions ne sont plus réunies.'), 422, /délégué sa signature/)
    await reussi(await retirer('monsieurBrun', 1, 'Les conditions ne sont plus réunies.'), 200)
    await refuse(await retirer('monsieurBrun', 2, 'Une autre raison, dite trop tard.'), 409, /déjà retirée/)
    assert.deepEqual(await dites(), ['ouverture-d-opportunite', 'annulation'])
  })

  it('la lettre en est faite, à envoyer par le département ; qui ne lit pas les motifs n’écrit à personne', async () => {
    const lettre = async (par: string, organisation: string) => {
      const chemin = `/professionnel/dossiers/${s.p.identifiant(qui, organisation)}/opportunites/1.pdf`
      const r = await fetch(s.p.url + chemin, { headers: { cookie: await s.p.ouvrirSession(par) } })
      return [r.status, (await r.text()).slice(0, 5)]
    }
    assert.deepEqual(await lettre('monsieurBrun', 'CD59'), [200, '%PDF-'])
    assert.equal((await lettre('julien', 'FT'))[0], 404)
  })

  it('la personne la lit dans son espace, et en garde la lettre', async () => {
    const corps = { motivation: 'Grande précarité, constatée par le service social.', qualite: 'Par délégation du président' }
    const accordee = { sens: 'OUVERTURE', demandeePar: 'PERSONNE', sanction: null, contrat: null, du: s.jour(), au: null, ...corps }
    await reussi(await s.deposerSur('monsieurBrun', 'decision-d-opportunite', chemin, 'amina', accordee), 201)
    const lire = async (adresse: string) => {
      const r = await fetch(s.p.url + adresse, { headers: { cookie: await s.p.ouvrirSession('amina') } })
      assert.equal(r.status, 200)
      return r.text()
    }
    assert.match(await lire('/mon-espace/sanctions'), /Ce qui m’est accordé[\s\S]*opportunites\/1">Ouverture du droit/)
    assert.match(
      await lire('/mon-espace/opportunites/1'),
      /Ouverture du droit[\s\S]*Grande précarité[\s\S]*Marc BRUN[\s\S]*opportunites\/1\.pdf/,
    )
    assert.match(await lire('/mon-espace/opportunites/1.pdf'), /^%PDF-/)
  })

  it('sans sanction, rien à neutraliser ni à rouvrir ; après une suppression, le droit se rouvre, et la fin du droit ne se reporte pas sans contrat', async () => {
    await refuse(await accorder({ sens: 'NEUTRALISATION' }), 422, /R\. 262-13/)
    await refuse(await accorder({ sens: 'REOUVERTURE', sanction: 1 }), 422, /se rouvre après une suppression/)
    await reussi(await elle.ouvrir('monsieurBrun', await elle.reprocher()), 201)
    await reussi(await elle.notifier(), 200)
    await reussi(await elle.observer(), 200)
    await reussi(await elle.agir('monsieurBrun', 'decision', s.decision()), 200)
    await reussi(await accorder({ sens: 'NEUTRALISATION', sanction: 1 }), 201)
    await elle.laisserPasser(40)
    await reussi(await elle.ouvrir('monsieurBrun', await elle.reprocher(), { consequence: 'SUPPRESSION' }), 201)
    await reussi(await elle.notifier(), 200)
    await reussi(await elle.observer(), 200)
    await reussi(await elle.agir('madameRoy', 'instruction', { avis: 'FAVORABLE', avisLe: s.jour() }), 200)
    await reussi(await elle.agir('monsieurBrun', 'decision', s.decision({ foyer: 'SEUL', taux: 100, mois: 4 })), 200)
    await refuse(await accorder({ sens: 'REPORT_DE_FIN_DE_DROIT', sanction: 2 }), 422, /a signé un contrat d’engagement/)
    await reussi(await accorder({ sens: 'REOUVERTURE', sanction: 2 }), 201)
    assert.deepEqual((await dites()).slice(2), ['suspension', 'neutralisation', 'suppression', 'reouverture'])
  })

  it('à l’écran : qui ne signe pas lit pourquoi ; qui signe voit ce qui suit une suppression totale, avec ses jours déjà écrits', async () => {
    const lire = async (par: string, suite = '') => {
      const adresse = `/professionnel/dossiers/${s.p.identifiant(qui, 'CD59')}/${suite}`
      const r = await fetch(s.p.url + adresse, { headers: { cookie: await s.p.ouvrirSession(par) } })
      assert.equal(r.status, 200, adresse)
      return (await r.text()).replaceAll(/\s+/g, ' ')
    }
    const duReferent = await lire('madameRoy', 'manquements')
    assert.match(duReferent, /Ce que vous ne pouvez pas faire[^§]*délégué sa signature/)
    assert.doesNotMatch(duReferent, /opportunites\/nouvelle/)
    assert.match(await lire('madameRoy', 'opportunites/nouvelle'), /Cet acte n’est pas ouvert.*délégué sa signature/)
    assert.match(await lire('madameRoy', 'opportunites/1'), /Ouverture du droit.*Grande précarité/)
    assert.match(await lire('monsieurBrun', 'manquements'), /opportunites\/nouvelle/)
    const ouvertes = await lire('monsieurBrun', 'opportunites/nouvelle')
    for (const sens of ['ouverture', 'neutralisation', 'reouverture']) assert.match(ouvertes, new RegExp(`href="[^"]*/nouvelle/${sens}"`))
    assert.match(ouvertes, /Report de la fin du droit : Qui le demande a signé un contrat d’engagement/)
    await reussi(
      await s.deposerSur('madameLeroux', 'declaration', 'signatures-de-contrat', qui, { sens: 'SIGNATURE', date: s.jour() }),
      201,
    )
    const fin = String((await elle.derniere()).donnees.au)
    const report = await lire('monsieurBrun', 'opportunites/nouvelle/report_de_fin_de_droit')
    assert.match(report, /<option value="2" selected>Procédure n° 2 : suppression de tout le RSA pendant 4 mois/)
    assert.match(report, new RegExp(`name="du"[^>]*value="${plusJours(fin, 1)}".*name="au"[^>]*value="${plusMois(fin, 6)}"`))
    assert.match(report, /<textarea[^>]*name="motivation"[^>]*> ?<\/textarea>/, 'les motifs, personne ne les écrit à sa place')
    assert.doesNotMatch(report, /value="DEPARTEMENT"/)
  })
})

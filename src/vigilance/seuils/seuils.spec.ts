import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { visiteur } from '../../../portail/administration/visiteur.essai.js'
import { type Comme, comme } from '../../acces/administration/comme.essai.js'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'

const jour = jourDe(new Date())
let p: PlateformeDEssai
let brun: Comme, vidal: Comme, girard: Comme
before(async () => {
  p = await unePlateforme({ vigilance: true })
  brun = await comme(p, 'monsieurBrun')
  vidal = await comme(p, 'monsieurVidal')
  girard = await comme(p, 'madameGirard')
})
after(() => p.fermer())

const compter = (acteur: string, ilYA: number, tous: number, nouveaux = 0, horizon = 'jour') => p.base.proprietaire`
  insert into compte_de_vus (acteur, horizon, debut, part, tous, nouveaux)
  values (${acteur}, ${horizon}, (${plusJours(jour, -ilYA)}::date::timestamp at time zone 'Europe/Paris'), 0, ${tous}, ${nouveaux})`
const essayer = async (qui: Comme, limite: number, { genre = 'agent', horizon = 'jour', mesure = 'tous' } = {}) => {
  const r = await qui('GET', `/seuils/apercu?${new URLSearchParams({ genre, horizon, mesure, limite: String(limite) })}`)
  assert.equal(r.statut, 200, r.texte)
  const { alertes, acteurs } = r.corps as { alertes: number; acteurs: number }
  return [alertes, acteurs]
}
const regler = (qui: Comme, champs: object = {}) =>
  qui('POST', '/seuils', { ...{ genre: 'agent', horizon: 'jour', mesure: 'tous', limite: 100, depuis: jour, motif: 'Essai.' }, ...champs })

describe('I6 — Une limite qui arrête s’essaie sur le passé avant d’être réglée', () => {
  before(async () => {
    await compter('CD59|roy.claire', 3, 100)
    await compter('CD59|roy.claire', 2, 101)
    await compter('CD59|petit.lea', 2, 150, 60)
    await compter('CD59|petit.lea', 1, 120, 60)
    await compter('CD59|petit.lea', 31, 900)
    await compter('CD59||PAR_logiciel-nord_59', 2, 9000)
    await compter('FT|nom.prenom', 2, 110)
  })

  it('à la limite rien, au-delà un agent et un jour ; trente jours, et pas un de plus ; les programmes à part', async () => {
    assert.deepEqual(await essayer(girard, 100), [4, 3])
    assert.deepEqual(await essayer(girard, 120), [1, 1])
    assert.deepEqual(await essayer(girard, 150), [0, 0])
    assert.deepEqual(await essayer(girard, 5_000, { genre: 'programme', mesure: 'nouveaux' }), [0, 0])
  })

  it('sur sept jours, ce qui est nouveau s’ajoute', async () => {
    assert.deepEqual(await essayer(girard, 119, { horizon: 'semaine', mesure: 'nouveaux' }), [1, 1])
    assert.deepEqual(await essayer(girard, 120, { horizon: 'semaine', mesure: 'nouveaux' }), [0, 0])
  })

  it('qui surveille son organisation ne voit qu’elle', async () => {
    assert.deepEqual(await essayer(brun, 100), [3, 2])
    assert.deepEqual(await essayer(vidal, 100), [1, 1])
    assert.equal((await (await comme(p, 'madameRoy'))('GET', '/seuils')).statut, 403)
  })

  it('ce que rien ne compte est refusé', async () => {
    assert.equal((await girard('GET', '/seuils/apercu?genre=agent&horizon=mois&mesure=acteurs&limite=3')).statut, 422)
    assert.equal((await regler(girard, { horizon: 'mois', mesure: 'acteurs' })).statut, 422)
  })
})

describe('I6 — Une limite réglée compte aussitôt, et à son jour', () => {
  it('qui enquête la règle, personne d’autre ; ni dans le passé, ni au-delà du double de la déclaration', async () => {
    assert.equal((await regler(brun)).statut, 403)
    assert.equal((await regler(girard, { depuis: plusJours(jour, -1) })).statut, 422)
    assert.match((await regler(girard, { limite: 401 })).texte, /Au plus 400/)
    assert.equal((await regler(girard, { limite: 400, depuis: plusJours(jour, 10) })).statut, 204)
  })

  it('la base l’applique au premier dossier de trop, et l’annulation d’un réglage à venir ne change rien à celui du jour', async () => {
    const enVigueur = async () => {
      const { elements } = (await girard('GET', '/seuils')).corps as { elements: Record<string, unknown>[] }
      return elements.find(e => e['genre'] === 'agent' && e['horizon'] === 'heure' && e['mesure'] === 'tous')
    }
    assert.deepEqual([(await enVigueur())?.['limite'], (await enVigueur())?.['par']], [120, null])
    const seconde = await unePersonne(p, [{ organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'accompagnement' }])
    const roy = await p.jetonDe('madameRoy')
    const lire = (qui: string) => p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(qui, 'CD59')}`, { jeton: roy })
    assert.equal((await lire('amina')).status, 200)
    assert.equal((await regler(girard, { horizon: 'heure', limite: 1 })).statut, 204)
    assert.deepEqual([(await enVigueur())?.['limite'], (await enVigueur())?.['declaree']], [1, 120])
    // Known already this hour: not one more.
    assert.equal((await lire('amina')).status, 200)
    const autre = p.moteur.identifiants.pour('CD59', seconde)
    const arretee = await p.appeler(`/api/v1/accompagnement/identites/${autre}`, { jeton: roy })
    assert.equal(arretee.status, 403)
    assert.match(await arretee.text(), /#seuil-depasse/)
    const [{ blocages } = { blocages: 0 }] = await p.base.proprietaire<{ blocages: number }[]>`
      select count(*)::int as blocages from blocage where portee = 'agent' and cible = 'CD59|roy.claire' and leve_le is null`
    assert.equal(blocages, 1)
    const [acte] = await p.base
      .proprietaire`select objet from acte_d_administration where acte = 'seuil.regler' order by instant desc limit 1`
    assert.deepEqual({ ...acte }, { objet: 'agent heure tous' })
  })

  it('à l’écran : on essaie, on voit, on règle ; les fautes se disent dans le formulaire', async () => {
    const ecran = await visiteur(p, 'madameGirard')
    const essai = await ecran.lire(`/vigilance/seuils?${new URLSearchParams({ quoi: 'agent jour tous', limite: '100' })}`)
    assert.match(essai.texte, /Avec cette limite, 4 alertes sur les 30 derniers jours/)
    const saisie = { quoi: 'agent jour tous', limite: '150', depuis: jour, motif: 'Moins de dossiers par jour.' }
    assert.match((await ecran.envoyer('/vigilance/seuils/regler', { ...saisie, limite: '900' })).html, /href="#limite"/)
    assert.match((await ecran.envoyer('/vigilance/seuils/regler', saisie)).texte, /La limite est réglée.*150/)
    await (await visiteur(p, 'monsieurBrun')).lire('/vigilance/seuils/regler', 403)
  })
})

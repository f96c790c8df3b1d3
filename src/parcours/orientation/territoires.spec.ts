import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { fluxDEssai } from '../../../outils/flux-d-essai.js'
import { comme } from '../../acces/administration/comme.essai.js'
import { plusJours } from '../../droit/jours.js'
import { deposantDe, formatCnaf, importer } from '../../flux/index.js'
import { type Personne, reponses, uneOrientation } from './orientation.essai.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
await o.dans(0)
const informee = o.jour()
const terme = plusJours(informee, 42)

// The CAF of the demonstration answers for La Réunion too, and a département that has no say there is on the platform.
await p.base.proprietaire`update organisation set departements = array['59', '974', '976'] where code = 'CAF591'`
await p.base
  .proprietaire`insert into organisation (code, type, nom, departements) values ('CD974', 'CD', 'Département de La Réunion', array['974'])`
await p.base.proprietaire`update agent set roles = array['administrateur'] where identifiant like 'mercier.elise%'`
await p.habilitations.rafraichir()
const administratrice = await comme(p, 'madameMercier')
const chemin = '/delegations-d-orientation'
const acte = 'Convention du 3 novembre 2026'

/** A household of La Réunion, or elsewhere, whose right the caisse says open since that day. */
async function arriver(nir: string, departement: string, demande = plusJours(informee, -4)): Promise<bigint> {
  const deposant = (await deposantDe(p.moteur.sql, 'CAF591')) ?? assert.fail()
  const personne = { nom: `HOARAU ${nir.slice(-5)}`, prenom: 'MARIE', naissance: '1990-03-04', sexe: 'F', nir } as const
  const foyer = {
    matricule: nir.slice(-7),
    demande,
    departement,
    commune: departement === '59' ? '59350' : `${departement}11`,
    personnes: [personne],
  }
  await importer(p.atelier, formatCnaf, deposant, fluxDEssai([foyer], { jour: o.jour(), nom: `${nir}.xml`, type: 'I' }))
  assert.equal((await p.echeances()).echouees, 0)
  const [elle] = await p.base.proprietaire<
    { id: string }[]
  >`select usager_id as id from rattachement where motif = 'versement-rsa' order by 1 desc limit 1`
  return BigInt(elle?.id ?? assert.fail('personne n’est arrivée'))
}
const suivis = async (qui: bigint) =>
  (
    await p.base.proprietaire<{ texte: string }[]>`select organisation || ' ' || motif as texte from rattachement
      where usager_id = ${qui.toString()} and (au is null or au >= ${o.jour()}) order by 1`
  ).map(s => s.texte)
const competente = async (qui: Personne) =>
  (await o.derniere('julien', qui)).donnees.competence as {
    qui: string
    jusquAu: string | null
    pourquoi: string
    confiance: string
    texte: string
  }
const aFaire = async (qui: bigint) =>
  (
    await p.base.proprietaire<
      { organisation: string; avant: string | null }[]
    >`select organisation, to_char(a_faire_avant, 'YYYY-MM-DD') as avant
      from travail where dossier = ${qui.toString()} and nature = 'decision-d-orientation-a-prendre' and clos_le is null`
  ).map(t => `${t.organisation} ${t.avant}`)
const lue = async (qui: string, personne: bigint, organisation: string) => {
  const echange = organisation === 'CAF591' ? 'decision-de-la-caisse' : 'decision'
  const r = await p.appeler(`/api/v1/${echange}/orientations/${p.identifiant(personne, organisation)}`, { jeton: await p.jetonDe(qui) })
  return r.status
}
/** Who reads her milestones counts the decision's from and to those days, by whom. */
const jalonDeLaDecision = async (qui: string, personne: Personne, organisation: string) => {
  const r = await p.appeler(`/api/v1/jalons/${p.identifiant(personne, organisation)}`, { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, 200, await r.clone().text())
  const { elements } = (await r.json()) as {
    elements: { jalon: string; depuis: string | null; auPlusTard: string | null; aFairePar: string | null }[]
  }
  const { depuis, auPlusTard, aFairePar } = elements.find(j => j.jalon === 'decision') ?? assert.fail()
  return [depuis, auPlusTard, aFairePar]
}
/** By how many days the decision is late, among those France Travail follows; undefined when it is not. */
const retard = async (personne: Personne) => {
  const r = await p.appeler('/api/v1/jalons-en-retard?jalon=decision&limite=100', { jeton: await p.jetonDe('julien') })
  assert.equal(r.status, 200, await r.clone().text())
  const { elements } = (await r.json()) as { elements: { usager: string; retard: number }[] }
  return elements.find(e => e.usager === p.identifiant(personne, 'FT'))?.retard
}
const accepter = async (qui: string, personne: bigint) => {
  const { numero, version } = await o.derniere(qui, personne)
  return o.decider(qui, personne, { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
}

describe('C3, C5 — À La Réunion, France Travail oriente', async () => {
  const marie = await arriver('2900397411101', '974')
  const lise = await arriver('2900397411202', '974')

  it('France Travail la suit pour cela, avec six semaines ; le département ne la voit pas', async () => {
    assert.deepEqual(await suivis(marie), ['CAF591 versement-rsa', 'FT competence-orientation', 'FT tenue-de-la-liste'])
    const { qui, jusquAu, confiance, texte } = await competente(marie)
    assert.deepEqual([qui, jusquAu, confiance], ['FT', terme, 'sûr'])
    assert.match(texte, /R\. 522-2/)
    assert.deepEqual(await aFaire(marie), [`FT ${terme}`])
    assert.ok((await o.echeances(marie)).includes(`decision-d-orientation-en-retard ${plusJours(terme, 1)}`))
    assert.ok(!(await o.echeances(marie)).some(e => e.startsWith('passage-de-competence')), 'personne ne prend la suite')
    assert.equal(await lue('madameNoel', marie, 'CAF591'), 404, 'la caisse n’oriente pas')
  })

  it('à l’écran : qui décide, et jusqu’à quand', async () => {
    const cookie = await p.ouvrirSession('julien')
    const page = await (
      await fetch(`${p.url}/professionnel/dossiers/${p.identifiant(marie, 'FT')}/orientation`, { headers: { cookie } })
    ).text()
    const dernierJour = new Date(terme).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
    assert.match(page, new RegExp(`Qui décide[^]*France Travail[^]*Délai.: jusqu’au ${dernierJour}`))
    assert.doesNotMatch(page, /règle à vérifier/)
  })

  it('complément : dans le Nord, le département décide ; à Mayotte, France Travail, et il est dit que la règle est à vérifier', async () => {
    const nord = await arriver('2900359350303', '59')
    const mayotte = await arriver('2900397611404', '976')
    assert.deepEqual([(await competente(nord)).qui, (await competente(nord)).confiance], ['CD', 'sûr'])
    assert.ok((await o.echeances(nord)).some(e => e.startsWith('passage-de-competence')))
    assert.deepEqual(
      [(await competente(mayotte)).qui, (await competente(mayotte)).jusquAu, (await competente(mayotte)).confiance],
      ['FT', terme, 'à vérifier'],
    )
    const cookie = await p.ouvrirSession('julien')
    const page = await (
      await fetch(`${p.url}/professionnel/dossiers/${p.identifiant(mayotte, 'FT')}/orientation`, { headers: { cookie } })
    ).text()
    assert.match(page, /règle à vérifier/)
  })

  it('France Travail ne délègue qu’à une caisse de La Réunion, et nul autre à une caisse', async () => {
    const declarer = async (corps: object, qui = administratrice) =>
      qui('POST', chemin, { delegataire: 'CAF591', du: o.jour(), au: null, acte, ...corps })
    for (const delegataire of ['CAF621', 'CD974', 'FT', 'MSA591', 'ML-LILLE'])
      assert.equal((await declarer({ delegataire })).statut, 422, delegataire)
    assert.equal((await declarer({}, await comme(p, 'madameAdam'))).statut, 422, 'un département ne délègue pas à une caisse')
    assert.equal((await declarer({}, await comme(p, 'monsieurKone'))).statut, 403)
    assert.deepEqual(await suivis(marie), ['CAF591 versement-rsa', 'FT competence-orientation', 'FT tenue-de-la-liste'])
  })

  it('à l’écran de l’administratrice : à qui, pourquoi, et la faute dite', async () => {
    const cookie = await p.ouvrirSession('madameMercier')
    const adresse = `${p.url}/administration/delegations/nouvelle`
    const page = await (await fetch(adresse, { headers: { cookie } })).text()
    assert.match(page, /caisse d’allocations familiales de La Réunion/)
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail()
    const r = await fetch(adresse, {
      method: 'POST',
      headers: { cookie, origin: p.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, delegataire: 'CAF621', du: o.jour(), au: '', acte }).toString(),
    })
    assert.equal(r.status, 422)
    assert.match(await r.text(), /que là où un texte le dit/)
  })

  it('déléguée, la caisse décide à compter de l’ouverture du droit : elle seule voit qui attend, et elle décide', async () => {
    assert.equal((await administratrice('POST', chemin, { delegataire: 'CAF591', du: o.jour(), au: null, acte })).statut, 204)
    assert.equal((await p.echeances()).echouees, 0)
    const { qui, jusquAu } = await competente(marie)
    assert.deepEqual([qui, jusquAu], ['CAF', plusJours(informee, 38)])
    assert.deepEqual(await aFaire(marie), [`CAF591 ${plusJours(informee, 38)}`])
    assert.ok((await suivis(marie)).includes('CAF591 orientation-deleguee'))
    assert.equal(await lue('madameNoel', marie, 'CAF591'), 200)
    const nord = p.numero('amina')
    assert.equal(await lue('madameNoel', nord, 'CAF591'), 404, 'ses autres allocataires ne sont pas à orienter par elle')
    const file = await p.appeler('/api/v1/travaux', { jeton: await p.jetonDe('madameNoel') })
    assert.equal(file.status, 200)
    assert.match(await file.text(), /decision-d-orientation-a-prendre/)
    const { numero, version } = await o.derniere('madameNoel', marie)
    assert.equal((await o.completer('madameNoel', marie, { numero, version, donnees: {} }, { ...sansOrigine })).status, 200)
    const refusee = await accepter('julien', marie)
    assert.equal(refusee.status, 422)
    assert.match(await refusee.text(), /revient à CAF591/)
    const r = await accepter('madameNoel', marie)
    assert.equal(r.status, 201, await r.text())
    assert.equal((await o.derniere('julien', marie)).donnees.etat, 'OUVERT')
    assert.ok(!(await o.echeances(marie)).some(e => e.startsWith('decision-d-orientation-en-retard')))
    await o.dans(1)
    assert.equal(await lue('madameNoel', marie, 'CAF591'), 404, 'décidée, la caisse ne la voit plus')
    assert.equal(await lue('madameNoel', lise, 'CAF591'), 200, 'elle voit qui attend encore')
  })

  it('qui arrive ensuite attend la caisse', async () => {
    const tard = await arriver('2900397411505', '974')
    assert.equal((await competente(tard)).qui, 'CAF')
    assert.equal(await lue('madameNoel', tard, 'CAF591'), 200)
  })

  it('C7 — ses jalons comptent le jour de la caisse, celui de l’ouverture ; le jalon de qui décide ailleurs, celui où il l’apprend', async () => {
    const ouverte = plusJours(informee, -4)
    assert.deepEqual(await jalonDeLaDecision('julien', lise, 'FT'), [ouverte, plusJours(ouverte, 42), 'CAF591'])
    assert.equal((await competente(lise)).jusquAu, plusJours(ouverte, 42), 'la décision dit le même jour')
    assert.deepEqual(await jalonDeLaDecision('madameRoy', 'amina', 'CD59'), [informee, terme, 'CD59'])
    const ancienne = await arriver('2900397411606', '974', plusJours(o.jour(), -50))
    assert.equal(await retard(ancienne), 8, 'ouverte depuis cinquante jours, la caisse est en retard le jour où elle l’apprend')
    assert.equal(await retard(lise), undefined)
  })

  it('à l’écran de la caisse : la personne à orienter, et la décision à prendre', async () => {
    const cookie = await p.ouvrirSession('madameNoel')
    const page = await fetch(`${p.url}/professionnel/dossiers/${p.identifiant(lise, 'CAF591')}/orientation`, { headers: { cookie } })
    assert.equal(page.status, 200)
    assert.match(await page.text(), /Caisse d’allocations familiales du Nord<\/strong>[\s\S]*Décider/)
  })

  it('terminée, France Travail décide de nouveau, et la caisse ne voit plus personne à orienter', async () => {
    const fin = await (await comme(p, 'madameMercier'))('POST', `${chemin}/${informee}/evenements`, { evenement: 'terminer', au: informee })
    assert.equal(fin.statut, 204, fin.texte)
    assert.equal((await p.echeances()).echouees, 0)
    assert.deepEqual([(await competente(lise)).qui, (await competente(lise)).jusquAu], ['FT', terme])
    assert.deepEqual(await jalonDeLaDecision('julien', lise, 'FT'), [informee, terme, 'FT'], 'c’est de nouveau le jour de France Travail')
    await o.dans(1)
    assert.equal(await lue('madameNoel', lise, 'CAF591'), 404)
  })

  it('les six semaines passées, la décision reste à France Travail : en retard, dans sa file, et dite', async () => {
    await o.dans(42)
    const { qui, jusquAu, pourquoi } = await competente(lise)
    assert.deepEqual([qui, jusquAu], ['FT', terme])
    assert.match(pourquoi, /Son délai est passé depuis le/)
    assert.deepEqual(await aFaire(lise), [`FT ${terme}`])
    const retard = await p.appeler(`/api/v1/travaux?enRetard=true&usager=${p.identifiant(lise, 'FT')}`, {
      jeton: await p.jetonDe('julien'),
    })
    assert.match(await retard.text(), /decision-d-orientation-a-prendre[\s\S]*"enRetard":true/)
    assert.ok(!(await o.echeances(lise)).some(e => /passage|en-retard/.test(e)), 'il n’y a plus de terme à attendre')
    const cookie = await p.ouvrirSession('julien')
    const page = await fetch(`${p.url}/professionnel/dossiers/${p.identifiant(lise, 'FT')}/orientation`, { headers: { cookie } })
    assert.match(await page.text(), /Son délai est passé depuis le/)
  })
})

const { origine: _, ...sansOrigine } = reponses

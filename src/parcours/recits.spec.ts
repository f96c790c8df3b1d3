import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { after, describe, it } from 'node:test'
import { etapes } from '../../jeu-d-essai/parcours.js'
import { plusJours } from '../droit/jours.js'
import { plusSemaines, semaineDe } from '../droit/semaines.js'
import { unContrat } from './contrat-engagement/contrat.essai.js'
import { type Element, reponses } from './orientation/orientation.essai.js'

const c = await unContrat()
const { p } = c
after(() => p.fermer())
await c.dans(0)

const organisations: Readonly<Record<string, string>> = { madameRoy: 'CD59', julien: 'FT', sofia: 'ML-LILLE', ines: 'CE59' }
const adresse = (qui: string, personne: string, ressource: string) =>
  `/api/v1/${ressource}/${p.identifiant(personne, organisations[qui] ?? 'ESPACE-USAGER')}`
async function faire(qui: string, personne: string, ressource: string, corps: unknown, sur?: Element): Promise<Element> {
  const r = await p.appeler(adresse(qui, personne, ressource) + (sur ? `/${sur.numero}` : ''), {
    method: sur ? 'PATCH' : 'POST',
    jeton: await p.jetonDe(qui),
    headers: sur ? { 'if-match': `"${sur.version}"` } : { 'idempotency-key': randomUUID() },
    body: JSON.stringify(corps),
  })
  assert.ok(r.ok, `${ressource} : ${r.status} ${await r.clone().text()}`)
  return (await r.json()) as Element
}
async function lire(qui: string, personne: string, ressource: string): Promise<Element[]> {
  const r = await p.appeler(adresse(qui, personne, ressource), { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, 200, await r.clone().text())
  return ((await r.json()) as { elements: Element[] }).elements
}
const dernier = async (qui: string, personne: string, ressource: string) =>
  (await lire(qui, personne, ressource)).at(-1) ?? assert.fail(ressource)
/** What the demonstration writes of somebody under that line. */
const deLaDemonstration = (personne: string, ligne: string) => etapes[personne]?.find(e => e.ligne === ligne)?.corps ?? assert.fail(ligne)

async function orienter(qui: string, personne: string, decision: Record<string, unknown>, autres: Record<string, unknown> = {}) {
  const r = await c.repondre(qui, personne, { ...reponses, ...autres })
  assert.equal(r.status, 201, await r.clone().text())
  const { numero, version } = await c.derniere(qui, personne)
  const d = await c.decider(qui, personne, { orientation: numero, surVersion: version, ...decision })
  assert.equal(d.status, 201, await d.clone().text())
  return c.derniere(qui, personne)
}
const premierRendezVous = (qui: string, personne: string, organisme: string) =>
  faire(qui, personne, 'accompagnement/rendez-vous', {
    ...deLaDemonstration('amina', 'rendezVous.accompagnement.deposer'),
    ...{ motif: 'ACC', organisme, statut: 'PRIS', date: `${plusJours(c.jour(), 7)}T09:00:00Z` },
  })
async function signerADeux(qui: string, personne: string, clauses: Record<string, unknown> = {}) {
  const propose = await c.proposer(qui, personne, clauses)
  assert.equal(propose.status, 201, await propose.clone().text())
  for (const signataire of [personne, qui]) {
    const signe = await c.signer(signataire, personne)
    assert.equal(signe.status, 201, await signe.clone().text())
  }
  const { numero, donnees } = await c.dernier(qui, personne)
  assert.equal(donnees.etat, 'SIGNE')
  const { integre, signatures } = await p.signature.verifier((await c.document(qui, personne, numero)).octets)
  assert.deepEqual([integre, signatures.length], [true, 2])
}

describe('Amina, d’un droit ouvert à ses heures validées', () => {
  it('C1, C4 — l’outil propose, Mme Roy décide autrement et dit pourquoi ; le désaccord est gardé, et Amina l’apprend', async () => {
    assert.ok((await c.travaux('amina')).includes('decision-d-orientation-a-prendre CD59'))
    const decision = {
      sens: 'REFUSEE',
      motifRefus: 'APPRECIATION_DIFFERENTE',
      commentaire: 'Un obstacle durable.',
      parcours: 'PSP',
      organisme: 'CD',
    }
    await orienter('madameRoy', 'amina', decision)
    const [lue] = await lire('amina', 'amina', 'acces-de-la-personne/decisions-d-orientation')
    assert.deepEqual(
      [lue?.donnees.parcoursPropose, lue?.donnees.parcours, lue?.donnees.motifRefus, lue?.donnees.reglesRetenues],
      ['PSO', 'PSP', 'APPRECIATION_DIFFERENTE', ['A4', 'B1']],
    )
    const avant = (await readdir(p.dossierDesCourriels).catch(() => [])).length
    assert.equal((await c.dans(0)).echouees, 0)
    assert.ok((await readdir(p.dossierDesCourriels)).length > avant, 'un courriel lui dit qu’une décision l’attend')
  })

  it('C6 — le premier rendez-vous est pris : il sort de la file', async () => {
    assert.ok((await c.travaux('amina')).includes('premier-rendez-vous-a-prendre CD59'))
    await premierRendezVous('madameRoy', 'amina', 'CD')
    assert.ok(!(await c.travaux('amina')).includes('premier-rendez-vous-a-prendre CD59'))
  })

  it('D1, D2 — le diagnostic est fait ensemble, un projet devient son offre raisonnable d’emploi', async () => {
    await faire('madameRoy', 'amina', 'accompagnement/diagnostics', deLaDemonstration('amina', 'diagnostic.accompagnement.deposer'))
    await faire('madameRoy', 'amina', 'accompagnement/projets', deLaDemonstration('amina', 'projet.accompagnement.deposer'))
    assert.equal((await dernier('amina', 'amina', 'acces-de-la-personne/projets')).donnees.retenuOre, true)
  })

  it('D3, D4 — le contrat, 15 heures par semaine, est signé par les deux, et le document se vérifie', async () => {
    await signerADeux('madameRoy', 'amina', { projet: 1 })
    const { donnees } = await c.dernier('amina', 'amina')
    assert.equal(donnees.heuresHebdomadaires, 15)
    assert.equal((donnees.offreRaisonnable as { codeRome: string }).codeRome, 'K1304')
    assert.ok(!(await c.travaux('amina')).some(t => t.startsWith('contrat-a-signer')))
  })

  it('D5 — elle déclare ses heures, Mme Roy les valide', async () => {
    const semaine = plusSemaines(semaineDe(c.jour()), -1)
    const atelier = { semaine, type: 'ATELIER', intitule: 'Atelier', preuve: 'Feuille de présence', minutesDeclarees: 240 }
    await faire('amina', 'amina', 'declaration-de-la-personne/activites', atelier)
    assert.ok((await c.travaux('amina')).some(t => t.startsWith('heures-a-valider CD59')))
    const { numero, version } = await dernier('madameRoy', 'amina', 'accompagnement/activites')
    await faire('madameRoy', 'amina', 'accompagnement/validations-d-heures', {
      semaine,
      lignes: [{ activite: numero, surVersion: version, minutes: 240, motif: null }],
    })
    const r = await p.appeler(adresse('amina', 'amina', 'semaines-d-activite'), { jeton: await p.jetonDe('amina') })
    const { elements } = (await r.json()) as { elements: { semaine: string; validees: number }[] }
    assert.equal(elements.find(s => s.semaine === semaine)?.validees, 240)
  })

  it('D6 — une absence et une offre refusée sont notées, avec ce qu’Amina en dit', async () => {
    await faire('madameRoy', 'amina', 'accompagnement/absences', { jour: plusJours(c.jour(), -1), intitule: 'Atelier' })
    const absence = await dernier('amina', 'amina', 'acces-de-la-personne/absences')
    const dit = { motif: 'GARDE_D_ENFANT', explication: 'La crèche était fermée.' }
    await faire('amina', 'amina', 'reponse-de-la-personne/absences', dit, absence)
    assert.equal((await dernier('madameRoy', 'amina', 'accompagnement/absences')).donnees.explication, dit.explication)

    const offre = { ...deLaDemonstration('amina', 'propositionDOffre.accompagnement.deposer'), proposeeLe: c.jour() }
    await faire('madameRoy', 'amina', 'accompagnement/propositions-d-offres', {
      ...offre,
      reponse: 'EN_ATTENTE',
      motifDuRefus: null,
      explication: null,
    })
    const proposee = await dernier('amina', 'amina', 'acces-de-la-personne/propositions-d-offres')
    const refus = { reponse: 'REFUSEE', motifDuRefus: 'HORAIRES', explication: 'Le poste finit à 20 h.' }
    await faire('amina', 'amina', 'reponse-de-la-personne/propositions-d-offres', refus, proposee)
    assert.equal((await dernier('madameRoy', 'amina', 'accompagnement/propositions-d-offres')).donnees.explication, refus.explication)
  })
})

describe('Leo, par sa mission locale', () => {
  it('C3 — sa mission locale décide, le reçoit, et son contrat est signé', async () => {
    const { donnees } = await orienter(
      'sofia',
      'leo',
      { sens: 'ACCEPTEE' },
      { origine: 'INSCRIPTION_AUTO_MILO', brsa: false, contrainteFamiliale: 'AUCUNE' },
    )
    assert.deepEqual([donnees.etat, donnees.organisation], ['OUVERT', 'ML-LILLE'])
    await premierRendezVous('sofia', 'leo', 'ML')
    await signerADeux('sofia', 'leo')
  })
})

describe('Karim, par Cap emploi, puis une nouvelle orientation', () => {
  it('C3, D3 — orienté vers Cap emploi, il signe ; réorienté, son contrat est de nouveau à signer', async () => {
    const boe = { origine: 'INSCRIPTION_VOLONTAIRE', brsa: false, contrainteFamiliale: 'AUCUNE', boe: true, boeSouhaitAccompagnement: true }
    const { donnees } = await orienter('ines', 'karim', { sens: 'ACCEPTEE' }, boe)
    assert.deepEqual([donnees.etat, donnees.organisation], ['OUVERT', 'CE59'])
    await signerADeux('ines', 'karim')
    const demande = { motif: 'Sa santé a changé', diagnosticConjointLe: c.jour(), avec: 'FT' }
    await orienter('ines', 'karim', { sens: 'ACCEPTEE' }, { ...boe, demande, contrainteSante: 'IMPACT_FORT_RECHERCHE_EMPLOI' })
    assert.equal((await c.dernier('ines', 'karim')).donnees.etat, 'A_SIGNER')
  })
})

describe('Nadia, dont le département ne décide pas', () => {
  it('C5 — six semaines passées, la compétence est à France Travail, et le département l’apprend s’il décide trop tard', async () => {
    await c.repondre('monsieurPetit', 'nadia')
    assert.deepEqual(await c.travaux('nadia'), ['decision-d-orientation-a-prendre CD62'])
    assert.equal((await c.dans(43)).echouees, 0)
    assert.ok((await c.travaux('nadia')).includes('decision-d-orientation-a-prendre FT'))
    const { numero, version } = await c.derniere('monsieurPetit', 'nadia')
    const tropTard = await c.decider('monsieurPetit', 'nadia', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(tropTard.status, 422)
    assert.match(((await tropTard.json()) as { detail: string }).detail, /revient à FT/)
  })
})

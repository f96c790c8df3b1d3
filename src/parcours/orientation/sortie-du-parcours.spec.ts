import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { enJour } from '../../../portail/interface/index.js'
import { type Personne, reponses, uneOrientation } from './orientation.essai.js'

describe('A5, C3, E4 — 1.13.4 : la sortie du parcours clôt l’orientation et ce qui en dépend ; le retour le reprend pendant douze mois', () => {
  let o: Awaited<ReturnType<typeof uneOrientation>>
  before(async () => {
    o = await uneOrientation()
    assert.equal((await o.dans(0)).echouees, 0)
    // The habilitations of the demonstration last a year; what is told here lasts longer.
    await o.p.base.application`update agent set expire_le = '2030-01-01', revue_le = '2028-01-01'`
  })
  after(() => o.p.fermer())

  const lues = async (qui: string, personne: Personne) =>
    (await o.lire(qui, personne)).map(({ donnees: d }) => [d.etat, d.motifSortie].filter(Boolean).join(' '))
  const forcer = async (qui: string, personne: Personne, corps: Record<string, unknown>) => {
    const r = await o.decider(qui, personne, { sens: 'FORCEE', origine: 'INSCRIPTION_VOLONTAIRE', ...corps })
    assert.equal(r.status, 201, await r.clone().text())
    await o.dans(0)
  }
  const enFrance = { parcours: 'PED', organisme: 'FT', organisation: 'FT', structure: 'FT-59-LILLE' }
  it('sans RSA, la cessation clôt : plus rien à faire, plus d’échéance, l’accompagnement finit ce jour-là', async () => {
    await forcer('julien', 'samira', enFrance)
    assert.deepEqual(await o.travaux('samira'), ['contrat-a-signer FT', 'premier-rendez-vous-a-prendre FT'])
    assert.deepEqual(await o.accompagnements('samira'), ['FT FT-59-LILLE'])
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'reprise-d-emploi' })
    assert.deepEqual(await lues('julien', 'samira'), ['CLOTURE REMPLACEE', 'CLOTURE CESSATION_INSCRIPTION'])
    assert.deepEqual([await o.travaux('samira'), await o.echeances('samira')], [[], []])
    const [fin] = await o.p.base.proprietaire<{ au: string }[]>`
      select to_char(au, 'YYYY-MM-DD') as au from rattachement where usager_id = ${o.p.numero('samira').toString()} and motif = 'accompagnement'`
    assert.equal(fin?.au, o.jour())
  })

  it('sa page lui dit quand, pourquoi, et jusqu’à quel jour son retour reprend tout', async () => {
    const page = await fetch(`${o.p.url}/mon-espace/orientation`, { headers: { cookie: await o.p.ouvrirSession('samira') } })
    const dit = (await page.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    assert.match(dit, /Terminée le .* Parce que cessation d’inscription/)
    assert.ok(
      dit.includes(
        `la liste des demandeurs d’emploi avant le ${enJour(plusMois(o.jour(), 12))}, votre orientation reprend là où elle s’était arrêtée`,
      ),
      dit,
    )
    assert.doesNotMatch(dit, /Qui décide/)
  })

  const sortieEnPdf = async (qui: string) =>
    fetch(`${o.p.url}/mon-espace/orientation/sortie.pdf`, { headers: { cookie: await o.p.ouvrirSession(qui) }, redirect: 'manual' })
  it('sa lettre le lui dit aussi, depuis sa page ; qui n’a rien quitté n’en a pas', async () => {
    const page = await fetch(`${o.p.url}/mon-espace/orientation`, { headers: { cookie: await o.p.ouvrirSession('samira') } })
    assert.match(await page.text(), /href="\/mon-espace\/orientation\/sortie\.pdf"/)
    const lettre = await sortieEnPdf('samira')
    assert.deepEqual([lettre.status, lettre.headers.get('content-type')], [200, 'application/pdf'])
    assert.equal((await sortieEnPdf('amina')).status, 303)
  })

  it('de retour le mois suivant : la même orientation, le même référent, un rendez-vous à prendre et un mois pour signer', async () => {
    await o.dans(30)
    assert.deepEqual(await o.accompagnements('samira'), [])
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    assert.deepEqual(await lues('julien', 'samira'), ['CLOTURE REMPLACEE', 'OUVERT'])
    assert.equal((await sortieEnPdf('samira')).status, 303, 'rien n’est plus fini')
    assert.deepEqual(await o.accompagnements('samira'), ['FT FT-59-LILLE'])
    assert.deepEqual(await o.travaux('samira'), ['contrat-a-signer FT', 'premier-rendez-vous-a-prendre FT'])
    assert.ok((await o.echeances('samira')).includes(`contrat-a-signer ${plusJours(plusMois(o.jour(), 1), 1)}`))
  })

  it('partie et revenue le même jour : son accompagnement ne finit pas le lendemain', async () => {
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    await o.dans(1)
    assert.deepEqual(await o.accompagnements('samira'), ['FT FT-59-LILLE'])
  })

  it('avec un droit au RSA, la cessation ne clôt rien ; la fin du droit, hors de la liste, clôt', async () => {
    await forcer('madameRoy', 'amina', { parcours: 'PSP', organisme: 'CD', organisation: 'CD59', origine: 'INSCRIPTION_CONSEILLER_CD' })
    await o.inscrire('amina', { statut: 'cessation', motifFin: 'reprise-d-emploi' })
    assert.equal((await lues('madameRoy', 'amina')).at(-1), 'OUVERT')
    assert.ok((await o.travaux('amina')).includes('premier-rendez-vous-a-prendre CD59'))
    assert.ok((await o.echeances('amina')).some(e => e.startsWith('reexamen-du-parcours-social')))
    await o.droit('amina', '5')
    assert.equal((await lues('julien', 'amina')).at(-1), 'CLOTURE FIN_DE_DROIT_RSA')
    assert.deepEqual([await o.travaux('amina'), await o.echeances('amina')], [[], []])
  })

  it('revenue sans RSA dans les douze mois, la même orientation reprend, comme si elle avait perdu son droit en restant inscrite', async () => {
    await o.inscrire('amina', { statut: 'inscrit', motifFin: null })
    assert.equal((await lues('julien', 'amina')).at(-1), 'OUVERT')
    assert.ok((await o.travaux('amina')).includes('premier-rendez-vous-a-prendre CD59'))
  })

  it('sortie par la fin de son droit pendant que le département avait à décider, revenue sans RSA : elle ne l’attend plus', async () => {
    const demande = { motif: 'Sa situation a changé', diagnosticConjointLe: o.jour(), avec: 'FT' }
    const r = await o.repondre('madameRoy', 'amina', { ...reponses, demande })
    assert.equal(r.status, 201, await r.clone().text())
    await o.droit('amina', '2')
    await o.inscrire('amina', { statut: 'cessation', motifFin: 'demande' })
    await o.droit('amina', '5')
    assert.deepEqual((await lues('julien', 'amina')).slice(-2), ['CLOTURE FIN_DE_DROIT_RSA', 'CLOTURE FIN_DE_DROIT_RSA'])
    await o.inscrire('amina', { statut: 'inscrit', motifFin: null })
    assert.deepEqual((await lues('julien', 'amina')).slice(-2), ['OUVERT', 'EN_ATTENTE'])
    const { donnees } = await o.derniere('julien', 'amina')
    assert.deepEqual([donnees.brsa, donnees.informeLe, (donnees.competence as { jusquAu: string | null }).jusquAu], [false, null, null])
  })

  it('droit clos, toujours sur la liste : ce qui attendait reste à décider, ce qui était ouvert continue', async () => {
    await forcer('madameRoy', 'yanis', { parcours: 'PSO', organisme: 'CD', organisation: 'CD59', origine: 'INSCRIPTION_CONSEILLER_CD' })
    await o.droit('yanis', '5')
    assert.equal((await lues('julien', 'yanis')).at(-1), 'OUVERT')
    await o.inscrire('yanis', { statut: 'cessation', motifFin: 'non-actualisation' })
    assert.equal((await lues('julien', 'yanis')).at(-1), 'CLOTURE CESSATION_INSCRIPTION')
  })

  it('le jeune : son parcours se clôt, sa mission locale l’accompagne toujours et le lit', async () => {
    await forcer('sofia', 'leo', { parcours: 'PSO', organisme: 'ML', organisation: 'ML-LILLE', structure: 'ML-LILLE-CENTRE' })
    await o.inscrire('leo', { statut: 'cessation', motifFin: 'indisponibilite' })
    assert.equal((await lues('sofia', 'leo')).at(-1), 'CLOTURE CESSATION_INSCRIPTION')
    assert.deepEqual(await o.accompagnements('leo'), ['ML-LILLE ML-LILLE-CENTRE'])
    const r = await o.completer('sofia', 'leo', await o.derniere('sofia', 'leo'), { contrainteMobilite: 'AUCUNE' })
    assert.equal(r.status, 409)
  })

  it('de retour douze mois après, comme son contrat est clôturé, une orientation nouvelle est à compléter ; la veille, elle reprenait', async () => {
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
    const sortie = o.jour()
    const jours = (Date.parse(plusMois(sortie, 12)) - Date.parse(sortie)) / 86_400_000
    await o.dans(jours - 1)
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    assert.equal((await lues('julien', 'samira')).at(-1), 'OUVERT')
    await o.inscrire('leo', { statut: 'inscrit', motifFin: null })
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
    await o.dans(366)
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    assert.deepEqual((await lues('julien', 'samira')).slice(-2), ['CLOTURE CESSATION_INSCRIPTION', 'BROUILLON'])
  })

  it('ses réponses attendaient : elle les retrouve', async () => {
    const posee = await o.derniere('julien', 'samira')
    const { origine: _, ...criteres } = reponses
    assert.ok((await o.completer('julien', 'samira', posee, { ...criteres, brsa: false })).ok)
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    const { donnees } = await o.derniere('julien', 'samira')
    assert.deepEqual([donnees.etat, donnees.niveauEtude, donnees.organisme], ['EN_ATTENTE', 'NV4', 'FT'])
    assert.deepEqual(await o.travaux('samira'), ['decision-d-orientation-a-prendre FT'])
  })

  it('elle avait dit toucher le RSA, qu’aucune caisse ne connaît : au retour, ce qu’elle a dit tient', async () => {
    const { origine: _, ...criteres } = reponses
    assert.ok((await o.completer('julien', 'samira', await o.derniere('julien', 'samira'), { ...criteres, brsa: true })).ok)
    await o.inscrire('samira', { statut: 'cessation', motifFin: 'demande' })
    await o.inscrire('samira', { statut: 'inscrit', motifFin: null })
    const { donnees } = await o.derniere('julien', 'samira')
    assert.deepEqual([donnees.etat, donnees.brsa], ['EN_ATTENTE', true])
  })
})

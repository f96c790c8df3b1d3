import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Probleme, type Rang, unePlateformeDesSemaines } from '../activites.essai.js'
import type { EtatDeDemande } from '../formes.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'

const s = await unePlateformeDesSemaines()
after(() => s.p.fermer())

const reussit = async (attendu: number, r: Response) => assert.equal(r.status, attendu, await r.clone().text())
async function refuse(r: Response, statut: number, phrase: RegExp | string, pointeur?: string) {
  const corps = (await r.json()) as Probleme
  assert.equal(r.status, statut, JSON.stringify(corps))
  if (typeof phrase === 'string') assert.equal(corps.detail, phrase)
  else assert.match(corps.detail, phrase)
  if (pointeur) assert.deepEqual([...new Set(corps.errors?.map(x => x.pointer))], [pointeur])
}

const demandee = { du: '2026-11-23', au: '2027-03-31', minutes: 420, motif: 'AUTRE' }
const voulue = { ...demandee, explication: 'Place en crèche au printemps.' }
const pourquoi = 'Nous en reparlons fin janvier, quand la crèche aura répondu.'
const demander = (corps: Record<string, unknown> = {}) =>
  s.ecrire('amina', 'amina', 'demande-de-la-personne/demandes-de-dispense', { ...voulue, ...corps })
const miennes = () => s.lire('amina', 'amina', 'acces-de-la-personne/demandes-de-dispense')
const derniere = async (): Promise<Rang> => (await miennes()).toSorted((a, b) => b.numero - a.numero)[0] ?? assert.fail()
const gestes: Readonly<Record<Evenement, (sur: Rang) => Promise<Response>>> = {
  ACCORDER: ({ numero }) => s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', { ...demandee, demande: numero }),
  REFUSER: sur => s.ecrire('madameRoy', 'amina', 'accompagnement/demandes-de-dispense', { refus: `${pourquoi} (${sur.version})` }, sur),
  RETIRER: sur => s.ecrire('amina', 'amina', 'demande-de-la-personne/demandes-de-dispense', { retiree: sur.donnees.retiree !== true }, sur),
}
const attendu = async (semaine: string): Promise<number | null> => {
  const r = await s.p.appeler(`/api/v1/semaines-d-activite/moi?de=${semaine}&a=${semaine}`, { jeton: await s.p.jetonDe('amina') })
  return ((await r.json()) as { elements: { attendu: { minutes: number | null } }[] }).elements[0]?.attendu.minutes ?? null
}
const travaux = async () =>
  (
    await s.p.base.proprietaire<{ organisation: string; jour: string; ouvert: boolean }[]>`
      select organisation, a_faire_avant::text as jour, clos_le is null as ouvert from travail
      where nature = 'dispense-a-decider' and dossier = ${s.p.numero('amina').toString()} order by cree_le desc, organisation`
  ).map(t => `${t.organisation} ${t.jour} ${t.ouvert ? 'ouvert' : 'clos'}`)

describe('D5, A9 — La personne demande moins d’heures, son référent répond', () => {
  it('elle demande avec ses mots : le référent le trouve dans ses travaux, rien ne compte encore', async () => {
    await refuse(await demander({ au: '2026-11-01' }), 422, /précède/, '/au')
    await refuse(await demander({ minutes: 900 }), 422, /ce qui vous est demandé, 15 h/, '/minutes')
    await refuse(await demander({ motif: 'RESERVE' }), 422, /de vive voix ne s’écrit pas ici/, '/explication')
    await reussit(201, await demander())
    const { donnees } = await derniere()
    assert.deepEqual([donnees.etat, donnees.demandeeLe, donnees.explication], ['A_DECIDER', '2026-11-24', voulue.explication])
    assert.deepEqual(await travaux(), ['CD59 2026-12-08 ouvert'])
    assert.equal(await attendu('2026-W48'), 900)
    await refuse(await demander(), 422, /Votre demande du 24\/11\/2026 attend encore/, '/du')
  })

  it('France Travail, qui tient la liste, ne lit pas la demande ; elle ne change pas les heures qu’il connaît', async () => {
    assert.deepEqual(await s.lire('julien', 'amina', 'tenue-de-la-liste/dispenses'), [])
    const vue = await s.p.appeler(`/api/v1/accompagnement/demandes-de-dispense/${s.p.identifiant('amina', 'FT')}`, {
      jeton: await s.p.jetonDe('julien'),
    })
    assert.ok(vue.status === 404 || ((await vue.json()) as { elements: unknown[] }).elements.length === 0, `${vue.status}`)
    await reussit(
      404,
      await s.ecrire('sofia', 'amina', 'accompagnement/demandes-de-dispense', { refus: pourquoi }, { numero: 1, version: 1 }),
    )
  })

  it('accordée à d’autres dates, avec la raison ; elle compte alors, chez elle et chez France Travail', async () => {
    const accordee = { du: '2026-11-23', au: '2027-01-31', minutes: 420, motif: 'AUTRE', demande: 1 }
    const deposer = (corps: Record<string, unknown>) =>
      s.ecrire('madameRoy', 'amina', 'accompagnement/dispenses', { ...accordee, ...corps })
    await refuse(await deposer({}), 422, /moins que ce que la personne demande/, '/motivation')
    await refuse(await deposer({ demande: 7, motivation: null }), 422, /pas fait de demande n° 7/, '/demande')
    await reussit(201, await deposer({ motivation: pourquoi }))
    const { donnees } = await derniere()
    assert.deepEqual([donnees.etat, donnees.repondueLe, donnees.reponduePar], ['ACCORDEE', '2026-11-24', 'CD59'])
    const [lue] = await s.lire('amina', 'amina', 'acces-de-la-personne/dispenses')
    assert.deepEqual([lue?.donnees.au, lue?.donnees.demande, lue?.donnees.motivation], ['2027-01-31', 1, pourquoi])
    assert.equal(await attendu('2026-W48'), 420)
    assert.deepEqual(
      (await s.lire('julien', 'amina', 'tenue-de-la-liste/dispenses')).map(d => d.donnees.minutes),
      [420],
    )
    assert.deepEqual(await travaux(), ['CD59 2026-12-08 clos'])
    const echeances = await s.p.base.proprietaire`select 1 from echeance where nature = 'reponse-a-la-dispense' and close_le is null`
    assert.equal(echeances.length, 1)
  })

  it('accordée dix fois ensemble, elle ne l’est qu’une', async () => {
    await reussit(201, await demander())
    const sur = await derniere()
    const rendus = await Promise.all(Array.from({ length: 10 }, async () => gestes.ACCORDER(sur)))
    assert.deepEqual(
      rendus.map(r => r.status).toSorted((a, b) => a - b),
      [201, ...Array<number>(9).fill(409)],
    )
    const dispenses = await s.lire('amina', 'amina', 'acces-de-la-personne/dispenses')
    assert.equal(dispenses.filter(d => d.donnees.demande === sur.numero).length, 1)
  })
})

/** How a demand is brought to each state. */
const chemins: Readonly<Record<EtatDeDemande, readonly Evenement[]>> = {
  A_DECIDER: [],
  ACCORDEE: ['ACCORDER'],
  REFUSEE: ['REFUSER'],
  RETIREE: ['RETIRER'],
}

describe('D5 — La table des états d’une demande, par la grande porte', () => {
  for (const etat of Object.keys(chemins) as EtatDeDemande[])
    for (const [evenement, suite] of Object.entries(etatsSuivants[etat]) as [Evenement, (typeof etatsSuivants)[EtatDeDemande][Evenement]][])
      it(`${etat}, ${evenement} : ${'mene' in suite ? suite.mene : 'refusé'}`, async () => {
        const attend = (await miennes()).find(d => d.donnees.etat === 'A_DECIDER')
        if (attend) await reussit(200, await gestes.RETIRER(attend))
        await reussit(201, await demander())
        for (const geste of chemins[etat]) assert.ok((await gestes[geste](await derniere())).ok)
        const avant = await derniere()
        assert.equal(avant.donnees.etat, etat)
        const rendu = await gestes[evenement](avant)
        if ('refus' in suite) return refuse(rendu, 409, suite.refus)
        assert.ok(rendu.ok, await rendu.clone().text())
        assert.equal((await derniere()).donnees.etat, suite.mene)
      })
})

describe('D5, C6 — Le référent change pendant qu’elle attend', () => {
  it('ses heures à valider et sa demande passent dans les travaux du nouveau, avec le même jour limite', async () => {
    const attend = (await miennes()).find(d => d.donnees.etat === 'A_DECIDER')
    if (!attend) await reussit(201, await demander())
    await s.noter('amina', { jour: '2026-11-18', minutesDeclarees: 60 })
    const decision = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', date: '2026-11-24' }
    const vers = { organisme: 'FT', organisation: 'FT', structure: 'FT-59-LILLE' }
    await reussit(201, await s.ecrire('madameRoy', 'amina', 'accompagnement/decisions-d-orientation', { ...decision, ...vers }))
    const ouverts = await s.p.base.proprietaire<{ dit: string }[]>`
      select nature || ' ' || organisation || ' ' || a_faire_avant::text as dit from travail
      where nature in ('heures-a-valider', 'dispense-a-decider') and clos_le is null and dossier = ${s.p.numero('amina').toString()} order by 1`
    assert.deepEqual(
      ouverts.map(t => t.dit),
      ['dispense-a-decider FT 2026-12-08', 'heures-a-valider FT 2026-12-06'],
    )
  })
})

describe('D5, A9 — Le délai de la réponse a passé', () => {
  const page = async () => {
    const { numero } = await derniere()
    const r = await fetch(`${s.p.url}/mon-espace/dispenses/${numero}`, { headers: { cookie: await s.p.ouvrirSession('amina') } })
    return (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  }
  it('le dernier jour, elle attend ; le lendemain, sa page dit qu’elle peut relancer, depuis quand, et que le silence ne décide rien', async () => {
    assert.equal((await derniere()).donnees.etat, 'A_DECIDER')
    await s.p.avancer(new Date('2026-12-08T20:00:00Z'))
    const avant = await page()
    assert.match(avant, /doit vous répondre au plus tard le 8 décembre 2026/)
    assert.doesNotMatch(avant, /relancer/)
    await s.p.avancer(new Date('2026-12-09T08:00:00Z'))
    const apres = await page()
    assert.match(
      apres,
      /pouvez relancer votre référent depuis le 9 décembre 2026\. .*au plus tard le 8 décembre 2026.*ni un accord ni un refus/,
    )
    assert.doesNotMatch(apres, /la lit déjà/)
    assert.equal((await derniere()).donnees.etat, 'A_DECIDER')
  })

  it('complément : répondue ou retirée, il n’y a plus personne à relancer', async () => {
    await reussit(200, await gestes.RETIRER(await derniere()))
    assert.doesNotMatch(await page(), /relancer/)
  })
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { jourDe } from '../../moteur/moteur.js'
import { type Demandeur, uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())
const usager = await unePersonne(e, suivisPour('ici'), { sans: ['projet', 'propositionDOffre'] })
const aujourdHui = jourDe(new Date())

type Rang = { numero: number; version: number; donnees: Record<string, unknown> }
type Probleme = { errors?: { pointer: string; detail: string }[]; code?: string }

const [cd, ml, ce, ft] = (['CD', 'ML', 'CE', 'FT'] as const).map(t => e.ici(t)) as [Demandeur, Demandeur, Demandeur, Demandeur]
const elle: Demandeur = { ...e.ici('USAGER'), personne: usager }
const nom = (d: Demandeur) => e.moteur.identifiants.pour(d.organisation, usager)

async function ecrire(d: Demandeur, methode: 'POST' | 'PATCH', chemin: string, corps: unknown, version?: number) {
  const headers: Record<string, string> = methode === 'POST' ? { 'idempotency-key': randomUUID() } : { 'if-match': `"${version}"` }
  const [ressource = '', numero = ''] = chemin.split('#')
  const adresse = `/api/v1/${ressource}/${nom(d)}${numero && `/${numero}`}`
  return e.appeler(adresse, { method: methode, headers, body: JSON.stringify(corps), jeton: await e.jetonPour(d) })
}
async function lire(d: Demandeur, chemin: string): Promise<Rang[]> {
  const r = await e.appeler(`/api/v1/${chemin}/${nom(d)}`, { jeton: await e.jetonPour(d) })
  assert.equal(r.status, 200, await r.clone().text())
  return ((await r.json()) as { elements: Rang[] }).elements
}
const reussit = async (attendu: number, r: Response) => assert.equal(r.status, attendu, await r.clone().text())
async function refuse(r: Response, pointeur: string, phrase: RegExp) {
  const corps = (await r.json()) as Probleme
  assert.equal(r.status, 422, JSON.stringify(corps))
  assert.deepEqual([...new Set(corps.errors?.map(x => x.pointer))], [pointeur])
  assert.ok(
    corps.errors?.some(x => phrase.test(x.detail)),
    JSON.stringify(corps),
  )
}

const projets = 'accompagnement/projets'
const projetDeBase = {
  intitule: 'Aide ménager / Aide ménagère à domicile',
  typologie: 'MR',
  codeRome: 'K1304',
  codeAppellation: '10857',
  etat: 'EN_COURS',
  prioritaire: true,
  experience: null,
  contrats: ['CDI'],
  tempsDeTravail: 'PLEIN',
  zone: { territoires: [{ genre: 'departement', code: '59', libelle: 'Nord' }], rayonKm: null },
  mobileALEtranger: false,
  salaire: { montant: 12.5, base: 'HORAIRE' },
}
const duReferent = { salairePratique: null, retenuOre: false, besoins: [{ code: '9', valeur: 'BESOIN' }] }

describe('D2 — La personne propose son projet, son référent le retient avec elle', () => {
  it('elle propose, et c’est dit ; elle ne retient pas elle-même une offre raisonnable d’emploi', async () => {
    await reussit(201, await ecrire(elle, 'POST', 'proposition-de-la-personne/projets', projetDeBase))
    const [p] = await lire(cd, projets)
    assert.deepEqual([p?.donnees.origine, p?.donnees.retenuOre], ['personne', false])
    await reussit(400, await ecrire(elle, 'PATCH', 'proposition-de-la-personne/projets#1', { retenuOre: true }, 1))
  })

  it('un métier inconnu du répertoire, une zone hors de France sont refusés avec leur phrase', async () => {
    await refuse(
      await ecrire(cd, 'POST', projets, { ...projetDeBase, ...duReferent, codeRome: 'A9999', codeAppellation: null }),
      '/codeRome',
      /répertoire des métiers/,
    )
    const zone = { territoires: [{ genre: 'commune', code: '99999', libelle: 'Tournai' }], rayonKm: 10 }
    await refuse(
      await ecrire(elle, 'PATCH', 'proposition-de-la-personne/projets#1', { zone }, 1),
      '/zone/territoires/0',
      /territoire national/,
    )
  })

  it('le référent le retient quand tout ce que le décret demande est dit', async () => {
    await refuse(await ecrire(cd, 'PATCH', `${projets}#1`, { retenuOre: true }, 1), '/salairePratique', /2025-252/)
    const salairePratique = { montant: 12.6, base: 'HORAIRE', source: 'Offres du bassin de Lille' }
    await reussit(200, await ecrire(cd, 'PATCH', `${projets}#1`, { retenuOre: true, salairePratique, besoins: duReferent.besoins }, 1))
    const [p] = await lire(ml, projets)
    assert.deepEqual(
      (p?.donnees.sources as { sur: string; par: string }[] | undefined)?.map(s => [s.sur, s.par]),
      [['besoin/9', cd.organisation]],
    )
    assert.equal(p?.donnees.origine, 'personne', 'elle l’a proposé')
  })

  it('plusieurs projets, un seul retenu ; la personne ne change plus seule celui qui l’est', async () => {
    await reussit(
      201,
      await ecrire(cd, 'POST', projets, {
        ...projetDeBase,
        ...duReferent,
        intitule: 'Caissière',
        codeRome: 'D1505',
        codeAppellation: null,
      }),
    )
    const salairePratique = { montant: 12.6, base: 'HORAIRE', source: 'Offres du bassin de Lille' }
    await refuse(await ecrire(cd, 'PATCH', `${projets}#2`, { retenuOre: true, salairePratique }, 1), '/retenuOre', /qu’un/)
    await refuse(
      await ecrire(elle, 'PATCH', 'proposition-de-la-personne/projets#1', { salaire: { montant: 15, base: 'HORAIRE' } }, 2),
      '/retenuOre',
      /avec votre référent/,
    )
    await reussit(200, await ecrire(elle, 'PATCH', 'proposition-de-la-personne/projets#2', { contrats: ['CDD'] }, 1))
  })
})

const offres = 'accompagnement/propositions-d-offres'
const offre = {
  projet: 1,
  reference: null,
  intitule: 'Aide à domicile',
  codeRome: 'K1304',
  employeur: 'Domicile Services',
  lieu: { code: '59350', libelle: 'Lille' },
  contrat: 'CDI',
  tempsDeTravail: 'PLEIN',
  salaire: { montant: 12.6, base: 'HORAIRE' },
  proposeeLe: aujourdHui,
  reponse: 'EN_ATTENTE',
  motifDuRefus: null,
  explication: null,
}
const travaux = async () =>
  e.base.proprietaire<{ organisation: string; objet: string; clos: boolean; jour: string | null }[]>`
    select organisation, objet, clos_le is not null as clos, a_faire_avant::text as jour from travail
    where nature = 'offre-refusee-a-apprecier' and usager_id = ${usager.toString()} order by objet`

describe('D8 — Une offre refusée : la raison de la personne, l’appréciation d’un humain, sa réponse', () => {
  const apprecier = 'appreciation-du-refus/propositions-d-offres'
  const pourquoi = 'Les horaires et le lieu étaient ceux que nous avions retenus ensemble.'

  it('Cap emploi propose une offre : la plateforme la compare à ce qui a été retenu', async () => {
    await reussit(201, await ecrire(ce, 'POST', offres, offre))
    await reussit(201, await ecrire(ce, 'POST', offres, { ...offre, contrat: 'INTERIM' }))
    const [une, autre] = await lire(cd, offres)
    const verdicts = [une, autre].map(o => (o?.donnees.conformite as { verdict: string } | undefined)?.verdict)
    assert.deepEqual(verdicts, ['conforme', 'non-conforme'])
    await refuse(await ecrire(ce, 'POST', offres, { ...offre, projet: 9 }), '/projet', /projet en cours/)
  })

  it('la personne refuse et dit pourquoi ; le travail va à qui est compétent, jusqu’au terme de sa réponse', async () => {
    await refuse(
      await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#1', { reponse: 'REFUSEE' }, 1),
      '/motifDuRefus',
      /raison/,
    )
    const refus = { reponse: 'REFUSEE', motifDuRefus: 'HORAIRES', explication: 'Je n’ai pas de garde après 18 h.' }
    await reussit(200, await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#1', refus, 1))
    await reussit(200, await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#2', refus, 1))
    assert.deepEqual(
      (await travaux()).map(t => [t.organisation, t.objet, t.clos, t.jour]),
      ['propositionDOffre:1', 'propositionDOffre:2'].map(objet => [ml.organisation, objet, false, plusJours(aujourdHui, 10)]),
      'la mission locale l’accompagne, le département n’a que décidé de son orientation',
    )
  })

  it('Cap emploi et le délégataire n’apprécient pas ; un programme seul non plus', async () => {
    for (const d of [ce, e.ici('DCD')])
      await reussit(403, await ecrire(d, 'PATCH', `${apprecier}#1`, { legitime: true, motivation: pourquoi }, 2))
    const seul = await e.jetonPour(cd, undefined, null)
    const r = await e.appeler(`/api/v1/${apprecier}/${nom(cd)}/1`, {
      method: 'PATCH',
      headers: { 'if-match': '"2"' },
      body: JSON.stringify({ legitime: true, motivation: pourquoi }),
      jeton: seul,
    })
    assert.equal(r.status, 401)
    assert.equal(((await r.json()) as { type: string }).type.split('#')[1], 'agent-non-prouve')
  })

  it('refuser une offre qui n’est pas conforme est légitime, quoi qu’on en dise', async () => {
    const dit = { legitime: false, motivation: pourquoi }
    await refuse(await ecrire(cd, 'PATCH', `${apprecier}#2`, dit, 2), '/legitime', /n’est pas conforme/)
    await reussit(200, await ecrire(cd, 'PATCH', `${apprecier}#2`, { ...dit, legitime: true }, 2))
    assert.deepEqual(
      (await travaux()).map(t => t.clos),
      [false, true],
    )
  })

  it('rien n’est dit contre elle avant qu’elle ait répondu, ou que dix jours soient passés', async () => {
    const dit = { legitime: false, motivation: pourquoi }
    await refuse(await ecrire(cd, 'PATCH', `${apprecier}#1`, dit, 2), '/legitime', /observations/)
    const observations = 'J’ai demandé une place en crèche le 3 novembre ; je joins le refus.'
    await reussit(200, await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#1', { observations }, 2))
    await reussit(200, await ecrire(cd, 'PATCH', `${apprecier}#1`, dit, 3))
    const [o] = await lire(elle, 'acces-de-la-personne/propositions-d-offres')
    const { legitime, motivation, appreciePar, apprecieLe, observationsLe } = o?.donnees ?? {}
    assert.deepEqual(
      [legitime, motivation, appreciePar, apprecieLe, observationsLe],
      [false, pourquoi, cd.organisation, aujourdHui, aujourdHui],
    )
  })

  it('elle peut encore répondre ; sa réponse ne change plus, et l’appréciation peut être revue', async () => {
    await refuse(
      await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#1', { reponse: 'ACCEPTEE', motifDuRefus: null }, 4),
      '/reponse',
      /apprécié/,
    )
    await reussit(
      200,
      await ecrire(elle, 'PATCH', 'reponse-de-la-personne/propositions-d-offres#1', { observations: 'Voici l’attestation.' }, 4),
    )
    const revu = { legitime: true, motivation: 'L’attestation montre qu’aucune garde n’existait à cette date.' }
    await reussit(200, await ecrire(ft, 'PATCH', 'controle-de-la-recherche/propositions-d-offres#1', revu, 5))
    const [o] = await lire(cd, offres)
    assert.deepEqual([o?.donnees.legitime, o?.donnees.appreciePar], [true, ft.organisation])
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import type { Consultation } from './vue.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

type Page = { elements: Consultation[]; suivant: string | null }
const base = '/api/v1/acces-de-la-personne/consultations'
const lues = async (qui: string, suite = '', chemin = 'moi'): Promise<Page> => {
  const r = await p.appeler(`${base}/${chemin}${suite}`, { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Page
}
const ouvrir = async (qui: string, personne: string, organisation: string) =>
  (await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(personne, organisation)}`, { jeton: await p.jetonDe(qui) })).status

type Publiee = { ressource: string; version: number; jusque: string | null }
const noticesPubliees = async (): Promise<Publiee[]> =>
  ((await (await p.appeler('/documentation/notices.json')).json()) as { notices: Publiee[] }).notices

describe('J8, A11 — Qui a consulté mes données', () => {
  it('un dossier ouvert s’y lit aussitôt : qui, quand, quoi, pourquoi, sous quel texte, et la notice qui l’annonçait', async () => {
    const avant = Date.now()
    assert.equal(await ouvrir('madameRoy', 'amina', 'CD59'), 200)
    const { elements } = await lues('amina')
    const [derniere] = elements
    assert.deepEqual(derniere?.par.organisation, { code: 'CD59', nom: 'Département du Nord' })
    assert.deepEqual(derniere?.par.structure, { code: 'CD59-UT-LILLE', nom: 'Unité territoriale de Lille' })
    assert.deepEqual(
      [derniere?.par.genre, derniere?.par.fonction, derniere?.par.outil],
      ['agent', 'référent', 'Portail des professionnels'],
    )
    assert.ok(Math.abs(new Date(derniere?.a ?? 0).getTime() - avant) < 60_000)
    const [geste] = derniere?.gestes ?? []
    assert.equal(geste?.quoi, 'a lu')
    assert.equal(geste?.genre, 'lecture')
    assert.ok(geste?.champs.includes('Date de naissance'))
    assert.match(geste?.pourquoi ?? '', /Accompagner la personne/)
    assert.equal(geste?.texte, 'code du travail, art. L. 5411-5-1')
    assert.deepEqual(geste?.notice, { ressource: 'identite', version: 1 })
    const notice = (await noticesPubliees()).find(n => n.ressource === 'identite') as unknown as {
      depuis: string
      contenu: { mentions: { texte: string }[] }
    }
    assert.ok(new Date(notice.depuis) < new Date(geste?.de ?? 0), 'la notice précède la lecture')
    assert.ok(notice.contenu.mentions.some(m => m.texte === geste?.texte))
  })

  it('l’agent n’est pas nommé : un repère, le même pour lui, un autre pour un autre agent et pour une autre personne', async () => {
    await ouvrir('julien', 'amina', 'FT')
    await ouvrir('madameRoy', 'yanis', 'CD59')
    const brut = JSON.stringify([await lues('amina'), await lues('yanis')])
    for (const nom of ['ROY', 'Claire', 'roy.claire', 'CARON', 'Julien']) assert.ok(!brut.includes(nom), nom)
    const reperes = async (qui: string) => new Map((await lues(qui)).elements.map(c => [c.par.organisation.code, c.par.repere]))
    const [amina, encore, yanis] = [await reperes('amina'), await reperes('amina'), await reperes('yanis')]
    assert.match(amina.get('CD59') ?? '', /^[0-9A-F]{6}$/)
    assert.equal(amina.get('CD59'), encore.get('CD59'))
    assert.notEqual(amina.get('CD59'), amina.get('FT'))
    assert.notEqual(amina.get('CD59'), yanis.get('CD59'))
  })

  it('une salve de lectures tient en un élément qui les compte toutes', async () => {
    const somme = (page: Page) => page.elements.filter(c => c.par.organisation.code === 'CD59').reduce((n, c) => n + c.nombre, 0)
    const avant = await lues('amina')
    for (let i = 0; i < 30; i++) await ouvrir('madameRoy', 'amina', 'CD59')
    const apres = await lues('amina')
    assert.equal(apres.elements.length, avant.elements.length)
    assert.equal(somme(apres), somme(avant) + 30)
    const [rang] = await p.base.proprietaire<{ n: number }[]>`
      select count(*)::int as n from journal where usager_id = ${p.numero('amina').toString()} and organisation <> 'ESPACE-USAGER'`
    assert.equal(
      apres.elements.reduce((n, c) => n + c.nombre, 0),
      rang?.n,
      'chaque rang du journal est compté',
    )
  })

  it('une demande refusée se lit aussi, et dit qu’elle n’a rien obtenu', async () => {
    const refus = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD62')}`, {
      jeton: await p.jetonDe('monsieurPetit'),
    })
    assert.equal(refus.status, 404)
    const c = (await lues('amina')).elements.find(x => x.par.organisation.code === 'CD62')
    assert.deepEqual(
      c?.gestes.map(g => [g.quoi, g.genre]),
      [['a demandé, et n’a rien obtenu', 'refus']],
    )
  })

  it('ses propres visites ne se montrent que si elle les demande', async () => {
    const siennes = async (suite: string) => (await lues('amina', suite)).elements.filter(c => c.par.genre === 'vous').length
    assert.equal(await siennes(''), 0)
    assert.ok((await siennes('?siennes=oui')) > 0)
  })

  it('les pages tiennent des jours entiers, sans trou ni double', async () => {
    const usager = p.numero('karim').toString()
    await p.base.proprietaire`delete from journal where usager_id = ${usager}`
    await p.base.proprietaire`
      insert into journal (instant, ligne, organisation, structure, agent, application, usager_id, issue, correlation)
      select timestamptz '2026-03-01T10:00:00Z' + make_interval(days => j, secs => k), (select min(id) from ligne_declaree), 'CE59', null, 'a|A|A',
        'portail', ${usager}, 'servi', 'essai'
      from generate_series(0, 29) j, generate_series(1, 15) k`
    const vus: Consultation[] = []
    let avant: string | null = null
    let pages = 0
    do {
      const page: Page = await lues('karim', avant === null ? '' : `?avant=${avant}`)
      vus.push(...page.elements)
      avant = page.suivant
      pages++
    } while (avant !== null)
    assert.ok(pages > 1)
    assert.deepEqual([vus.length, new Set(vus.map(v => v.jour)).size, vus.reduce((n, v) => n + v.nombre, 0)], [30, 30, 450])
    const csv = await p.appeler(`${base}/moi/csv`, { jeton: await p.jetonDe('karim') })
    assert.equal((await csv.text()).split('\r\n').filter(l => l.includes(';15;')).length, 30)
  })

  it('celles d’une autre personne : 404, et 403 pour une organisation', async () => {
    const autre = `${base}/${p.identifiant('yanis', 'ESPACE-USAGER')}`
    assert.equal((await p.appeler(autre, { jeton: await p.jetonDe('amina') })).status, 404)
    assert.equal((await p.appeler(`${base}/moi`, { jeton: await p.jetonDe('madameRoy') })).status, 403)
    assert.equal((await p.appeler(`${base}/moi`)).status, 401)
    for (const rubrique of ['organisations', 'copie'])
      assert.equal(
        (
          await p.appeler(`/api/v1/acces-de-la-personne/${rubrique}/${p.identifiant('yanis', 'ESPACE-USAGER')}`, {
            jeton: await p.jetonDe('amina'),
          })
        ).status,
        404,
      )
  })
})

describe('J7, J8, J12 — Ce que la plateforme tient sur moi', () => {
  it('mes organisations, par leur nom, avec la raison', async () => {
    const r = await p.appeler('/api/v1/acces-de-la-personne/organisations/moi', { jeton: await p.jetonDe('amina') })
    const { elements } = (await r.json()) as {
      elements: { organisation: { nom: string }; structure: { nom: string } | null; motif: string }[]
    }
    assert.deepEqual(
      elements.map(e => [e.organisation.nom, e.structure?.nom ?? null, e.motif]),
      [
        ['Caisse d’allocations familiales du Nord', null, 'versement-rsa'],
        ['Département du Nord', 'Unité territoriale de Lille', 'competence-orientation'],
        ['France Travail', 'Agence France Travail de Lille', 'tenue-de-la-liste'],
        ['GIP Plateforme de l’inclusion', null, 'insertion-iae'],
      ],
    )
  })

  it('la copie porte chaque donnée, sa source, et ses versions remplacées ; en JSON et en CSV', async () => {
    const jeton = await p.jetonDe('amina')
    const corrigee = await p.appeler('/api/v1/acces-de-la-personne/identites/moi', {
      method: 'PATCH',
      jeton,
      headers: { 'if-match': '"1"', 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify({ telephones: ['0700000001'] }),
    })
    assert.equal(corrigee.status, 200, await corrigee.text())
    const r = await p.appeler('/api/v1/acces-de-la-personne/copie/moi', { jeton })
    assert.match(r.headers.get('content-disposition') ?? '', /attachment; filename="mes-donnees-\d{4}-\d\d-\d\d\.json"/)
    const { rubriques } = (await r.json()) as {
      rubriques: {
        ressource: string
        enregistrements: { donnees: Record<string, unknown> }[]
        versions: { donnees: Record<string, unknown> }[]
      }[]
    }
    assert.deepEqual(
      rubriques.map(x => x.ressource),
      [
        'identite',
        'inscription',
        'actualisation',
        'droitsRsa',
        'rattachement',
        'contratPreexistant',
        'orientation',
        'decisionDOrientation',
        'rendezVous',
        'projet',
        'propositionDOffre',
        'contratEngagement',
        'signatureDeContrat',
        'activite',
        'validationDHeures',
        'absence',
        'demandeDeDispense',
        'dispense',
        'dispenseSante',
        'manquement',
        'sanctionRsa',
        'declarationDeSanction',
        'sanctionDemandeur',
        'sanctionJeune',
        'decisionDOpportunite',
        'radiation',
        'decisionDeRadiation',
        'envoiAuPayeur',
      ],
    )
    assert.equal(rubriques[0]?.enregistrements[0]?.donnees.nir, '2880459350123')
    assert.deepEqual(
      rubriques[0]?.versions.map(v => v.donnees.telephones),
      [['0700000001'], ['0601020304']],
    )
    const csv = await (await p.appeler('/api/v1/acces-de-la-personne/copie/moi/csv', { jeton })).text()
    assert.ok(csv.startsWith('Rubrique;Rang;Donnée;Valeur;'))
    assert.match(csv, /Identité et coordonnées;;Téléphones;0601020304;non;/)
    assert.match(csv, /Identité et coordonnées;;Téléphones;0700000001;oui;/)
  })

  it('une notice change avec la déclaration : la version d’avant reste, avec ses dates', async () => {
    const lire = noticesPubliees
    assert.deepEqual(
      (await lire()).filter(n => n.ressource === 'identite').map(n => [n.version, n.jusque]),
      [[1, null]],
    )
    const { publierLesNotices } = await import('../../moteur/notices.js')
    const { identite } = await import('../../parcours/identite/identite.echange.js')
    await publierLesNotices(p.base.proprietaire, [identite])
    assert.equal((await lire()).filter(n => n.ressource === 'identite').length, 1, 'la même notice ne se publie pas deux fois')
    await publierLesNotices(p.base.proprietaire, [{ ...identite, intitule: 'Identité, coordonnées et photographie' }])
    const [nouvelle, ancienne] = (await lire()).filter(n => n.ressource === 'identite')
    assert.equal(nouvelle?.version, 2)
    assert.ok(ancienne?.jusque)
  })
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { connexionForte } from '../../../outils/connexion-d-essai.js'
import { type Demandeur, uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())
/** Somebody followed by everybody, of whom no diagnostic was made. */
const usager = await unePersonne(e, suivisPour('ici'), { sans: ['diagnostic', 'diagnosticSante'] })

type Source = { sur: string; par: string; structure: string | null; le: string }
type Lu = { version: number; donnees: Record<string, unknown> & { sources: Source[]; agents?: { sur: string; agent: string }[] } }

const nom = (d: Demandeur) => e.moteur.identifiants.pour(d.organisation, usager)
const appeler = async (d: Demandeur, method: string, chemin: string, corps: unknown, headers: Record<string, string>) =>
  e.appeler(`/api/v1/${chemin}/${nom(d)}`, { method, headers, body: JSON.stringify(corps), jeton: await e.jetonPour(d) })
const deposer = (d: Demandeur, chemin: string, corps: unknown) => appeler(d, 'POST', chemin, corps, { 'idempotency-key': randomUUID() })
const corriger = (d: Demandeur, chemin: string, version: number, corps: unknown) =>
  appeler(d, 'PATCH', chemin, corps, { 'if-match': `"${version}"` })
async function lire(d: Demandeur, chemin: string, suite = ''): Promise<Lu> {
  const r = await e.appeler(`/api/v1/${chemin}/${nom(d)}${suite}`, { jeton: await e.jetonPour(d) })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Lu
}

const cd = e.ici('CD')
const ml = e.ici('ML')
const chemin = 'accompagnement/diagnostics'
const mobilite = {
  valeur: 'OUI',
  impact: 'FORT',
  prioritaire: true,
  situations: [{ code: '7', libelle: 'Dépendant des transports en commun', valeur: 'OUI' }],
  objectifs: [{ code: '6', libelle: 'Obtenir le permis de conduire (code / conduite)', valeur: 'EN_COURS' }],
}

describe('D1, A6 — Chaque élément du diagnostic garde son auteur et sa date', () => {
  let avant = ''
  it('le département fait le diagnostic avec la personne : la plateforme dit le référentiel, les auteurs et les services qui en découlent', async () => {
    const r = await deposer(cd, chemin, { mobilite, pouvoirDAgir: { confiance: 'OUI', accompagnement: 'NON', analyse: null } })
    assert.equal(r.status, 201, await r.clone().text())
    const { donnees } = await lire(ml, chemin)
    assert.equal(donnees.referentiel, '4')
    assert.deepEqual(
      donnees.sources.map(s => [s.sur, s.par]),
      ['mobilite', 'mobilite/objectif/6', 'mobilite/situation/7', 'pouvoirDAgir'].map(sur => [sur, cd.organisation]),
    )
    assert.deepEqual(
      (donnees.suggestions as { thematique: string; parceQue: string[] }[]).map(s => [s.thematique, s.parceQue]),
      [['mobilite--preparer-un-permis', ['Obtenir le permis de conduire (code / conduite)']]],
    )
    avant = new Date().toISOString()
  })

  it('la mission locale dit l’objectif atteint et ajoute une situation : elle n’est l’auteur que de cela', async () => {
    const r = await corriger(ml, chemin, 1, {
      mobilite: {
        ...mobilite,
        situations: [...mobilite.situations, { code: null, libelle: 'Se déplace en vélo', valeur: 'OUI' }],
        objectifs: [{ ...mobilite.objectifs[0], valeur: 'REALISE' }],
      },
    })
    assert.equal(r.status, 200, await r.clone().text())
    const { donnees } = await lire(cd, chemin)
    assert.deepEqual(
      donnees.sources.map(s => [s.sur, s.par]),
      [
        ['mobilite', cd.organisation],
        ['mobilite/objectif/6', ml.organisation],
        ['mobilite/situation/7', cd.organisation],
        ['mobilite/situation/Se déplace en vélo', ml.organisation],
        ['pouvoirDAgir', cd.organisation],
      ],
    )
    assert.deepEqual(donnees.suggestions, [], 'un objectif atteint ne suggère plus rien')
  })

  it('l’état d’avant se relit, et l’histoire dit ce qui a changé', async () => {
    const { version, donnees } = await lire(cd, chemin, `?au=${encodeURIComponent(avant)}`)
    assert.equal(version, 1)
    assert.equal((donnees.mobilite as typeof mobilite).objectifs[0]?.valeur, 'EN_COURS')
  })

  it('qui corrige une version dépassée ne recouvre rien', async () => {
    assert.equal((await corriger(cd, chemin, 1, { servicesNumeriques: 'BESOIN' })).status, 412)
  })

  it('les professionnels savent quel agent a écrit ; la personne, quelle organisation', async () => {
    const { donnees } = await lire(cd, chemin)
    assert.ok(donnees.agents?.every(a => a.agent === 'epreuve.agent|EPREUVE|Agent') && donnees.agents.length === donnees.sources.length)
    const sien = await lire({ ...e.ici('USAGER'), personne: usager }, 'acces-de-la-personne/diagnostics')
    assert.equal(sien.donnees.sources.length, donnees.sources.length)
    assert.ok(!('agents' in sien.donnees))
  })

  it('les auteurs, la version et les suggestions ne s’écrivent pas', async () => {
    for (const champ of ['sources', 'agents', 'suggestions', 'referentiel'])
      assert.equal((await corriger(cd, chemin, 2, { [champ]: [] })).status, 400, champ)
  })
})

describe('D1, J3 — Ce qui touche à la santé est à part : son détail à France Travail et à Cap emploi, son poids aux autres', () => {
  const detail = 'accompagnement-du-handicap/diagnostics-sante'
  const ce = e.ici('CE')
  const situations = [{ contrainte: '25', code: '17', libelle: 'Ne permettant plus d’exercer son métier', valeur: 'OUI' }]

  it('une situation de santé n’entre pas dans le diagnostic que tous lisent', async () => {
    const r = await corriger(cd, chemin, 2, {
      mobilite: { ...mobilite, situations: [{ code: '40', libelle: 'État de santé incompatible avec la conduite', valeur: 'OUI' }] },
    })
    assert.equal(r.status, 422)
    assert.match(await r.text(), /diagnostic de santé/)
  })

  it('Cap emploi dit le détail ; le département n’en lit que le poids, et n’écrit que lui', async () => {
    assert.equal((await deposer(ce, detail, { impact: 'FORT', situations, objectifs: null })).status, 201)
    const vu = await lire(cd, 'accompagnement/diagnostics-sante')
    assert.deepEqual(vu.donnees, { impact: 'FORT' })
    assert.equal((await corriger(cd, 'accompagnement/diagnostics-sante', 1, { situations })).status, 400)
    assert.equal((await corriger(cd, 'accompagnement/diagnostics-sante', 1, { impact: 'FAIBLE' })).status, 200)
  })

  it('ce que le département change reste à son nom, le détail à celui de Cap emploi', async () => {
    const { donnees } = await lire(ce, detail)
    assert.deepEqual(donnees.situations, situations)
    assert.deepEqual(
      donnees.sources.map(s => [s.sur, s.par]),
      [
        ['25/situation/17', ce.organisation],
        ['impact', cd.organisation],
      ],
    )
  })

  it('dans la base, rien ne se lit : ni la situation, ni son poids, ni dans l’histoire', async () => {
    const n = usager.toString()
    const rangs = await e.base.proprietaire`select to_jsonb(t) as t from diagnostic_sante t where usager_id = ${n}
      union all select to_jsonb(t) from diagnostic_sante_histoire t where usager_id = ${n}`
    assert.equal(rangs.length, 2)
    for (const { t } of rangs) assert.doesNotMatch(JSON.stringify(t), /FORT|FAIBLE|exercer|25\/situation/)
  })

  it('une connexion ordinaire n’y suffit pas, ni pour un agent ni pour la personne', async () => {
    const faible = { ...connexionForte(new Date()), acr: 'mfa' }
    const elle = { ...e.ici('USAGER'), personne: usager }
    for (const [d, adresse] of [
      [ce, detail],
      [cd, 'accompagnement/diagnostics-sante'],
      [elle, 'acces-de-la-personne/diagnostics-sante'],
    ] as const) {
      const r = await e.appeler(`/api/v1/${adresse}/${nom(d)}`, { jeton: await e.jetonPour(d, undefined, faible) })
      assert.equal(r.status, 401, d.type)
      assert.match(r.headers.get('www-authenticate') ?? '', /insufficient_user_authentication/)
    }
    assert.equal((await lire(elle, 'acces-de-la-personne/diagnostics-sante')).donnees.impact, 'FAIBLE')
  })

  it('la copie de ses données nomme sa santé sans la lire, tant que la personne n’est pas sûrement elle', async () => {
    const elle = { ...e.ici('USAGER'), personne: usager }
    const copie = async (acr: string) => {
      const jeton = await e.jetonPour(elle, undefined, { ...connexionForte(new Date()), acr })
      const r = await e.appeler('/api/v1/acces-de-la-personne/copie/moi', { jeton })
      const { rubriques, reservees } = (await r.json()) as Record<string, { ressource: string }[]>
      return [rubriques?.some(x => x.ressource === 'diagnosticSante'), reservees?.map(x => x.ressource)]
    }
    assert.deepEqual(await copie('mfa'), [false, ['orientation', 'diagnosticSante', 'rqth', 'dispenseSante']])
    assert.deepEqual(await copie('renforce'), [true, []])
  })
})

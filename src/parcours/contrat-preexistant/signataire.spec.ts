import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import type { CodeActeur } from '../../droit/acteurs.js'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'

const e = await uneEpreuve()
after(() => e.fermer())

type Rangs = { elements: { numero: number; version: number; donnees: Record<string, unknown> }[] }

async function lire(chemin: string, type: CodeActeur): Promise<Rangs> {
  const d = e.ici(type)
  return (await (await e.appeler(`${chemin}/${nom(type)}`, { jeton: await e.jetonPour(d) })).json()) as Rangs
}
const nom = (type: CodeActeur) => e.moteur.identifiants.pour(e.ici(type).organisation, e.suivie)
async function deposer(chemin: string, type: CodeActeur, corps: unknown): Promise<Response> {
  const headers = { 'idempotency-key': randomUUID() }
  return e.appeler(`${chemin}/${nom(type)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(corps),
    jeton: await e.jetonPour(e.ici(type)),
  })
}
async function corriger(chemin: string, type: CodeActeur, rang: Rangs['elements'][number] | undefined, corps: unknown): Promise<Response> {
  const headers = { 'if-match': `"${rang?.version}"` }
  const init = { method: 'PATCH', headers, body: JSON.stringify(corps), jeton: await e.jetonPour(e.ici(type)) }
  return e.appeler(`${chemin}/${nom(type)}/${rang?.numero}`, init)
}
async function refusee(r: Response, pointeur: string): Promise<void> {
  const texte = await r.text()
  assert.equal(r.status, 422, texte)
  assert.match(texte, new RegExp(`"pointer":"/${pointeur}"`))
}

describe('B1, A7 — Une caisse n’établit que les droits qu’elle sert', () => {
  const chemin = '/api/v1/versement-rsa/droits-rsa'
  const droit = (caisse: string) => ({
    numeroDemande: '26100099999',
    dateDemande: '2026-10-01',
    caisse,
    matricule: '1',
    departement: '59',
    role: 'demandeur',
    etatDossier: '2',
  })

  it('le sien est déposé, celui d’une autre caisse est refusé', async () => {
    assert.equal((await deposer(chemin, 'CAF', droit('CAF591'))).status, 201)
    await refusee(await deposer(chemin, 'CAF', droit('CAF621')), 'caisse')
    await refusee(await deposer(chemin, 'MSA', droit('CAF591')), 'caisse')
  })
  it('une caisse qui suit aussi la personne ne corrige pas celui d’une autre', async () => {
    const rang = (await lire(chemin, 'MSA')).elements.find(x => x.donnees['caisse'] === 'CAF591')
    await refusee(await corriger(chemin, 'MSA', rang, { etatDossier: '5' }), 'caisse')
    assert.equal((await corriger(chemin, 'CAF', rang, { etatDossier: '3' })).status, 200)
  })
})

describe('C1, A7 — Un contrat préexistant n’est dit et corrigé que par qui l’a conclu', () => {
  const chemin = '/api/v1/accompagnement/contrats-preexistants'
  const contrat = (organisation: string) => ({ type: 'CER', dateDebut: '2024-05-02', dateFin: null, reference: null, organisation })

  it('le département dit le sien et celui de son délégataire, pas celui d’un autre', async () => {
    for (const organisation of ['CD59', 'DCD59-CCAS-ROUBAIX'])
      assert.equal((await deposer(chemin, 'CD', contrat(organisation))).status, 201)
    for (const organisation of ['ML-LILLE', 'CD62', 'DCD62-VOISIN', 'NULLE-PART'])
      await refusee(await deposer(chemin, 'CD', contrat(organisation)), 'organisation')
  })
  it('ceux qui suivent aussi la personne le lisent et ne le corrigent pas', async () => {
    const rang = (await lire(chemin, 'ML')).elements.find(x => x.donnees['organisation'] === 'CD59')
    for (const type of ['ML', 'CE'] as const) await refusee(await corriger(chemin, type, rang, { dateFin: '2026-01-01' }), 'organisation')
    await refusee(await corriger('/api/v1/tenue-de-la-liste/contrats-preexistants', 'FT', rang, { dateFin: '2026-01-01' }), 'organisation')
    assert.equal((await corriger(chemin, 'CD', rang, { dateFin: '2026-12-31' })).status, 200)
  })
})

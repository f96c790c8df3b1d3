import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NOM_DU_COOKIE } from '../../../acces/session/index.js'
import { lireCas } from '../../../../outils/cas.js'
import { unePersonne } from '../../../../outils/epreuves/population.js'
import { uneOrientation } from '../orientation.essai.js'
import type { DecisionsContraires } from './operation.js'
import { cacherLesPetits } from './secret.regles.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())

const demander = async (qui: string, requete = '') => {
  const temoin = (await p.ouvrirSession(qui)).replace(`${NOM_DU_COOKIE}=`, '')
  const session = (await p.portail.sessions.parCookie(temoin)) ?? assert.fail()
  return p.portail.api(session, 'essai', 'GET', `/api/v1/pilotage/decisions-contraires${requete}`)
}
const compter = async (qui: string, requete = '') => {
  const r = await demander(qui, requete)
  assert.equal(r.statut, 200, r.texte)
  return r.corps as DecisionsContraires
}

type Decisions = { structure: string | null; sens: string; combien: number; motif?: string; organisation?: string; regle?: string }
/** Decisions already taken, copies of one: what they say of a person is not counted. */
async function poser({ organisation = 'CD59', structure, sens, combien, motif, regle = 'A4' }: Decisions): Promise<void> {
  const usager = await unePersonne(p, [{ organisation: 'CD59', structure: null, motif: 'competence-orientation' }], {
    sans: ['decisionDOrientation'],
  })
  await p.base.proprietaire`
    insert into decision_d_orientation (usager_id, numero, version, enregistre_le, auteur_organisation, auteur_structure, modifies, sens, orientation,
      date, motif_refus, parcours, organisme, parcours_propose, organisme_propose, regles, regles_retenues, autorite)
    select ${usager.toString()}, n, 1, now(), ${organisation}, ${structure}, '{}', ${sens}, 1, ${o.jour()}, ${motif ?? null},
      ${sens === 'REFUSEE' ? 'PED' : 'PSO'}, ${sens === 'REFUSEE' ? 'FT' : 'CD'}, ${sens === 'FORCEE' ? null : 'PSO'}, ${sens === 'FORCEE' ? null : 'CD'},
      '2025-01', ${p.base.proprietaire.json([regle, 'B1'])}, 'essai'
    from generate_series(1, ${combien}) n`
}

describe('C2 — Les décisions contraires à la proposition, comptées', () => {
  before(async () => {
    await p.base.proprietaire`delete from decision_d_orientation`
    const motif = 'APPRECIATION_DIFFERENTE'
    await poser({ structure: 'CD59-UT-LILLE', sens: 'ACCEPTEE', combien: 20 })
    await poser({ structure: 'CD59-UT-LILLE', sens: 'REFUSEE', combien: 10, motif })
    await poser({ structure: 'CD59-UT-LILLE', sens: 'REFUSEE', combien: 6, motif: 'MANQUE_CAPACITE_ACCUEIL' })
    await poser({ structure: 'CD59-UT-ROUBAIX', sens: 'ACCEPTEE', combien: 30, regle: 'A6' })
    await poser({ structure: 'CD59-UT-ROUBAIX', sens: 'FORCEE', combien: 7 })
    await poser({ structure: null, organisation: 'FT', sens: 'ACCEPTEE', combien: 12 })
  })

  it('le responsable compte celles de son organisation : par raison, territoire, structure et règle', async () => {
    const c = await compter('monsieurBrun')
    assert.deepEqual([c.decisions, c.contraires, c.sansProposition, c.seuil], [66, 16, 7, 5])
    assert.deepEqual(c.motifs, [
      { cle: 'APPRECIATION_DIFFERENTE', nombre: 10 },
      { cle: 'MANQUE_CAPACITE_ACCUEIL', nombre: 6 },
    ])
    assert.deepEqual(c.passages, [{ cle: 'PSO CD PED FT', nombre: 16 }])
    assert.deepEqual(c.ventilations.territoire, [{ cle: '59', decisions: 66, contraires: 16 }])
    assert.deepEqual(c.ventilations.structure, [
      { cle: 'CD59-UT-LILLE', decisions: 36, contraires: 16 },
      { cle: 'CD59-UT-ROUBAIX', decisions: 30, contraires: 0 },
    ])
    assert.deepEqual(c.ventilations.regleDeParcours, [
      { cle: '2025-01 A4', decisions: 36, contraires: 16 },
      { cle: '2025-01 A6', decisions: 30, contraires: 0 },
    ])
    assert.deepEqual(
      c.ventilations.organisation.map(x => x.cle),
      ['CD59'],
    )
  })

  it('France Travail, qui tient l’outil, compte celles de toutes ; personne d’autre que qui pilote', async () => {
    const c = await compter('monsieurVidal')
    assert.deepEqual(
      c.ventilations.organisation.map(x => [x.cle, x.decisions]),
      [
        ['CD59', 66],
        ['FT', 12],
      ],
    )
    for (const qui of ['madameRoy', 'madameAdam', 'madameDubois', 'julien', 'sofia']) assert.equal((await demander(qui)).statut, 403, qui)
    const jeton = await p.jetonDApplication('PAR_logiciel-nord_59')
    assert.equal((await p.appeler('/api/v1/pilotage/decisions-contraires', { jeton })).status, 403, 'un programme ne pilote pas')
  })

  it('par mois entiers : un autre mois n’en a aucune, un mois qui n’en est pas un est refusé', async () => {
    assert.equal((await compter('monsieurBrun', '?du=2025-01&au=2025-02')).decisions, 0)
    for (const faux of ['?du=2026-13', '?du=2026-11-01', '?du=2026-02&au=2026-01'])
      assert.equal((await demander('monsieurBrun', faux)).statut, 400, faux)
  })

  it('à l’écran, des nombres et aucun nom ; qui ne pilote pas n’y entre pas', async () => {
    const ouvrir = async (qui: string) => fetch(`${p.url}/professionnel/pilotage`, { headers: { cookie: await p.ouvrirSession(qui) } })
    const texte = (await (await ouvrir('monsieurBrun')).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    assert.match(texte, /66 .* 16 .* 24,2 %/)
    assert.match(texte, /Unité territoriale de Lille/i)
    assert.doesNotMatch(texte, /EPREUVE/)
    assert.equal((await ouvrir('madameRoy')).status, 403)
  })
})

describe('C2 — Les petits nombres sont cachés, et ce qui les ferait retrouver', () => {
  for (const { situation = '', parts = '', montre } of lireCas('src/parcours/orientation/contraires/secret.cas.md'))
    it(situation, () => {
      const lues = parts.split(' ').map(x => {
        const [cle = '', decisions = '', contraires = ''] = x.split(/[=/]/)
        return { cle, decisions: Number(decisions), contraires: Number(contraires) }
      })
      const dites = cacherLesPetits(lues, 5).map(m => `${m.cle}=${m.decisions ?? '?'}/${m.contraires ?? '?'}`)
      assert.equal(dites.join(' '), montre)
    })
})

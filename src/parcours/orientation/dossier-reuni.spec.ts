import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Appelant } from '../../moteur/appelant.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { type Facade, uneFacade } from '../../partenaire/facade.essai.js'
import { uneOrientation } from './orientation.essai.js'

const julien: Appelant = {
  organisation: 'FT',
  type: 'FT',
  structure: null,
  agent: 'caron.julien|CARON|Julien',
  application: 'portail',
  personne: null,
  preuve: null,
  lignes: new Set(),
  correlation: 'essai-de-reunion',
}

describe('B5, C3 — Décider sur un dossier réuni à un autre', async () => {
  const o = await uneOrientation()
  const { p } = o
  after(() => p.fermer())
  let reunion = ''
  const parJulien = async (chemin: string, corps: object) => {
    const jeton = await p.jetonDe('julien')
    return p.appeler(`/api/v1/reunions-de-dossiers${chemin}`, { method: 'POST', jeton, body: JSON.stringify(corps) })
  }
  before(async () => {
    assert.equal((await o.dans(0)).echouees, 0)
    assert.equal((await o.repondre('madameRoy', 'yanis')).status, 201)
    const dossiers = { garde: p.identifiant('amina', 'FT'), absorbe: p.identifiant('yanis', 'FT') }
    const reunis = await parJulien('', dossiers)
    assert.equal(reunis.status, 201, await reunis.clone().text())
    reunion = ((await reunis.json()) as { id: string }).id
  })
  const aDecider = async () =>
    (await o.lire('madameRoy', 'amina')).find(e => e.donnees.etat === 'EN_ATTENTE') ?? assert.fail('rien n’attend une décision')

  it('par l’interface native, sous l’ancien identifiant : 410, qui nomme le dossier gardé ; rien n’est décidé', async () => {
    const { numero, version } = await aDecider()
    const r = await o.decider('madameRoy', 'yanis', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    const { type, detail } = (await r.json()) as { type: string; detail: string }
    assert.equal(r.status, 410)
    assert.match(type, /dossier-fusionne/)
    assert.ok(detail.includes(p.identifiant('amina', 'CD59')), detail)
    assert.equal((await aDecider()).version, version)
  })

  it('à qui ne suit pas le dossier gardé, il n’existe pas : 404', async () => {
    const r = await o.decider('monsieurPetit', 'yanis', { sens: 'FORCEE', parcours: 'PED', organisme: 'FT' })
    assert.equal(r.status, 404)
  })

  it('sous l’identifiant gardé, la décision se prend, et ouvre le parcours', async () => {
    const { numero, version } = await aDecider()
    const r = await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(r.status, 201, await r.clone().text())
    const ouverte = (await o.lire('madameRoy', 'amina')).find(e => e.numero === numero)
    assert.equal(ouverte?.donnees.etat, 'OUVERT')
  })

  it('séparés, l’ancien identifiant répond de nouveau', async () => {
    const separes = await parJulien(`/${reunion}/annulation`, {})
    assert.equal(separes.status, 200, await separes.clone().text())
    assert.ok((await o.lire('madameRoy', 'yanis')).length > 0)
  })
})

describe('A5, B5, C3 — Décider sur un dossier réuni à un autre, par la façade partenaire', () => {
  const amina = ['1988-04-23', '2880459350123'] as const
  const yanis = ['1986-11-02', '1861199352045'] as const
  let f: Facade
  before(async () => {
    f = await uneFacade()
  })
  after(() => f.fermer())

  it('le jeton de l’ancien dossier : 400 ID_NON_RECONNU, qui dit de rechercher ; celui du dossier gardé décide ; séparés, l’ancien sert de nouveau', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const [sien, autre] = [await f.jetonUsager(jeton, ...amina), await f.jetonUsager(jeton, ...yanis)]
    const fusion = await f.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return fusionner(sql, f.moteur, julien, f.numero('amina'), f.numero('yanis'))
    })
    const corps = { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' }
    const decider = (jetonUsager: string) => f.appeler('POST', '/orientationusager/v1/orientation', { jeton, jetonUsager, corps })
    const refusee = await decider(autre)
    assert.deepEqual([refusee.statut, refusee.json?.codeErreur], [400, 'ID_NON_RECONNU'])
    assert.match(String(refusee.json?.message), /réuni à un autre : recherchez de nouveau/)
    const decidees = async () => (await f.base.proprietaire`select from decision_d_orientation`).length
    assert.equal(await decidees(), 0)
    const prise = await decider(sien)
    assert.equal(prise.statut, 201, prise.texte)
    assert.equal(await decidees(), 1)
    await f.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return defusionner(sql, f.moteur, julien, fusion)
    })
    assert.notEqual(
      (await f.appeler('GET', '/orientationusager/v1/lectureOrientation', { jeton, jetonUsager: autre })).json?.codeErreur,
      'ID_NON_RECONNU',
    )
  })
})

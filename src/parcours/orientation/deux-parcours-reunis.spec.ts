import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Appelant } from '../../moteur/appelant.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { unContrat } from '../contrat-engagement/contrat.essai.js'

const julien: Appelant = {
  ...{ organisation: 'FT', type: 'FT', structure: null, agent: 'caron.julien|CARON|Julien', application: 'portail' },
  ...{ personne: null, preuve: null, lignes: new Set(), correlation: 'essai-de-reunion' },
}
const auDepartement = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSP', organisme: 'CD', organisation: 'CD59' }
const aFranceTravail = {
  ...{ sens: 'FORCEE', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PED' },
  ...{ organisme: 'FT', organisation: 'FT', structure: 'FT-59-LILLE' },
}

describe('B5, C3, D3 — Deux dossiers réunis, deux parcours en cours : qui est compétent décide, et il n’en reste qu’un', () => {
  let c: Awaited<ReturnType<typeof unContrat>>
  let reunion = ''
  before(async () => {
    c = await unContrat()
    assert.equal((await c.dans(0)).echouees, 0)
    await reussi(await c.decider('madameRoy', 'amina', auDepartement))
    await reussi(await c.proposer('madameRoy', 'amina'))
    await reussi(await c.signer('madameRoy', 'amina'))
    await reussi(await c.signer('amina', 'amina'))
    await reussi(await c.decider('julien', 'samira', aFranceTravail))
    await reussi(await c.proposer('julien', 'samira'))
    await reunir()
  })
  after(() => c.p.fermer())

  const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
  async function reunir() {
    reunion = await c.p.moteur.sql.begin(async sql => {
      await agirPour(sql, julien, c.jour())
      return fusionner(sql, c.p.moteur, julien, c.p.numero('amina'), c.p.numero('samira'))
    })
    assert.equal((await c.dans(0)).echouees, 0)
  }
  const etats = async () => (await c.lire('amina', 'amina', 'orientations')).map(({ donnees: d }) => `${d.etat} ${d.organisation}`)
  const contrats = async () => (await c.lire('amina', 'amina')).map(({ donnees: d }) => `${d.etat} ${d.organisation}`)
  const decisions = async () => (await c.travaux('amina')).filter(t => t.startsWith('decision-d-orientation'))
  const page = async (qui: string, chemin: string) => {
    const r = await fetch(c.p.url + chemin, { headers: { cookie: await c.p.ouvrirSession(qui) } })
    assert.equal(r.status, 200)
    return (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  }
  const dossier = (suite: string) => `/professionnel/dossiers/${c.p.identifiant('amina', 'CD59')}/${suite}`

  it('réunis, les deux continuent et une décision est à prendre par le département ; elle et lui le lisent', async () => {
    const lues = await etats()
    assert.equal(lues.filter(e => e.startsWith('OUVERT')).length, 2, lues.join())
    assert.match(lues.at(-1) ?? '', /^BROUILLON/)
    assert.deepEqual(await decisions(), ['decision-d-orientation-a-prendre CD59'])
    assert.match(
      await page('amina', '/mon-espace/orientation'),
      /Deux dossiers à votre nom ont été réunis.*Département du Nord, et avec France Travail/,
    )
    assert.match(
      await page('madameRoy', dossier('orientation')),
      /deux orientations sont en cours. La décision à prendre les remplace toutes deux/,
    )
    assert.match(await page('madameRoy', dossier('contrat')), /un contrat signé avec Département du Nord/)
  })

  it('décidée, il ne reste qu’un parcours, qu’un organisme référent, qu’un contrat, à signer avec lui', async () => {
    await reussi(await c.decider('madameRoy', 'amina', auDepartement))
    const lues = await etats()
    assert.deepEqual(
      lues.filter(e => !e.startsWith('CLOTURE')),
      ['OUVERT CD59'],
    )
    assert.deepEqual(
      (await contrats()).filter(e => !e.startsWith('CLOTURE')),
      ['A_SIGNER CD59'],
    )
    assert.deepEqual(await decisions(), [])
    await c.dans(1)
    assert.deepEqual(await c.accompagnements('amina'), ['CD59'])
    assert.doesNotMatch(await page('amina', '/mon-espace/orientation'), /ont été réunis|nouvelle décision est attendue/)
  })

  it('complément : réunis de nouveau sans deux parcours en cours, rien n’est demandé', async () => {
    await c.p.moteur.sql.begin(async sql => {
      await agirPour(sql, julien, c.jour())
      return defusionner(sql, c.p.moteur, julien, reunion)
    })
    await c.inscrire('samira', 'cessation')
    await reunir()
    assert.deepEqual(await decisions(), [])
  })
})

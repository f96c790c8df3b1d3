import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusMois } from '../../droit/jours.js'
import { purges } from '../../moteur/deriver/purge.js'
import { decisionDOrientation } from './decision-d-orientation.echange.js'
import { reponses, uneOrientation } from './orientation.essai.js'
import { orientation } from './orientation.echange.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())

const sante = orientation.effacement?.champs ?? []
/** What the hourly task does of these two, on that day. */
const purger = (jour: string) =>
  p.base.proprietaire.begin(async sql => {
    let touches = 0
    for (const ordre of [orientation, decisionDOrientation].flatMap(purges)) touches += (await sql.unsafe(ordre, [jour])).count
    return touches
  })
const compter = async (table: string) =>
  (await p.base.proprietaire`select 1 from ${p.base.proprietaire(table)} where usager_id = ${p.numero('leo').toString()}`).length

describe('J5 — Ce qu’une orientation dit de la santé se garde six mois, le reste vingt ans', () => {
  const cessation = o.jour()

  it('orientée puis corrigée, ses réponses de santé sont là, dans la ligne et dans son histoire', async () => {
    assert.equal(
      (await o.repondre('sofia', 'leo', { ...reponses, brsa: false, contrainteSante: 'IMPACT_FORT_RECHERCHE_EMPLOI' })).status,
      201,
    )
    assert.equal((await o.repondre('ines', 'karim', { ...reponses, brsa: false, boe: true })).status, 201)
    const { numero, version } = await o.derniere('sofia', 'leo')
    const r = await o.decider('sofia', 'leo', { sens: 'ACCEPTEE', orientation: numero, surVersion: version })
    assert.equal(r.status, 201, await r.clone().text())
    await p.base
      .proprietaire`update inscription set statut = 'cessation', date_effet_statut = ${cessation} where usager_id = ${p.numero('leo').toString()}`
    assert.equal(await purger(plusMois(cessation, 6)), 0, 'le dernier jour des six mois, rien ne bouge')
    const { donnees } = await o.derniere('sofia', 'leo')
    assert.equal(donnees.contrainteSante, 'IMPACT_FORT_RECHERCHE_EMPLOI')
  })

  it('passé six mois, elles sont vides partout, avec la règle qui les disait ; la décision et les autres réponses restent', async () => {
    assert.ok((await purger(plusMois(cessation, 7))) > 0)
    const { donnees } = await o.derniere('sofia', 'leo')
    for (const champ of sante.filter(c => c in donnees)) assert.equal(donnees[champ], null, champ)
    assert.deepEqual([donnees.parcours, donnees.projetPro, donnees.etat], ['PSO', 'SALARIAT', 'OUVERT'])
    const [decision] = await o.lire('sofia', 'leo', 'decisions-d-orientation')
    assert.deepEqual([decision?.donnees.reglesRetenues, decision?.donnees.sens, decision?.donnees.parcours], [null, 'ACCEPTEE', 'PSO'])
    const [reste] = await p.base.proprietaire<{ n: number }[]>`
      select count(*)::int as n from orientation_histoire where usager_id = ${p.numero('leo').toString()}
        and num_nonnulls(contrainte_sante_chiffre, boe_chiffre, explication_chiffre) > 0`
    assert.equal(reste?.n, 0)
    assert.equal(await purger(plusMois(cessation, 8)), 0, 'une fois')
  })

  it('qui est inscrit garde tout ; à vingt ans, plus rien', async () => {
    assert.ok((await compter('orientation')) > 0)
    await purger(plusMois(cessation, 241))
    assert.deepEqual(await Promise.all(['orientation', 'orientation_histoire', 'decision_d_orientation'].map(compter)), [0, 0, 0])
    assert.equal((await o.derniere('ines', 'karim')).donnees.boe, true)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { uneSanction } from '../sanction-rsa/sanction.essai.js'
import { desDroits } from './droits.essai.js'

const s = await uneSanction()
const { p } = s
after(() => p.fermer())
const ilYA = (jours: number) => plusJours(s.jour(), -jours)
const { importerIlYA, numeroDe } = desDroits(s)

describe('B3, E2 — Le droit transféré plus d’une fois : le dernier département seul a à confirmer ce qui était accordé', () => {
  const chemin = 'decisions-d-opportunite'
  const ici = { matricule: '3000006' }
  const la = { matricule: '6200011', departement: '62', commune: '62041' }
  const plusLoin = { ...la, departement: '69', commune: '69381' }
  let alix = 0n
  const aQui = async () =>
    (
      await p.base.proprietaire<{ organisation: string }[]>`
        select organisation from travail where dossier = ${alix.toString()} and nature = 'opportunite-a-confirmer' and clos_le is null`
    ).map(t => t.organisation)
  const parti = (jours: number) => ({ ...ici, etat: '5', cloture: { motif: 'MUT', date: ilYA(jours) } })
  before(async () => {
    await importerIlYA(20, 'OCRE')
    alix = await numeroDe('OCRE')
    const accorde = { sens: 'OUVERTURE', demandeePar: 'PERSONNE', sanction: null, contrat: null, du: s.jour(), au: null }
    const corps = { ...accorde, motivation: 'Grande précarité, constatée par le service social.', qualite: 'Par délégation du président' }
    const r = await s.deposerSur('monsieurBrun', 'decision-d-opportunite', chemin, alix, corps)
    assert.equal(r.status, 201, await r.clone().text())
    await p.base.proprietaire`update acheminement set etat = 'TRANSMIS' where usager_id = ${alix.toString()}`
    await p.base.proprietaire`update envoi_au_payeur set etat = 'TRANSMIS' where usager_id = ${alix.toString()}`
  })

  it('du Nord au Pas-de-Calais, puis à Lyon avant qu’il confirme : le travail quitte l’un pour l’autre, et redit, ne double pas', async () => {
    await importerIlYA(15, 'OCRE', la, 'CAF621')
    await importerIlYA(14, 'OCRE', parti(15))
    assert.deepEqual(await aQui(), ['CD62'])
    for (const jours of [13, 12]) await importerIlYA(jours, 'OCRE', plusLoin, 'CAF621')
    assert.deepEqual(await aQui(), ['CD69'])
  })

  it('revenu dans le Nord, plus personne n’a à confirmer', async () => {
    await importerIlYA(10, 'OCRE', ici)
    await importerIlYA(9, 'OCRE', { ...plusLoin, etat: '5', cloture: { motif: 'MUT', date: ilYA(10) } }, 'CAF621')
    assert.deepEqual(await aQui(), [])
  })
})

describe('C3 — Qui décide de l’orientation suit le droit qui reste ouvert, à l’aller et au retour', () => {
  const ici = { matricule: '3000005' }
  const la = { matricule: '6200012', departement: '62', commune: '62041' }
  const clos = { etat: '5', cloture: { motif: 'MUT', date: ilYA(0) } }
  let june = 0n
  const lit = async (qui: string) =>
    (await p.appeler(`/api/v1/decision/orientations/${s.nom(qui, june)}`, { jeton: await p.jetonDe(qui) })).status
  const aDecider = async () =>
    (
      await p.base.proprietaire<{ organisation: string }[]>`
        select organisation from travail where dossier = ${june.toString()} and nature = 'decision-d-orientation-a-prendre' and clos_le is null`
    ).map(t => t.organisation)
  before(async () => {
    await importerIlYA(20, 'VERT')
    june = await numeroDe('VERT')
    assert.deepEqual([await lit('madameRoy'), await lit('monsieurPetit'), await aDecider()], [200, 404, ['CD59']])
  })

  it('l’ancienne caisse clôt : le département du droit resté ouvert lit la décision qui attend, et l’ancien plus', async () => {
    await importerIlYA(0, 'VERT', la, 'CAF621')
    assert.deepEqual(
      [await lit('madameRoy'), await lit('monsieurPetit')],
      [200, 404],
      'deux droits ouverts : rien ne dit encore lequel cesse',
    )
    await importerIlYA(0, 'VERT', { ...ici, ...clos })
    assert.deepEqual([await lit('madameRoy'), await lit('monsieurPetit'), await aDecider()], [404, 200, ['CD62']])
  })

  it('revenue le jour même : la décision attend de nouveau le premier, en six semaines, et lui seul peut la prendre', async () => {
    await importerIlYA(0, 'VERT', ici)
    await importerIlYA(0, 'VERT', { ...la, ...clos }, 'CAF621')
    assert.deepEqual([await lit('madameRoy'), await aDecider()], [200, ['CD59']])
    const [lue] = await s.lireSur('madameRoy', 'decision', 'orientations', june)
    const { organisation, jusquAu } = (lue ?? assert.fail()).donnees.competence as { organisation: string; jusquAu: string }
    assert.deepEqual([organisation, jusquAu], ['CD59', plusJours(s.jour(), 42)])
    const forcee = {
      date: s.jour(),
      sens: 'FORCEE',
      origine: 'INSCRIPTION_CONSEILLER_CD',
      parcours: 'PSP',
      organisme: 'CD',
      organisation: 'CD62',
    }
    const r = await s.deposerSur('monsieurPetit', 'accompagnement', 'decisions-d-orientation', june, forcee)
    assert.equal(r.status, 422)
    assert.match(await r.text(), /revient à CD59/)
  })

  it('complément : le lendemain, l’autre ne la lit plus', async () => {
    await p.avancer(new Date(p.moteur.horloge().getTime() + 86_400_000))
    assert.deepEqual([await lit('madameRoy'), await lit('monsieurPetit')], [200, 404])
  })
})

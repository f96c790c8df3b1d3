import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auJour } from '../droit/parametres/parametre.js'
import { limitesDesSignaux, signaux } from '../droit/parametres/signaux.js'
import { creerLesAgents, creerModele } from './mois-ordinaire.essai.js'
import { seuils } from './seuils/seuils.js'
import { depassements } from './signaux/depassements.js'
import { compteDe, creerLesFaitsOrdinaires } from './signaux/mois-ordinaire.essai.js'

const AGENTS = 1000
const JOURS = 22
const graine = 20_261_128

describe(`I6 — Un mois ordinaire de ${AGENTS} agents (graine ${graine})`, () => {
  const agents = creerLesAgents(graine, AGENTS)
  const modele = creerModele(seuils)
  for (const [agent, siens] of agents.portefeuilles.entries()) modele.connaitre(agent, siens)
  const alertes: string[] = []
  const lus: number[] = []
  const abus = { rapides: 0, lents: 0 }

  it('moins d’un agent sur deux cents est alerté à tort un jour donné ; chacun lit comme à son ordinaire', () => {
    for (let jour = 0; jour < JOURS; jour++)
      for (let agent = 0; agent < AGENTS; agent++) {
        const { heures, annoncee } = agents.journee(agent, jour)
        lus.push(new Set(heures.flat()).size)
        const alerte = modele.vivre(agent, jour, heures, annoncee)
        if (alerte) alertes.push(`${alerte.seuil.horizon} ${alerte.seuil.mesure}`)
      }
    const parJour = alertes.length / (AGENTS * JOURS)
    console.log(`  ${alertes.length} alertes à tort en ${AGENTS * JOURS} journées : ${(100 * parJour).toFixed(3)} % des agents par jour`)
    assert.ok(parJour <= 0.005, `${(100 * parJour).toFixed(2)} %`)
    const moyenne = lus.reduce((a, b) => a + b, 0) / lus.length
    assert.ok(
      moyenne > 15 && Math.max(...lus) > 60,
      `moyenne ${moyenne}, plus forte journée ${Math.max(...lus)} : ce n’est pas un mois de travail`,
    )
  })

  it('tous ceux qui abusent sont trouvés, au milieu du même travail', () => {
    for (let n = 0; n < 20; n++) {
      const rapide = AGENTS + n
      const enUnJour = [Array.from({ length: 300 }, (_, i) => -1 - (n * 10_000 + i))]
      if (modele.vivre(rapide, JOURS, enUnJour)) abus.rapides++
      // Five more each day than her work needs, from people she has no reason to read: a month is enough.
      const lent = creerModele(seuils)
      const sien = creerLesAgents(graine + n, 1)
      lent.connaitre(0, sien.portefeuilles[0] ?? [])
      let trouve = false
      for (let jour = 0; jour < 60 && !trouve; jour++) {
        const { heures, annoncee } = sien.journee(0, jour)
        const vols = Array.from({ length: 8 }, (_, i) => -1 - (n * 10_000 + jour * 8 + i))
        trouve = lent.vivre(0, jour, [...heures, vols], annoncee) !== null
      }
      if (trouve) abus.lents++
    }
    assert.deepEqual(abus, { rapides: 20, lents: 20 })
  })
})

describe(`I6 — Le même mois, pour les signaux relevés dans le journal (graine ${graine})`, () => {
  const declarees = auJour(limitesDesSignaux, '2026-11-26')
  const limites = signaux.map(signal => ({ signal, ligne: null, limite: declarees[signal] }))

  it('moins d’un agent sur deux cents est signalé à tort un jour donné', () => {
    const faitsDe = creerLesFaitsOrdinaires(graine, AGENTS)
    const jours = Array.from({ length: JOURS }, () => Array.from({ length: AGENTS }, (_, agent) => faitsDe(agent)))
    const passes = jours.flatMap(comptes => depassements(comptes, limites))
    const parSignal = signaux.map(signal => `${signal} ${passes.filter(p => p.signal === signal).length}`)
    const parJour = new Set(passes.map(p => p.compte)).size / (AGENTS * JOURS)
    console.log(`  ${parSignal.join(', ')} en ${AGENTS * JOURS} journées : ${(100 * parJour).toFixed(3)} % des agents par jour`)
    assert.ok(parJour <= 0.005, `${(100 * parJour).toFixed(2)} %`)
    assert.ok(passes.length > 0, 'rien n’est jamais signalé : ce n’est pas un mois de travail')
  })

  for (const [quoi, faits] of [
    ['qui cherche au hasard des numéros', { introuvables: 60 }],
    ['qui essaie tout ce qui lui est fermé', { refus: 60 }],
    ['qui lit vingt dossiers la nuit', { 'hors-heures': 20 }],
    ['qui ouvre le dossier d’un collègue', { collegues: 1 }],
    ['qui ouvre celui d’une personne en vue', { connues: 1 }],
  ] as const)
    it(`est signalé, au milieu du même travail, ${quoi}`, () => {
      const faitsDe = creerLesFaitsOrdinaires(graine, AGENTS)
      const comptes = [...Array.from({ length: AGENTS }, (_, agent) => faitsDe(agent)), compteDe(AGENTS, faits)]
      assert.deepEqual(
        depassements(comptes, limites).flatMap(({ signal, compte }) => (compte.agent === `agent.${AGENTS}` ? [signal] : [])),
        Object.keys(faits),
      )
    })
})

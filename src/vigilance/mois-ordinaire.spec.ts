import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { creerLesAgents, creerModele } from './mois-ordinaire.essai.js'
import { seuils } from './seuils/seuils.js'

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

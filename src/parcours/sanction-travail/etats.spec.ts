import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'
import { type Corps, uneSanctionDuTravail } from './sanction.essai.js'

const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
const depart = s.jour()
const cas = lireCas('src/parcours/sanction-travail/etats.cas.md')
const decides = { SANS_SUITE: { decision: 'SANS_SUITE', taux: null, mois: null } } as Record<string, Corps>

// The table is one: each regime walks every other state, and both together walk it whole.
for (const [rang, { état: nom = '', titre: _, ...evenements }] of cas.entries()) {
  const regime = rang % 2 === 0 ? 'demandeur' : 'jeune'
  describe(`B2, E2 — ${nom} (${regime}) : ce qui est permis mène où la table le dit, le reste est refusé par sa phrase`, () => {
    const x = s.pour(regime)
    const etat = nom as Etat
    const faire: Readonly<Record<Evenement, (vers: string) => Promise<Response | undefined>>> = {
      NOTIFIER: x.notifier,
      OBSERVER: () => x.observer(),
      ENTENDRE: x.entendre,
      DECIDER: async vers => {
        if (vers === 'DECIDEE' && etat === 'CONTRADICTOIRE') assert.equal((await x.observer()).status, 200)
        return x.decider(x.decision(decides[vers]))
      },
      CONFORMER: x.conformer,
      LEVER: vers => x.lever(vers === 'LEVEE' ? 'LEVEE' : 'MAINTIEN'),
      CONTESTER: x.contester,
      REJETER: async vers => {
        if (vers) assert.equal((await x.contester()).status, 200)
        return x.rejeter()
      },
      ANNULER: () => x.annuler(),
      // The calendar alone brings these two: it moves, and says nothing to anybody.
      DELAI_PASSE: async () => void (await s.dans(11)),
      ECHOIR: async () => void (await s.dans(40)),
    }
    /** To that state, unless it stands there; what the calendar alone moves is brought there each time. */
    const mener = async () => {
      if (s.jour() === depart && (await x.lues()).at(-1)?.donnees.etat === etat) return
      if (s.jour() !== depart) await s.p.avancer(new Date(`${depart}T12:00:00Z`))
      await x.mener(etat)
      assert.equal((await x.derniere()).donnees.etat, etat)
    }
    for (const [e, cellule] of Object.entries(evenements) as [Evenement, string][])
      for (const vers of cellule ? cellule.split(' ') : [''])
        it(`${e} : ${vers || 'refusé'}`, async () => {
          await mener()
          // A suspension is to be lifted; only a suppression stays as it is when she complies, which another test says.
          if (e === 'CONFORMER' && etat === 'DECIDEE' && vers === 'DECIDEE') return
          const avant = (await x.derniere()).donnees
          const r = await faire[e](vers)
          const apres = (await x.derniere()).donnees
          if (vers) {
            if (r) assert.equal(r.status, 200, await r.text())
            return assert.equal(apres.etat, vers)
          }
          const suite = etatsSuivants[etat][e]
          if (r) {
            assert.equal(r.status, 409, await r.clone().text())
            assert.equal(((await r.json()) as { detail: string }).detail, 'refus' in suite ? suite.refus : '')
          }
          // Forty days end the time to answer as well.
          if (e !== 'ECHOIR' || etat !== 'CONTRADICTOIRE') assert.equal(apres.etat, avant.etat)
        })
  })
}

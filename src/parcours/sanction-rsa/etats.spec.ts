import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'
import { type Corps, suivisDe, uneSanction } from './sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())
const cas = lireCas('src/parcours/sanction-rsa/etats.cas.md')
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())

/** A procedure of somebody new, brought to a state through the front door. */
async function mener(etat: Etat) {
  const qui = await unePersonne(s.p, suivisDe.suivis, suivisDe)
  const elle = s.pour(qui)
  const signer = (corps: Corps) => elle.agir('monsieurBrun', 'decision', corps)
  const conformer = () => elle.agir('madameLeroux', 'remise-en-conformite', { conformite: `Est venue (${tour++}).` })
  await reussi(await elle.ouvrir(etat === 'A_INSTRUIRE' ? 'julien' : 'monsieurBrun', await elle.reprocher()))
  const acquis = (...etats: Etat[]) => etats.includes(etat)
  if (!acquis('A_INSTRUIRE', 'A_TRAITER')) await reussi(await elle.notifier())
  // Who has answered is judged without waiting for the end of her ten days.
  if (!acquis('A_INSTRUIRE', 'A_TRAITER')) await reussi(await elle.observer())
  if (acquis('SANS_SUITE')) await reussi(await signer({ ...sans }))
  if (acquis('DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE', 'ANNULEE')) await reussi(await signer(s.decision()))
  if (acquis('LEVEE_A_TRAITER')) await reussi(await conformer())
  if (acquis('LEVEE')) await reussi(await signer({ ...lever('LEVEE') }))
  if (acquis('ECHUE')) await elle.laisserPasser(40)
  if (acquis('ANNULEE')) await reussi(await signer({ annulation: 'Erreur de personne.' }))
  assert.equal((await elle.derniere()).donnees.etat, etat)
  const instruire = (corps: Corps) => elle.agir('madameRoy', 'instruction', corps)
  const actes: Readonly<Record<string, () => Promise<unknown>>> = {
    SAISIR: () => instruire({ saisie: true }),
    NOTIFIER: () => instruire({ protection: 'AUCUNE', griefs: `Il vous est reproché autre chose encore (${tour++}).` }),
    OBSERVER: () => elle.observer(`J’ai autre chose à dire (${tour++}).`),
    ENTENDRE: () => instruire({ entendueLe: s.jour() }),
    AVISER: () => instruire({ avis: 'PARTAGE', avisLe: s.jour() }),
    'DECIDER SANCTION': () => signer(s.decision({ taux: 31 })),
    'DECIDER SANS_SUITE': () => signer({ ...sans, motivation: 'Aucune suite : l’absence est expliquée.' }),
    CONFORMER: conformer,
    'LEVER LEVEE': () => signer({ ...lever('LEVEE'), motifDeLevee: 'Elle participe.' }),
    'LEVER MAINTIEN': () => signer({ ...lever('MAINTIEN') }),
    CONTESTER: () => elle.agir(qui, 'reponse-de-la-personne', { recours: 'Je conteste cette décision.' }),
    REJETER: () => signer({ rejet: `Le recours n’apporte rien de nouveau (${tour++}).` }),
    ANNULER: () => signer({ annulation: 'Recours fondé.' }),
    DELEGUER: () => elle.laisserPasser(16),
    ECHOIR: () => elle.laisserPasser(40),
  }
  return { elle, actes }
}
let tour = 0
const sans = { decision: 'SANS_SUITE', motivation: 'Aucune suite n’est donnée à ces faits.', qualite: 'Par délégation' } as const
const lever = (levee: string) => ({ levee, motifDeLevee: 'Elle participe de nouveau.' })
const parTemps = (acte: string) => acte === 'DELEGUER' || acte === 'ECHOIR'

describe('B2, B3 — La table des états de la sanction, tout entière : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  it('la table écrite à la main et celle de la règle disent la même chose', () => {
    const ecrites = new Set(cas.map(c => `${c['état']} ${c['acte']?.split(' ')[0]}`))
    assert.deepEqual(
      [...ecrites].toSorted(),
      Object.entries(etatsSuivants)
        .flatMap(([etat, suites]) => Object.keys(suites).map(e => `${etat} ${e}`))
        .toSorted(),
    )
    const menes = (etat: string, e: string) =>
      cas.filter(c => c['état'] === etat && c['acte']?.split(' ')[0] === e && c['mène à']).map(c => c['mène à'] ?? '')
    for (const [etat, suites] of Object.entries(etatsSuivants))
      for (const [e, suite] of Object.entries(suites)) {
        assert.deepEqual(menes(etat, e).toSorted(), 'mene' in suite ? [...suite.mene].toSorted() : [], `${etat} ${e}`)
        for (const c of cas.filter(x => x['état'] === etat && x['acte'] === e && x['refus']))
          assert.equal(c['refus'], 'refus' in suite && suite.refus)
      }
  })

  for (const etat of Object.keys(etatsSuivants) as Etat[]) {
    const siens = cas.filter(c => c['état'] === etat)
    it(`${etat} : tout ce qui y est refusé l’est, par sa phrase, et ne change rien`, async () => {
      const { elle, actes } = await mener(etat)
      const avant = await elle.derniere()
      // Of a proposal that waits, forty days are first those of its delegation.
      const refuses = siens.filter(c => c['refus'] && !(etat === 'A_INSTRUIRE' && c['acte'] === 'ECHOIR'))
      for (const c of refuses.toSorted((a, b) => Number(parTemps(a['acte'] ?? '')) - Number(parTemps(b['acte'] ?? '')))) {
        const acte = c['acte'] ?? ''
        // The day a sanction ends comes later than that.
        if (acte === 'DELEGUER' && (etat === 'DECIDEE' || etat === 'LEVEE_A_TRAITER')) await elle.laisserPasser(1)
        else {
          const r = await actes[acte]?.()
          if (r instanceof Response) {
            assert.ok(
              r.status === 409 || (r.status === 422 && acte === 'DECIDER SANCTION'),
              `${acte} : ${r.status} ${await r.clone().text()}`,
            )
            assert.equal(((await r.json()) as { detail: string }).detail, c['refus'], acte)
          }
        }
        const { version, donnees } = await elle.derniere()
        assert.deepEqual([version, donnees.etat], [avant.version, etat], acte)
      }
    })

    for (const c of siens.filter(x => x['mène à']))
      it(`${etat}, ${c['acte']} : ${c['mène à']}`, async () => {
        const { elle, actes } = await mener(etat)
        if (c['acte'] === 'REJETER') await actes['CONTESTER']?.()
        const avant = await elle.derniere()
        const r = await actes[c['acte'] ?? '']?.()
        if (r instanceof Response) await reussi(r)
        const { version, donnees } = await elle.derniere()
        assert.equal(donnees.etat, c['mène à'])
        assert.equal(version, avant.version + 1)
        assert.ok(etatsSuivants[etat][c['acte']?.split(' ')[0] as Evenement])
      })
  }
})

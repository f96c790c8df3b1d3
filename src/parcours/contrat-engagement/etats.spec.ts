import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { contenu, unContrat } from './contrat.essai.js'
import { etatsSuivants, type Evenement } from './etats.regles.js'
import type { Etat } from './nomenclatures.js'

const c = await unContrat()
after(() => c.p.fermer())
const cas = lireCas('src/parcours/contrat-engagement/etats.cas.md')
const qui = 'yanis'
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())

/** A contract of Yanis, brought to a state through the front door. */
async function mener(etat: Etat) {
  await c.repartir(qui)
  await reussi(await c.proposer('madameRoy', qui, { actions: [{ ...contenu.actions[0], heures: 3 }] }))
  await reussi(await c.signer('madameRoy', qui))
  if (etat === 'SIGNE' || etat === 'SUSPENDU' || etat === 'CLOTURE') await reussi(await c.signer(qui, qui))
  if (etat === 'REFUSE') await reussi(await c.refuser(qui, qui))
  if (etat === 'SUSPENDU' || etat === 'CLOTURE') await c.inscrire(qui, 'cessation')
  if (etat === 'CLOTURE') assert.equal((await c.dans(370)).echouees, 0)
  // A contract waits for two signatures: the state where one is missing is reached anew, by an edition nobody signed.
  if (etat === 'A_SIGNER') await reussi(await c.corriger('madameRoy', qui, await c.dernier('madameRoy', qui), { revuLe: '2099-01-01' }))
  const mene = await c.dernier('madameRoy', qui)
  assert.equal(mene.donnees.etat, etat)
  return mene
}

const evenements: Readonly<Record<Evenement, (version: number, numero: number) => Promise<unknown>>> = {
  ACTUALISER: async (version, numero) => c.corriger('madameRoy', qui, { version, numero, donnees: {} }, { objectifs: ['Une autre voie'] }),
  SIGNER: () => c.signer(qui, qui),
  REFUSER: () => c.refuser(qui, qui),
  REORIENTER: () =>
    c.decider('madameRoy', qui, {
      sens: 'FORCEE',
      origine: 'INSCRIPTION_CONSEILLER_CD',
      parcours: 'PSO',
      organisme: 'CD',
      organisation: 'CD59',
    }),
  CESSER: () => c.inscrire(qui, 'cessation'),
  REINSCRIRE: () => c.inscrire(qui, 'inscrit'),
  CLORE: async () => assert.equal((await c.dans(370)).echouees, 0),
}

describe('D3 — La table des états du contrat, tout entière : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  it('la table écrite à la main et celle de la règle disent la même chose', () => {
    const ecrites = cas.map(x => `${x['état']} ${x['événement']}`)
    assert.deepEqual(
      ecrites,
      Object.entries(etatsSuivants).flatMap(([etat, s]) => Object.keys(s).map(e => `${etat} ${e}`)),
    )
    for (const x of cas) {
      const suite = etatsSuivants[x['état'] as Etat][x['événement'] as Evenement]
      if ('refus' in suite) assert.equal(x['refus'], suite.refus)
      else assert.ok(suite.mene.includes(x['mène à'] as Etat), `${x['état']} ${x['événement']}`)
    }
  })

  for (const x of cas)
    it(`${x['état']}, ${x['événement']} : ${x['mène à'] || x['refus']}`, async () => {
      const { numero, version } = await mener(x['état'] as Etat)
      const r = await evenements[x['événement'] as Evenement](version, numero)
      const apres = (await c.lire('madameRoy', qui)).find(y => y.numero === numero)
      assert.equal(apres?.donnees.etat, x['mène à'] || x['état'])
      if (!x['refus']) return r instanceof Response ? reussi(r) : undefined
      assert.equal(apres?.version, version, 'rien n’a changé')
      // Nobody asks from outside for what time or the inscription brings: there it is enough that nothing changes.
      if (!(r instanceof Response) || x['événement'] === 'REORIENTER') return
      assert.equal(r.status, 409)
      assert.equal(((await r.json()) as { detail: string }).detail, x['refus'])
    })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { contenu, unContrat } from './contrat.essai.js'
import type { Etat } from './nomenclatures.js'

/** What a contract should be after each command: written apart from the rules, for the two to be held against each other. */
type Modele = { etat: Etat | null; avant: Etat | null; elle: boolean; organisme: boolean; inscrite: boolean }
type Commande = keyof typeof attendus
const neuf: Modele = { etat: null, avant: null, elle: false, organisme: false, inscrite: true }
const vif = ({ etat }: Modele) => etat === 'A_SIGNER' || etat === 'SIGNE' || etat === 'REFUSE'
const vierge = { etat: 'A_SIGNER', elle: false, organisme: false } as const

/** The next model, or null when the command is refused. */
const attendus = {
  proposer: (m: Modele) => (m.etat === null ? { ...m, ...vierge } : null),
  actualiser: (m: Modele) => (vif(m) ? { ...m, ...vierge } : null),
  elleSigne: (m: Modele) =>
    m.etat === 'REFUSE' || (m.etat === 'A_SIGNER' && !m.elle) ? { ...m, elle: true, etat: m.organisme ? 'SIGNE' : 'A_SIGNER' } : null,
  organismeSigne: (m: Modele) =>
    m.etat === 'A_SIGNER' && !m.organisme ? { ...m, organisme: true, etat: m.elle ? 'SIGNE' : 'A_SIGNER' } : null,
  elleRefuse: (m: Modele) => (m.etat === 'A_SIGNER' ? { ...m, etat: 'REFUSE', elle: false } : null),
  declareSigne: (m: Modele) => (m.etat === 'SIGNE' || m.etat === 'SUSPENDU' ? null : { ...m, etat: 'SIGNE', elle: true, organisme: true }),
  declareRefuse: (m: Modele) => (m.etat === 'REFUSE' || m.etat === 'SUSPENDU' ? null : { ...m, etat: 'REFUSE', elle: false }),
  reorienter: (m: Modele) =>
    m.etat === null ? m : m.etat === 'SUSPENDU' ? { ...m, avant: 'A_SIGNER', elle: false, organisme: false } : { ...m, ...vierge },
  cesser: (m: Modele) => ({ ...m, inscrite: false, ...(vif(m) ? { etat: 'SUSPENDU', avant: m.etat } : {}) }),
  reprendre: (m: Modele) => ({ ...m, inscrite: true, ...(m.etat === 'SUSPENDU' ? { etat: m.avant, avant: null } : {}) }),
} as const satisfies Record<string, (m: Modele) => object | null>

const qui = 'yanis'
/** `SUITES=2000 npm run essais -- suites-au-hasard` draws more of them. */
const SUITES = Number(process.env.SUITES ?? 30)
const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }

describe('D3 — Des suites de commandes tirées au hasard, contre un modèle écrit à part', async () => {
  const c = await unContrat()
  after(() => c.p.fermer())
  const hasard = creerHasard(20_261_127)
  let tour = 0
  const commandes: Readonly<Record<Commande, () => Promise<unknown>>> = {
    proposer: () => c.proposer('madameRoy', qui),
    actualiser: async () => c.corriger('madameRoy', qui, await c.dernier('madameRoy', qui), contenuDuTour()),
    elleSigne: () => c.signer(qui, qui),
    organismeSigne: () => c.signer('madameRoy', qui),
    elleRefuse: () => c.refuser(qui, qui),
    declareSigne: () => c.declarer('madameRoy', qui, { sens: 'SIGNATURE', date: c.jour() }),
    declareRefuse: () => c.declarer('madameRoy', qui, { sens: 'REFUS', date: c.jour() }),
    reorienter: () => c.decider('madameRoy', qui, forcee),
    cesser: () => c.inscrire(qui, 'cessation'),
    reprendre: () => c.inscrire(qui, 'inscrit'),
  }
  // A contract declared holds no clause: an edition of it says them all.
  const contenuDuTour = () => ({ ...contenu, projet: null, objectifs: [`Tour ${tour++}`] })

  /** What may be asked at all: nothing is signed of what does not exist, and an inscription ends once. */
  const possibles = ({ etat, inscrite }: Modele): Commande[] =>
    (Object.keys(attendus) as Commande[]).filter(x =>
      x === 'cesser'
        ? inscrite
        : x === 'reprendre'
          ? !inscrite
          : etat !== null || !['actualiser', 'elleSigne', 'organismeSigne', 'elleRefuse'].includes(x),
    )

  for (let suite = 1; suite <= SUITES; suite++)
    it(`suite ${suite}`, async () => {
      await c.repartir(qui)
      let m: Modele = { ...neuf }
      const dites: Commande[] = []
      for (let n = 0; n < 12; n++) {
        const x = hasard.parmi(possibles(m))
        dites.push(x)
        const suivant = attendus[x](m) as Modele | null
        const r = await commandes[x]()
        const recit = dites.join(', ')
        if (r instanceof Response) assert.equal(r.ok, suivant !== null, `${recit} : ${r.status} ${await r.clone().text()}`)
        m = suivant ?? m
        const lu = (await c.lire('madameRoy', qui)).at(-1)?.donnees
        const trouve = {
          etat: lu?.etat ?? null,
          elle: (lu?.signePersonneLe ?? null) !== null,
          organisme: (lu?.signeOrganismeLe ?? null) !== null,
        }
        assert.deepEqual(trouve, { etat: m.etat, elle: m.elle, organisme: m.organisme }, recit)
        if (m.etat !== null)
          assert.equal((await c.travaux(qui)).includes('contrat-a-signer CD59'), m.etat === 'A_SIGNER', `travail : ${recit}`)
      }
    })
})

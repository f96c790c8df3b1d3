import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { uneSignature } from '../../../outils/signature-d-essai.js'
import { garderLesJetons, jouerDesSuites } from '../../../outils/epreuves/suites.js'
import type { Signature } from '../../signature/index.js'
import { ressources } from '../ressources.js'
import { contenu, unContrat } from './contrat.essai.js'
import { creerTraitementDeLaSignature } from './signature-de-contrat.depot.js'
import type { Etat } from './nomenclatures.js'

/** What a contract should be after each command: written apart from the rules, for the two to be held against each other. */
type Modele = {
  etat: Etat | null
  avant: Etat | null
  elle: boolean
  organisme: boolean
  /** Null when she was never on the list. */
  inscrite: boolean | null
  rsa: boolean
  /** An orientation is open; `sortie`: the one her exit closed may resume. */
  ouverte: boolean
  sortie: boolean
}
type Commande = keyof typeof attendus
const neuf: Modele = { etat: null, avant: null, elle: false, organisme: false, inscrite: true, rsa: true, ouverte: false, sortie: false }
const vif = ({ etat }: Modele) => etat === 'A_SIGNER' || etat === 'SIGNE' || etat === 'REFUSE'
const suspendre = (m: Modele) => (vif(m) ? { etat: 'SUSPENDU' as const, avant: m.etat } : {})
const rendre = (m: Modele) => (m.etat === 'SUSPENDU' ? { etat: m.avant, avant: null } : {})
const sortir = (m: Modele) => (m.ouverte ? { ouverte: false, sortie: true } : {})
const revenir = (m: Modele) => (m.sortie ? { ouverte: true, sortie: false } : {})
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
  reorienter: (m: Modele) => ({
    ...m,
    ...{ ouverte: true, sortie: false },
    ...(m.etat === null ? {} : m.etat === 'SUSPENDU' ? { avant: 'A_SIGNER', elle: false, organisme: false } : vierge),
  }),
  cesser: (m: Modele) => ({ ...m, inscrite: false, ...suspendre(m), ...(m.rsa ? {} : sortir(m)) }),
  reprendre: (m: Modele) => ({ ...m, inscrite: true, ...rendre(m), ...revenir(m) }),
  finDuDroit: (m: Modele) => ({
    ...m,
    rsa: false,
    ...(m.inscrite === true ? {} : { ...suspendre(m), ...sortir(m) }),
  }),
  retourDuDroit: (m: Modele) => ({ ...m, rsa: true, ...(m.inscrite === null ? rendre(m) : {}), ...revenir(m) }),
} as const satisfies Record<string, (m: Modele) => object | null>

const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PSO', organisme: 'CD', organisation: 'CD59' }
const deLaListe = { organisation: 'FT', structure: 'FT-59-LILLE', motif: 'tenue-de-la-liste' as const }
const suivis = [
  { organisation: 'CAF591', structure: null, motif: 'versement-rsa' as const },
  { organisation: 'CD59', structure: 'CD59-UT-LILLE', motif: 'competence-orientation' as const },
]
const noms = ressources.map(r => r.nom)
/** Beneficiary of the RSA, on the list or never: what her right makes due is done. */
async function uneAllocataire(inscrite: boolean): Promise<bigint> {
  const gardees = ['identite', 'rattachement', 'droitsRsa', ...(inscrite ? ['inscription'] : [])]
  const qui = await unePersonne(c.p, inscrite ? [deLaListe, ...suivis] : suivis, { sans: noms.filter(nom => !gardees.includes(nom)) })
  await c.faireSonDu(qui)
  return qui
}

/** One contract in eight is truly signed, timestamped and verified; of the others, only what the signature changes of the bytes. */
const { signature } = uneSignature()
const signer: Signature['signer'] = async (pdf, demande) => {
  const vraie = /[01], édition/.test(demande.motif)
  return vraie
    ? signature.signer(pdf, demande)
    : { pdf: Buffer.concat([pdf, randomBytes(16)]), certificat: '', preuve: {} as Awaited<ReturnType<Signature['signer']>>['preuve'] }
}

const c = await unContrat({ traitementsDEssai: { signatureDeContrat: creerTraitementDeLaSignature(signer) } })
after(() => c.p.fermer())
garderLesJetons(c.p)

/** The commands upon one person. */
function commandesSur(qui: bigint): Readonly<Record<Commande, () => Promise<unknown>>> {
  let tour = 0
  // A contract declared holds no clause: an edition of it says them all.
  const contenuDuTour = () => ({ ...contenu, projet: null, objectifs: [`Tour ${tour++}`] })
  return {
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
    finDuDroit: () => c.droit(qui, '5'),
    retourDuDroit: () => c.droit(qui, '2'),
  }
}

/** What may be asked at all: nothing is signed of what does not exist, an inscription ends once, as a right does. */
const possibles = ({ etat, inscrite, rsa }: Modele): Commande[] =>
  (Object.keys(attendus) as Commande[]).filter(x =>
    x === 'cesser'
      ? inscrite === true
      : x === 'reprendre'
        ? inscrite === false
        : x === 'finDuDroit' || x === 'retourDuDroit'
          ? rsa === (x === 'finDuDroit')
          : etat !== null || !['actualiser', 'elleSigne', 'organismeSigne', 'elleRefuse'].includes(x),
  )

describe('D3 — Des suites de commandes tirées au hasard, contre un modèle écrit à part', () => {
  it('chaque réponse, chaque état, chaque signature, chaque travail à faire est celui que le modèle prévoit', async t => {
    await jouerDesSuites(t, {
      ordinaires: 30,
      jouer: async (hasard, dire) => {
        const inscrite = hasard.entier(4) > 0
        const qui = await uneAllocataire(inscrite)
        const commandes = commandesSur(qui)
        let m: Modele = { ...neuf, inscrite: inscrite ? true : null }
        for (let n = 0; n < 12; n++) {
          const x = hasard.parmi(possibles(m))
          dire(x)
          const suivant = attendus[x](m) as Modele | null
          const r = await commandes[x]()
          if (r instanceof Response) assert.equal(r.ok, suivant !== null, `${r.status} ${await r.clone().text()}`)
          m = suivant ?? m
          const lu = (await c.lire('madameRoy', qui)).at(-1)?.donnees
          const trouve = {
            etat: lu?.etat ?? null,
            elle: (lu?.signePersonneLe ?? null) !== null,
            organisme: (lu?.signeOrganismeLe ?? null) !== null,
          }
          assert.deepEqual(trouve, { etat: m.etat, elle: m.elle, organisme: m.organisme })
          const ouvertes = (await c.lire(qui, qui, 'orientations')).filter(o => o.donnees.etat === 'OUVERT')
          assert.equal(ouvertes.length, m.ouverte ? 1 : 0, 'orientation ouverte')
          if (m.etat !== null) assert.equal((await c.travaux(qui)).includes('contrat-a-signer CD59'), m.etat === 'A_SIGNER')
        }
      },
    })
  })
})

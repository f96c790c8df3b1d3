import { plusMois } from '../../../droit/jours.js'
import { type Criteres, manquants } from '../criteres.js'
import { proposer, regleQuiTient } from '../proposition.regles.js'
import { tableAu, type TableDeDecision } from '../table-de-decision.js'

/**
 * A past case: its answers, and what was decided of it when it was. `jeuneDeLaMissionLocale`: the rule of the organisme said so then; nothing
 * else is needed of who the person is.
 */
export type Cas = {
  reference: string
  reponduLe: string
  criteres: Criteres
  jeuneDeLaMissionLocale: boolean
  decide: { parcours: string; organisme: string } | null
}
type Propose = { regle: string; parcours: string; organisme: string }
export type Changement = { avant: Propose; apres: Propose | null; nombre: number; exemples: string[] }
export type Rejeu = {
  cas: number
  incomplets: number
  changent: number
  sansRegle: number
  /** Of those decided: how many proposals say what was decided, by the rules of then and by the candidate. */
  decides: number
  suivisAvant: number
  suivisApres: number
  regles: { code: string; tient: number }[]
  changements: Changement[]
}

/** Cases named for each change. */
const EXEMPLES = 5

/** Counts what a candidate table would have proposed otherwise of past cases. Reads, proposes, compares: nothing else. */
export function creerRejeu(candidate: TableDeDecision) {
  const bilan: Rejeu = {
    cas: 0,
    incomplets: 0,
    changent: 0,
    sansRegle: 0,
    decides: 0,
    suivisAvant: 0,
    suivisApres: 0,
    regles: [],
    changements: [],
  }
  const tenues = new Map(candidate.regles.map(r => [r.code, 0]))
  const changements = new Map<string, Changement>()

  function rejouer(cas: Cas): void {
    if (manquants(cas.criteres).length > 0) {
      bilan.incomplets += 1
      return
    }
    const avant = proposerSelon(cas, tableAu(cas.reponduLe))
    const apres = proposerSelon(cas, candidate)
    if (!avant) throw new Error(`la table d’alors ne dit rien du cas ${cas.reference}`)
    bilan.cas += 1
    if (apres) tenues.set(apres.regle, (tenues.get(apres.regle) ?? 0) + 1)
    else bilan.sansRegle += 1
    if (cas.decide) {
      bilan.decides += 1
      if (memes(avant, cas.decide)) bilan.suivisAvant += 1
      if (apres && memes(apres, cas.decide)) bilan.suivisApres += 1
    }
    if (apres && memes(avant, apres)) return
    bilan.changent += 1
    const cle = JSON.stringify([avant, apres])
    const change = changements.get(cle) ?? { avant, apres, nombre: 0, exemples: [] }
    change.nombre += 1
    if (change.exemples.length < EXEMPLES) change.exemples.push(cas.reference)
    changements.set(cle, change)
  }

  return {
    rejouer,
    bilan: (): Rejeu => ({
      ...bilan,
      regles: [...tenues].map(([code, tient]) => ({ code, tient })),
      changements: [...changements.values()].toSorted((a, b) => b.nombre - a.nombre),
    }),
  }
}

const memes = (a: Pick<Propose, 'parcours' | 'organisme'>, b: Pick<Propose, 'parcours' | 'organisme'>): boolean =>
  a.parcours === b.parcours && a.organisme === b.organisme

/** Null when no rule of the table holds. */
function proposerSelon({ criteres, jeuneDeLaMissionLocale, reponduLe }: Cas, table: TableDeDecision): Propose | null {
  // Twenty: an age of a mission locale, for who was of it, and of no other consequence.
  const situation = { dateNaissance: plusMois(reponduLe, -240), solliciteLaMissionLocale: jeuneDeLaMissionLocale, jour: reponduLe }
  if (!regleQuiTient(criteres, table)) return null
  const { parcours, organisme, explication } = proposer(criteres, situation, table)
  return { regle: explication[0]?.regle ?? '', parcours, organisme }
}

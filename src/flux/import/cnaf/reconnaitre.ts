import { decisionsSur, mettreEnAttente, preuveDe, rapprocherEnMasse } from '../../../personnes/index.js'
import type { Travail } from '../format.js'
import type { Individu } from './individus.js'

/** Who each individual of the lot is: a known person, a new one (individuals that share a rank are one), or nobody yet. */
export type Reconnu =
  | { individu: Individu; usager: bigint }
  | { individu: Individu; nouvelle: number }
  | { individu: Individu; ambigu: string }

/** Matches the individuals of a lot; those a machine must not recognise go to the queue of humans, with what the file said. */
export async function reconnaitre(t: Travail, individus: readonly Individu[]): Promise<Reconnu[]> {
  const recues = individus.map(i => i.recue)
  const preuves = recues.map(preuveDe)
  const decisions = await decisionsSur(t.sql, t.appelant.organisation, preuves)
  const resultats = await rapprocherEnMasse(t.sql, recues)
  const attente: Parameters<typeof mettreEnAttente>[3][number][] = []
  const reconnus = individus.map((individu, i): Reconnu => {
    const preuve = preuves[i] ?? Buffer.alloc(0)
    const decide = decisions.get(preuve.toString('hex'))
    if (decide !== undefined) return { individu, usager: decide }
    const r = resultats[i]
    if (r?.issue === 'certaine' || r?.issue === 'probable') return { individu, usager: r.usager }
    if (r?.issue === 'deja-dans-le-lot') return { individu, nouvelle: r.meme }
    if (r?.issue !== 'ambigue') return { individu, nouvelle: i }
    const { raison, candidats } = r
    const dossier = { jour: t.jour, foyer: seule(individu) }
    attente.push({ preuve, raison, candidats, dossier, repere: individu.repere, rang: individu.rang, import: t.import, usager: null })
    return { individu, ambigu: raison }
  })
  await mettreEnAttente(t.sql, t.moteur, t.appelant, attente)
  return reconnus
}

/** The household reduced to the person in question: the others are no evidence. */
const seule = ({ foyer, personne }: Individu) => ({ ...foyer, personnes: [personne], anomalies: [], lignage: [] })

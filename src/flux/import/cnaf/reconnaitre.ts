import { decisionsSur, mettreEnAttente, rapprocherEnMasse } from '../../../personnes/index.js'
import type { Travail } from '../format.js'
import type { Individu } from './individus.js'

/** Who each individual of the lot is: a known person, a new one (individuals that share a rank are one), or nobody yet. */
export type Reconnu =
  | { individu: Individu; usager: bigint; sansDossier?: boolean }
  | { individu: Individu; nouvelle: number }
  | { individu: Individu; ambigu: string }

/** Matches the individuals of a lot; those a machine must not recognise go to the queue of humans, with what the file said. */
export async function reconnaitre(t: Travail, individus: readonly Individu[]): Promise<Reconnu[]> {
  const recues = individus.map(i => i.recue)
  const decisions = await decisionsSur(t.sql, t.appelant.organisation, recues)
  const resultats = await rapprocherEnMasse(t.sql, recues)
  const attente: Parameters<typeof mettreEnAttente>[3][number][] = []
  const reconnus = individus.map((individu, i): Reconnu => {
    const decide = decisions[i]
    if (decide) return { individu, usager: decide.usager, sansDossier: !decide.aUnDossier }
    const r = resultats[i]
    if (r?.issue === 'certaine' || r?.issue === 'probable') return { individu, usager: r.usager }
    if (r?.issue === 'deja-dans-le-lot') return { individu, nouvelle: r.meme }
    if (r?.issue !== 'ambigue') return { individu, nouvelle: i }
    const { raison, candidats } = r
    const dossier = { recue: individu.recue, format: 'cnaf', source: { jour: t.jour, foyer: seule(individu) } }
    attente.push({ raison, candidats, dossier, repere: individu.repere, rang: individu.rang, import: t.import, usager: null })
    return { individu, ambigu: raison }
  })
  await mettreEnAttente(t.sql, t.moteur, t.appelant, attente)
  return reconnus
}

/** The household reduced to the person in question: the others are no evidence. */
const seule = ({ foyer, personne }: Individu) => ({ ...foyer, personnes: [personne], anomalies: [], lignage: [] })

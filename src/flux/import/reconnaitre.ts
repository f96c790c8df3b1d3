import { type Arrivees, arriveesConnues, decisionsSur, mettreEnAttente, type Recue, rapprocherEnMasse } from '../../personnes/index.js'
import type { NomDeFormat, Travail } from './format.js'

/** Who an individual of the lot is: a known person, a new one (individuals that share a rank are one), or nobody yet. */
export type Reconnu<I> =
  | { individu: I; usager: bigint; sansDossier?: boolean }
  | { individu: I; nouvelle: number }
  | { individu: I; ambigu: string }

type Individu = { recue: Recue; rang: number; repere: string | null }

/**
 * Matches the individuals of a lot; those a machine must not recognise go to the queue of humans, with what the file said
 * of them (`source`). `vues`: what `confirmerLesArrivees` will ask, of those who are new.
 */
export async function reconnaitre<I extends Individu>(
  t: Travail,
  format: NomDeFormat,
  individus: readonly I[],
  source: (individu: I) => unknown,
): Promise<{ reconnus: Reconnu<I>[]; vues: Arrivees }> {
  const recues = individus.map(i => i.recue)
  const [vues, decisions, resultats] = await Promise.all([
    arriveesConnues(t.sql),
    decisionsSur(t.sql, t.appelant.organisation, recues),
    rapprocherEnMasse(t.sql, recues),
  ])
  const attente: Parameters<typeof mettreEnAttente>[3][number][] = []
  const reconnus = individus.map((individu, i): Reconnu<I> => {
    const decide = decisions[i]
    if (decide) return { individu, usager: decide.usager, sansDossier: !decide.aUnDossier }
    const r = resultats[i]
    if (r?.issue === 'certaine' || r?.issue === 'probable') return { individu, usager: r.usager }
    if (r?.issue === 'deja-dans-le-lot') return { individu, nouvelle: r.meme }
    if (r?.issue !== 'ambigue') return { individu, nouvelle: i }
    const { recue, repere, rang } = individu
    const dossier = { recue, format, source: source(individu) }
    attente.push({ raison: r.raison, candidats: r.candidats, dossier, repere, rang, import: t.import, usager: null })
    return { individu, ambigu: r.raison }
  })
  await mettreEnAttente(t.sql, t.moteur, t.appelant, attente)
  return { reconnus, vues }
}

export const cleDe = <I>(r: Reconnu<I>): string => ('usager' in r ? `u${r.usager}` : 'nouvelle' in r ? `n${r.nouvelle}` : '')

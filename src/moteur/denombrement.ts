import type { Appelant } from './appelant.js'
import { agirPour, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

/** How many persons of the perimeter are followed since a civil day: a figure, and nobody in it. */
export async function denombrerDepuis(moteur: Moteur, ligne: Ligne, appelant: Appelant, depuis: string): Promise<number> {
  const jour = aujourdHui(moteur)
  return moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, jour)
    const [compte] = await sql<{ n: number }[]>`
      select count(distinct s.usager_id)::int as n from suivi s
      where s.organisation = ${appelant.organisation} and (${appelant.structure}::text is null or s.structure is null or s.structure = ${appelant.structure})
        and s.motif = any (${[...(ligne.sur.motifs ?? [])]}) and s.du between ${depuis} and ${jour} and (s.au is null or s.au >= ${jour})`
    await journaliser(sql, moteur, { ligne, appelant, usagers: [null], issue: 'servi' })
    return compte?.n ?? 0
  })
}

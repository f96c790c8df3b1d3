import { randomUUID } from 'node:crypto'
import type { NatureDeTravail } from '../../droit/travaux.js'
import type { EnCours } from '../echeances/echeances.js'

/** `attributs`: codes the partner contract publishes with the item, never a datum of the person. */
export type TravailACreer = {
  nature: NatureDeTravail
  usager: bigint
  objet?: string
  organisation: string
  structure: string | null
  aFaireAvant?: string | null
  attributs?: Readonly<Record<string, string>>
}

/** Puts work in the queue of an organisation. Already there, it is brought up to date: structure, day, attributes. */
export async function creerUnTravail({ sql, moteur }: EnCours, t: TravailACreer): Promise<void> {
  await sql`select creer_un_travail(${randomUUID()}, ${t.nature}, ${t.usager.toString()}, ${t.objet ?? ''}, ${t.organisation}, ${t.structure},
    ${t.aFaireAvant ?? null}, ${sql.json(t.attributs ?? {})}, ${moteur.horloge()})`
}

/** Takes work off the queues: every `objet`, every organisation, unless named; `motif` says why. Returns how many. */
export async function clorelesTravaux(
  { sql, moteur }: EnCours,
  t: { nature: NatureDeTravail; usager: bigint; objet?: string; organisation?: string; motif: string },
): Promise<number> {
  const [fait] = await sql<{ n: number }[]>`
    select clore_les_travaux(${t.nature}, ${t.usager.toString()}, ${t.objet ?? null}, ${t.organisation ?? null}, ${t.motif}, ${moteur.horloge()}) as n`
  return fait?.n ?? 0
}

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

/**
 * The same, when one organisation alone of its type has it to do: the others of that type, who had it before, have it no more. Whoever asks reads no
 * queue but its own, hence every one is asked.
 */
export async function confierUnTravail(enCours: EnCours, t: TravailACreer & { motif: string }): Promise<void> {
  const { sql, moteur } = enCours
  await sql`
    select clore_les_travaux(${t.nature}, ${t.usager.toString()}, ${t.objet ?? ''}, o.code, ${t.motif}, ${moteur.horloge()}) from organisation o
    where o.code <> ${t.organisation} and o.type = (select type from organisation where code = ${t.organisation})`
  await creerUnTravail(enCours, t)
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

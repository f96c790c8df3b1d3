import type { Ecriture } from '../../moteur/ecriture.js'
import type { Ressource } from '../../moteur/ressource.js'

/** The transaction and the clock: an `Ecriture` is one. */
export type EnCours = Pick<Ecriture, 'sql' | 'moteur'>

/** The `objet` of what is open about one of several rows: it keeps naming that row when files are made one, or parted. */
export const objetDuRang = ({ nom }: Ressource, numero: number): string => `${nom}:${numero}`

/** `objet`: which of several things of hers; a row is named by `objetDuRang`. `jour`: first legal day, in Paris, on which the effect is due. */
export type EcheanceAOuvrir = { nature: string; usager: bigint; objet?: string; jour: string; organisation?: string }

/** Opens a deadline in the transaction of the write that starts it. Already open, it moves to that day: a deadline restarted is the same one. */
export async function ouvrirUneEcheance({ sql, moteur }: EnCours, e: EcheanceAOuvrir): Promise<void> {
  await sql`
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values (${e.nature}, ${e.usager.toString()}, ${e.usager.toString()}, ${e.objet ?? ''}, ${e.jour}, ${e.organisation ?? null}, ${moteur.horloge()})
    on conflict (dossier, nature, objet) where close_le is null
    do update set jour = excluded.jour, organisation = excluded.organisation, essais = 0, reprendre_le = null, dernier_echec = null`
}

/** Closes what is open of that nature, all of it when no `objet` is named; `issue` says why. Returns how many. */
export async function fermerLesEcheances(
  { sql, moteur }: EnCours,
  { nature, usager, objet, issue }: { nature: string; usager: bigint; objet?: string; issue: string },
): Promise<number> {
  const fait = await sql`
    update echeance set close_le = ${moteur.horloge()}, issue = ${issue}
    where dossier = ${usager.toString()} and nature = ${nature} and close_le is null and (${objet ?? null}::text is null or objet = ${objet ?? null})`
  return fait.count
}

/** Day on which what is open of that nature is due; null when nothing is. */
export async function jourDeLEcheance(
  { sql }: Pick<EnCours, 'sql'>,
  { nature, usager }: { nature: string; usager: bigint },
): Promise<string | null> {
  const [ouverte] = await sql<{ jour: string }[]>`
    select jour from echeance where dossier = ${usager.toString()} and nature = ${nature} and close_le is null order by jour limit 1`
  return ouverte?.jour ?? null
}

import type { ISql } from 'postgres'
import type { JalonAttendu } from '../../droit/parametres/jalons.js'
import { plusJours } from '../../droit/jours.js'
import type { Appelant } from '../../moteur/appelant.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'
import { plagesEnRetard } from './retards.regles.js'

/** `retard`: days since the last day it was due; `usager`, the file that stands for the person. */
export type Retard = {
  usager: bigint
  jalon: JalonAttendu
  depuis: string
  auPlusTard: string
  retard: number
  aFairePar: string | null
}
/** `retardMinimal`: only those late by as many days. The repère is the last one of the page before. */
export type FiltreDeRetards = { jalon?: JalonAttendu | undefined; structure?: string | undefined; retardMinimal?: number | undefined }
export type RepereDeRetard = Pick<Retard, 'auPlusTard' | 'usager' | 'jalon'>

/**
 * Who is waited at a milestone past its day, the latest of all first, among those the caller follows: in one statement, which begins each
 * milestone where its index does. To be used in a transaction keyed to the caller: row-level security shows no other organisation’s.
 */
export async function listerLesRetards(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  { jalon, structure, retardMinimal = 1 }: FiltreDeRetards,
  { apres, limite }: { apres?: RepereDeRetard | undefined; limite: number },
): Promise<Retard[]> {
  const jour = aujourdHui(moteur)
  const plages = plagesEnRetard(plusJours(jour, 1 - retardMinimal), jalon, apres?.auPlusTard)
  const suite = apres
    ? sql`and ((a.depuis + make_interval(months => p.mois, days => p.jours))::date, a.usager_id, a.jalon)
        > (${apres.auPlusTard}::date, ${apres.usager.toString()}::bigint, ${apres.jalon})`
    : sql``
  const lieux = lieuxDe(a.structure, structure)
  const rangs = await sql<(Omit<Retard, 'usager'> & { usager: string })[]>`
    select distinct l.usager_id as usager, l.jalon, l.depuis, l.limite as "auPlusTard", ${jour}::date - l.limite as retard,
      l.a_faire_par as "aFairePar"
    from jsonb_to_recordset(${sql.json(plages)}) as p(jalon text, de date, a date, jours int, mois int)
    cross join unnest(${lieux ?? [null]}::text[]) as ou(place)
    cross join lateral (
      select distinct a.depuis, a.usager_id, a.jalon, a.a_faire_par, (a.depuis + make_interval(months => p.mois, days => p.jours))::date as limite
      from jalon_attendu a
      where a.organisation = ${a.organisation} and a.jalon = p.jalon ${lieux ? sql`and a.lieu = ou.place` : sql``}
        and a.depuis between p.de and p.a ${suite}
        and exists (select from suivi s where s.usager_id = a.usager_id and s.organisation = a.organisation
          and s.du <= ${jour} and (s.au is null or s.au >= ${jour})
          and coalesce(s.structure, '') = a.lieu offset 0)
      order by a.depuis, a.usager_id limit ${limite}) l
    order by "auPlusTard", usager, l.jalon limit ${limite}`
  return rangs.map(r => ({ ...r, usager: BigInt(r.usager) }))
}

/** Whose persons: the structure asked for, within hers and those nobody’s in particular; null when the whole organisation. */
function lieuxDe(sienne: string | null, demandee: string | undefined): string[] | null {
  const siens = sienne === null ? null : ['', sienne]
  if (demandee === undefined) return siens
  return siens === null || siens.includes(demandee) ? [demandee] : []
}

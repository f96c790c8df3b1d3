import type { Appelant } from './appelant.js'
import { document } from './deriver/sql.js'
import type { Ligne } from './lignes.js'
import type { Moteur } from './moteur.js'
import { enVersion, seuleAbsente, tracee, type Version, versions } from './passe.js'

/** `enTout`: how many records and versions there are, read or not; `suivant`: the day from which on every version is here, null when all are. */
export type Resume = { versions: Version[]; suivant: string | null; enTout: { enregistrements: number; versions: number } }

/**
 * Enough of a history to show a file, whatever its length: the last `nombre` versions, and of the `nombre` records written last, the present
 * one with those each of its values comes from. One statement, one row of the journal.
 */
export async function lireResume(moteur: Moteur, ligne: Ligne, appelant: Appelant, usager: bigint, nombre: number): Promise<Resume | null> {
  const rang = ligne.ressource.cardinalite === 'plusieurs' ? 'v.numero' : '0'
  const lus = await tracee(moteur, ligne, appelant, usager, {
    select: `q.* from (
      with toutes as materialized (
        select v.*, ${rang} as fiche, row_number() over (order by v.enregistre_le desc, v.version desc) as recence from ${versions(ligne)}),
      fiches as (
        select t.fiche, row_number() over (order by t.enregistre_le desc) as recence from toutes t where t.remplace_le is null),
      sources as (
        select t.fiche, max(t.version) as version from toutes t cross join lateral unnest(t.modifies) c where c = any($3::text[]) group by t.fiche, c
        union select t.fiche, min(t.version) from toutes t group by t.fiche)
      select ${document(ligne, 'v')} as document, v.remplace_le, v.modifies, v.recence <= $2::int as recente,
        (v.enregistre_le at time zone 'Europe/Paris')::date::text as jour,
        (select count(*) from toutes)::int as en_tout, (select count(*) from fiches)::int as enregistrements
      from toutes v
      where v.recence <= $2::int or (v.fiche in (select f.fiche from fiches f where f.recence <= $2::int)
        and (v.remplace_le is null or (v.fiche, v.version) in (select s.fiche, s.version from sources s)))
      order by v.enregistre_le desc, v.version desc) q`,
    avec: [nombre, [...ligne.champs]],
    absente: seuleAbsente(ligne),
  })
  if (!lus) return null
  const { en_tout = 0, enregistrements = 0 } = lus[0] ?? {}
  const jours = lus.filter(d => d.recente).map(d => d.jour ?? '')
  return {
    versions: lus.map(d => enVersion(ligne, moteur, d)),
    suivant: en_tout > lus.length ? (jours.toSorted()[0] ?? null) : null,
    enTout: { enregistrements, versions: en_tout },
  }
}

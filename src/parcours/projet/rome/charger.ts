import { parse } from 'csv-parse/sync'
import type { Sql } from 'postgres'

type Metier = { code_rome: string; libelle_rome: string }
type Appellation = { code_ogr: string; code_rome: string; libelle_appellation_long: string; classification: string }

/** A file that is not the one the publisher gives: nothing of it is loaded. */
export class RomeIllisible extends Error {}

function lire<T extends object>(texte: string, colonnes: readonly (keyof T & string)[], quoi: string): T[] {
  const rangs = parse<T>(texte, { columns: true, bom: true, skip_empty_lines: true })
  const absente = colonnes.find(c => !(c in (rangs[0] ?? {})))
  if (absente) throw new RomeIllisible(`Le fichier des ${quoi} n’a pas de colonne « ${absente} ».`)
  return rangs
}

/**
 * Replaces the directory of métiers by the two files France Travail publishes (ROME 4.0, CSV, Licence Ouverte 2.0): all or nothing. A
 * project keeps the code it was given, whatever the version. Returns how many appellations there are.
 * @throws RomeIllisible
 */
export async function chargerLeRome(
  proprietaire: Sql,
  fichiers: { metiers: string; appellations: string; version: string },
  instant: Date,
): Promise<number> {
  const metiers = new Map(lire<Metier>(fichiers.metiers, ['code_rome', 'libelle_rome'], 'métiers').map(m => [m.code_rome, m.libelle_rome]))
  const lues = lire<Appellation>(
    fichiers.appellations,
    ['code_ogr', 'code_rome', 'libelle_appellation_long', 'classification'],
    'appellations',
  )
  const orpheline = lues.find(a => !metiers.has(a.code_rome))
  if (orpheline) throw new RomeIllisible(`L’appellation ${orpheline.code_ogr} renvoie à un métier absent : ${orpheline.code_rome}.`)
  const rangs = lues.map(a => ({
    code: a.code_ogr,
    libelle: a.libelle_appellation_long,
    code_rome: a.code_rome,
    metier: metiers.get(a.code_rome) ?? '',
    principale: a.classification === 'PRINCIPALE',
  }))
  await proprietaire.begin(async sql => {
    await sql`delete from appellation_rome`
    await sql`insert into appellation_rome select * from jsonb_populate_recordset(null::appellation_rome, ${sql.json(rangs)})`
    await sql`insert into referentiel_charge (nom, version, charge_le, lignes) values ('rome', ${fichiers.version}, ${instant}, ${rangs.length})
      on conflict (nom) do update set version = excluded.version, charge_le = excluded.charge_le, lignes = excluded.lignes`
  })
  return rangs.length
}

import type { Constat } from '../constats.js'
import type { Evenement, Travail } from '../format.js'
import type { Menage } from './individus.js'

/**
 * What a monthly stock does not say: a file the previous stock held, whose right is still running, and that this one does not
 * hold. Keeps the demand numbers of each lot, refused households included as far as they could be read; compares at the end of the
 * file, unless it is cut: then everything that follows is missing, which is told otherwise. No right is touched.
 */
export async function suivreLesDossiers(t: Travail, lot: readonly Evenement<Menage>[]): Promise<Constat[]> {
  const elements = lot.filter(e => e.type === 'element')
  const numeros = elements.flatMap(e => /demande (\S+)$/.exec(e.repere ?? '')?.[1] ?? [])
  await t.sql`insert into import_dossiers (import, rang, numeros) select id, ${elements[0]?.rang ?? 0}, ${numeros}::text[] from import
    where id = ${t.import} and type_flux = 'M' and ${numeros.length > 0}`
  const fin = lot.find(e => e.type === 'fin')
  if (!fin || fin.constats.some(c => c.code === 'FLUX_TRONQUE')) return []
  const absents = await t.sql<{ matricule: string; numero: string; precedent: string }[]>`
    with stock as materialized (select id, organisation, departement, date_reference from import where id = ${t.import} and type_flux = 'M'),
    precedent as materialized (
      select p.id, p.date_reference from import p join stock s on p.organisation = s.organisation and p.departement is not distinct from s.departement
      where p.type_flux = 'M' and p.etat = 'termine' and p.id <> s.id and p.date_reference <= s.date_reference
      order by p.date_reference desc, p.termine_le desc limit 1),
    absent as materialized (
      select n from precedent p join import_dossiers d on d.import = p.id, unnest(d.numeros) n
      except select n from import_dossiers d, unnest(d.numeros) n where d.import = ${t.import})
    select distinct a.matricule, a.numero_demande as numero, p.date_reference as precedent from absent
    join allocataire a on a.numero_demande = n and a.caisse = ${t.appelant.organisation} and a.en_cours, precedent p order by 2`
  return absents.map(({ matricule, numero, precedent }) => ({
    code: 'DOSSIER_ABSENT_DU_STOCK',
    rang: null,
    repere: `${t.appelant.organisation} ${matricule}, demande ${numero}`,
    personne: null,
    chemin: null,
    detail: `présent au stock du ${precedent}`,
  }))
}

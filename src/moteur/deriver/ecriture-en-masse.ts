import { enColonne, type Ligne } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import { cleDe, colonne, estChiffre, histoire, toutesLesColonnes } from './sql.js'

export type FormeEnMasse = {
  champs: readonly string[]
  empreintes: readonly string[]
  ligneDeposer: Ligne | null
  ligneCorriger: Ligne | null
  nulls: 'gardent' | 'effacent'
  redites: 'ignorees' | undefined
  /** Type of each column in the database. */
  types: ReadonlyMap<string, string>
}

/**
 * The statement that writes many rows of a resource: $1 and, from $10 on, their columns (keys, fields, fingerprints; one array each: a JSON object a row costs
 * the server three times more), $2 the instant, $3 to $7 the caller (organisation, structure, agent, application, correlation), $8 and $9 the
 * numbers of the two lines in the journal.
 *
 * Rows that differ are locked before they are archived, so that a person corrected meanwhile by hand keeps an unbroken history.
 */
export function ordreEnMasse(forme: FormeEnMasse): string {
  const { champs, empreintes, ligneDeposer, ligneCorriger, types } = forme
  const r = (ligneDeposer ?? ligneCorriger)?.ressource
  if (!r) throw new Error('une écriture en masse demande au moins une ligne')
  const etranger = champs.find(c => !ligneDeposer?.champs.includes(c) && !ligneCorriger?.champs.includes(c))
  if (etranger) throw new Error(`${r.nom}.${etranger} : aucune des deux lignes n’écrit ce champ`)
  const cle = cleDe(r)
  const memeCle = (gauche: string, droite: string) => cle.map(c => `${gauche}.${c} = ${droite}.${c}`).join(' and ')
  const recues = [...cle, ...champs.map(c => colonne(r, c)), ...empreintes]
  const typeDe = (c: string) => types.get(c) ?? 'text'
  // An array of arrays would be one array: what is an array in its column travels as a text.
  const parametres = recues.map((c, i) => `$${i === 0 ? 1 : 9 + i}::${typeDe(c).endsWith('[]') ? 'text' : typeDe(c)}[]`)
  const lues = recues.map(c => (typeDe(c).endsWith('[]') ? `u.${c}::${typeDe(c)} as ${c}` : `u.${c}`))
  // `types` only names the type of each parameter, which an operation that is not open would leave unknown.
  return `with types as (select $2::timestamptz, $3::text, $4::text, $5::text, $6::text, $7::text, $8::int, $9::int),
  recu as materialized (
    select r.*, p.presente is not null as presente
    from (select ${lues.join(', ')} from unnest(${parametres.join(', ')}) u(${recues.join(', ')})) r
    left join lateral (select true as presente from ${r.table} p where ${memeCle('p', 'r')} offset 0) p on true),
  ${correction(forme, memeCle)}
  ${creation(forme)}
  select (select count(*) from nouveau)::int as crees, (select count(*) from change)::int as modifies,
    (select count(*) from recu where presente)::int as presents,
    array(select usager_id::text from nouveau union select usager_id::text from change) as touches`
}

function correction(
  { champs, empreintes, ligneCorriger, nulls, redites }: FormeEnMasse,
  memeCle: (g: string, d: string) => string,
): string {
  const corriges = champs.filter(c => ligneCorriger?.champs.includes(c))
  if (!ligneCorriger || corriges.length === 0) return `change as (select null::bigint as usager_id where false),`
  const r = ligneCorriger.ressource
  const temoin = (champ: string) => (estChiffre(r, champ) ? `${enColonne(champ)}_empreinte` : colonne(r, champ))
  const differe = (champ: string) => {
    const t = temoin(champ)
    const autre = `p.${t} is distinct from r.${t}`
    return nulls === 'gardent' ? `r.${t} is not null and ${autre}` : autre
  }
  // What the caller last said of the field, if somebody else has spoken since.
  const redit = (
    champ: string,
  ) => `not (p.auteur_organisation = $3 and '${champ}' = any(p.modifies)) and r.${temoin(champ)} is not distinct from
      (select h.${temoin(champ)} from ${histoire(r)} h where ${memeCle('h', 'p')} and h.auteur_organisation = $3 and '${champ}' = any(h.modifies)
        order by h.version desc limit 1)`
  const change = (champ: string) =>
    redites === 'ignorees'
      ? `case when ${differe(champ)} then case when ${redit(champ)} then null else '${champ}' end end`
      : `case when ${differe(champ)} then '${champ}' end`
  const valeur = (champ: string) =>
    `${colonne(r, champ)} = case when '${champ}' = any(c.changes) then (c.n).${colonne(r, champ)} else t.${colonne(r, champ)} end`
  // A fingerprint follows the fields it is made of, when the line may write them all.
  const suivies = empreintes.filter(e => r.empreintes?.[e]?.every(c => corriges.includes(c)))
  const suivre = (e: string) =>
    `${e} = case when c.changes && array[${r.empreintes?.[e]?.map(c => `'${c}'`).join(', ')}] then (c.n).${e} else t.${e} end`
  const colonnes = toutesLesColonnes(r)
  return `change as materialized (
    select p.usager_id, p as a, r as n, m.changes from recu r join ${r.table} p on r.presente and ${memeCle('p', 'r')}
    cross join lateral (select array_remove(array[${corriges.map(change).join(', ')}], null) as changes) m
    where m.changes <> '{}' for update of p),
  archive as (
    insert into ${histoire(r)} (${colonnes.join(', ')}, remplace_le)
    select ${colonnes.map(c => `(c.a).${c}`).join(', ')}, $2::timestamptz from change c),
  maj as (
    update ${r.table} t set version = (c.a).version + 1, enregistre_le = $2::timestamptz, auteur_organisation = $3, auteur_structure = $4,
      auteur_agent = $5, auteur_application = $6, modifies = c.changes, ${[...corriges.map(valeur), ...suivies.map(suivre)].join(', ')}
    from change c where ${memeCle('t', '(c.a)')}),
  trace_correction as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, champs, issue, correlation)
    select $9::int, $3, $4, $5, $6, usager_id, changes, 'ecrit', $7 from change),
  dit_correction as (
    insert into evenement (usager_id, ressource, numero, version, genre, champs, instant)
    select usager_id, '${r.nom}', ${numero(r, '(c.a).numero')}, (c.a).version + 1, 'corrigee', changes, $2::timestamptz from change c),`
}

function creation({ champs, empreintes, ligneDeposer }: FormeEnMasse): string {
  if (!ligneDeposer) return `nouveau as (select null::bigint as usager_id where false)`
  const r = ligneDeposer.ressource
  const poses = champs.filter(c => ligneDeposer.champs.includes(c))
  const colonnes = [...cleDe(r), ...poses.map(c => colonne(r, c)), ...empreintes]
  const noms = `array[${poses.map(c => `'${c}'`).join(', ')}]::text[]`
  return `nouveau as materialized (
    select ${colonnes.map(c => `r.${c}`).join(', ')} from recu r where not presente),
  pose as (
    insert into ${r.table} (version, enregistre_le, auteur_organisation, auteur_structure, auteur_agent, auteur_application, modifies, ${colonnes.join(', ')})
    select 1, $2::timestamptz, $3, $4, $5, $6, ${noms}, ${colonnes.join(', ')} from nouveau),
  trace_depot as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, champs, issue, correlation)
    select $8::int, $3, $4, $5, $6, u.usager_id, ${noms}, 'ecrit', $7 from (select distinct usager_id from nouveau) u),
  dit_depot as (
    insert into evenement (usager_id, ressource, numero, version, genre, instant)
    select n.usager_id, '${r.nom}', ${numero(r, 'n.numero')}, 1, 'deposee', $2::timestamptz from nouveau n)`
}

const numero = (r: Ressource, colonneDuNumero: string) => (cleDe(r).length > 1 ? colonneDuNumero : 'null::smallint')

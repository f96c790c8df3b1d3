import type { Ressource } from '../ressource.js'
import { cleDe, colonne, colonnes, histoire, toutesLesColonnes } from './sql.js'

/**
 * Two files of one person made one, and parted again exactly. The application may neither delete nor move a row of another
 * author: these two functions of the owner are the only way, and only for who follows both persons.
 */
export const fonctionsDeFusion = (ressources: readonly Ressource[]): string[] => [
  reunir(ressources),
  separer(ressources),
  'revoke execute on function reunir_dossiers, separer_dossiers from public',
  'grant execute on function reunir_dossiers, separer_dossiers to plateforme_application',
]

const jour = `coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)`
const actif = `s.du <= ${jour} and (s.au is null or s.au >= ${jour})`

const enListe = (r: Ressource, qui: string, alias = 't') =>
  `'${r.table}', (select coalesce(jsonb_agg(to_jsonb(${alias})), '[]') from ${r.table} ${alias} where ${alias}.usager_id = any(${qui}))`

/** The kept file wins; what it lacks comes from the other; rows of their own kind are added to its rows. */
function reunir(ressources: readonly Ressource[]): string {
  return `create or replace function reunir_dossiers(p_id uuid, p_garde bigint, p_absorbe bigint, p_instant timestamptz,
  p_organisation text, p_structure text, p_agent text, p_application text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  avant jsonb;
  deux bigint[] := array[p_garde, p_absorbe];
begin
  perform from usager where id = any(deux) order by id for update;
  if p_garde = p_absorbe or (select count(*) from usager where id = any(deux) and fusionne_dans is null) <> 2 then
    raise exception 'dossier-deja-fusionne' using errcode = 'PF001';
  end if;
  if (select count(distinct s.usager_id) from suivi s where s.usager_id = any(deux) and ${actif}) <> 2 then
    raise exception 'dossier-non-suivi' using errcode = 'PF002';
  end if;
${ressources.map(r => `  perform from ${r.table} where usager_id = any(deux) for update;`).join('\n')}
  avant := jsonb_build_object(${ressources.map(r => enListe(r, 'deux')).join(',\n    ')});
${ressources.map(deplacer).join('\n')}
  update usager set fusionne_dans = p_garde where id = p_absorbe;
  insert into fusion (id, garde, absorbe, photo, faite_le, faite_par, faite_agent)
  values (p_id, p_garde, p_absorbe, jsonb_build_object('avant', avant, 'apres', jsonb_build_object(${ressources
    .map(r => enListe(r, 'array[p_garde]'))
    .join(',\n    ')})), p_instant, p_organisation, p_agent);
  insert into evenement (usager_id, autre, ressource, genre, instant) values (p_garde, p_absorbe, '${racineDe(ressources)}', 'reunie', p_instant);
end $$`
}

/** Whoever reads who she is learns that her file is another one. */
const racineDe = (ressources: readonly Ressource[]): string => ressources.find(r => r.cardinalite === 'racine')?.nom ?? ''

function deplacer(r: Ressource): string {
  const t = r.table
  if (r.cardinalite === 'racine') return completer(r)
  if (r.cardinalite === 'une')
    return `  if exists (select from ${t} where usager_id = p_garde) then delete from ${t} where usager_id = p_absorbe;
  else update ${t} set usager_id = p_garde where usager_id = p_absorbe; end if;`
  const pareilles = colonnes(r)
    .map(c => `a.${c} is not distinct from b.${c}`)
    .join(' and ')
  const suivis = (r.renvois ?? []).map(x => suivre(r, x)).join('')
  const suivants = `greatest(coalesce((select max(numero) from ${t} where usager_id = p_garde), 0),
      coalesce((select max(numero) from ${histoire(r)} where usager_id = p_garde), 0))`
  // What is open about a row follows it to its new number, or to the row of the kept file that says the same.
  return `${suivis}  perform renumeroter_les_suites(p_absorbe, '${r.nom}', array_agg(n.ancien), array_agg(n.nouveau::smallint)) from (
    select d.numero as ancien, coalesce(d.pareille, ${suivants} + count(*) filter (where d.pareille is null) over (order by d.numero)) as nouveau
    from (select b.numero, (select min(a.numero) from ${t} a where a.usager_id = p_garde and ${pareilles}) as pareille
      from ${t} b where b.usager_id = p_absorbe) d) n;
  delete from ${t} b using ${t} a where b.usager_id = p_absorbe and a.usager_id = p_garde and ${pareilles};
  update ${t} t set usager_id = p_garde, numero = n.numero from (
    select b.numero as ancien, row_number() over (order by b.numero) + ${suivants} as numero
    from ${t} b where b.usager_id = p_absorbe) n
  where t.usager_id = p_absorbe and t.numero = n.ancien;`
}

type Renvoi = NonNullable<Ressource['renvois']>[number]

/** What a row of the absorbed file says of another of its rows, while both still are there. */
function suivre(r: Ressource, renvoi: Renvoi): string {
  const c = colonne(r, renvoi.champ)
  if ('parmi' in renvoi) {
    const dit = (numero: string) => `n.ressource || ':' || n.${numero}`
    return `  update ${r.table} t set ${c} = ${dit('nouveau')} from renumerotation n
  where t.usager_id = p_absorbe and n.absorbe = p_absorbe and n.ressource in (${renvoi.parmi.map(p => `'${p}'`).join(', ')}) and t.${c} = ${dit('ancien')};\n`
  }
  const { vers, dans } = renvoi
  const nouveau = (ancien: string) =>
    `select n.nouveau from renumerotation n where n.absorbe = p_absorbe and n.ressource = '${vers}' and n.ancien = ${ancien}`
  const valeur =
    dans === undefined
      ? `coalesce((${nouveau(`t.${c}`)}), t.${c})`
      : `coalesce((select jsonb_agg(jsonb_set(l, '{${dans}}', coalesce(to_jsonb((${nouveau(`(l ->> '${dans}')::smallint`)})), l -> '${dans}')) order by i)
      from jsonb_array_elements(t.${c}) with ordinality as e(l, i)), t.${c})`
  return `  update ${r.table} t set ${c} = ${valeur} where t.usager_id = p_absorbe;\n`
}

function completer(r: Ressource): string {
  const t = r.table
  const donnees = [...colonnes(r), ...Object.keys(r.empreintes ?? {})]
  const vide = (c: string) => `(to_jsonb(g.${c}) is null or to_jsonb(g.${c}) in ('null', '[]'))`
  const manque = colonnes(r).map(
    c => `case when ${vide(c)} and to_jsonb(a.${c}) not in ('null', '[]') then '${c.replace(/_chiffre$/, '')}' end`,
  )
  const liste = toutesLesColonnes(r).join(', ')
  return `  if exists (select from ${t} where usager_id = p_garde) and exists (select from ${t} where usager_id = p_absorbe) then
    declare
      a ${t};
      g ${t};
      champs text[];
    begin
      select * into a from ${t} where usager_id = p_absorbe;
      select * into g from ${t} where usager_id = p_garde;
      delete from ${t} where usager_id = p_absorbe;
      champs := array_remove(array[${manque.join(', ')}], null);
      if champs <> '{}' then
        insert into ${histoire(r)} (${liste}, remplace_le) select ${liste}, p_instant from ${t} where usager_id = p_garde;
        update ${t} set version = g.version + 1, enregistre_le = p_instant, auteur_organisation = p_organisation, auteur_structure = p_structure,
          auteur_agent = p_agent, auteur_application = p_application, modifies = champs,
          ${donnees.map(c => `${c} = case when ${vide(c)} then a.${c} else g.${c} end`).join(',\n          ')}
        where usager_id = p_garde;
      end if;
    end;
  else update ${t} set usager_id = p_garde where usager_id = p_absorbe; end if;`
}

/**
 * Everything as before, but what was written on the kept file meanwhile, which stays there. Returns how many rows that is. What a table
 * counts is told that rows come back (`plateforme.separation`), which are not asked for anew.
 */
function separer(ressources: readonly Ressource[]): string {
  return `create or replace function separer_dossiers(p_id uuid, p_instant timestamptz, p_organisation text, p_agent text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f fusion;
  restees int := 0;
  n int;
begin
  perform set_config('plateforme.separation', 'oui', true);
  select * into f from fusion where id = p_id and defaite_le is null and photo <> '{}' for update;
  if f.id is null then raise exception 'fusion-inconnue' using errcode = 'PF003'; end if;
  perform from usager where id in (f.garde, f.absorbe) order by id for update;
  if exists (select from usager where id = f.garde and fusionne_dans is not null) then
    raise exception 'dossier-deja-fusionne' using errcode = 'PF001';
  end if;
  if not exists (select from suivi s where s.usager_id = f.garde and ${actif}) then raise exception 'dossier-non-suivi' using errcode = 'PF002'; end if;
${ressources.map(remettre).join('\n')}
  update usager set fusionne_dans = null where id = f.absorbe;
  update fusion set defaite_le = p_instant, defaite_par = p_organisation, defaite_agent = p_agent where id = p_id;
  insert into evenement (usager_id, ressource, genre, instant)
  select u, '${racineDe(ressources)}', 'separee', p_instant from unnest(array[f.garde, f.absorbe]) u;
  perform set_config('plateforme.separation', '', true);
  return restees;
end $$`
}

function remettre(r: Ressource): string {
  const t = r.table
  const cle = cleDe(r)
  const rangs = (moment: string) => `jsonb_populate_recordset(null::${t}, f.photo -> '${moment}' -> '${t}')`
  const liste = toutesLesColonnes(r).join(', ')
  const archivees = `(h.version, h.usager_id) in (select version, usager_id from ${rangs('avant')})`
  return `  delete from ${t} t using ${rangs('apres')} p where ${cle.map(c => `t.${c} = p.${c}`).join(' and ')} and to_jsonb(t) = to_jsonb(p);
  delete from ${histoire(r)} h where h.usager_id = f.garde and h.remplace_le = f.faite_le and ${archivees}
    and not exists (select from ${t} t where ${cle.map(c => `t.${c} = h.${c}`).join(' and ')});
  select count(*) into n from ${t} where usager_id = f.garde;
  restees := restees + n;
  insert into ${t} (${liste}) select ${liste} from ${rangs('avant')} on conflict do nothing;`
}

-- What is to be looked at of a category says what asks for it: an orientation, or the end of a right, each closed by its own end.
update travail set objet = 'fin-de-droit' where nature = 'categorie-a-revoir' and objet = '' and clos_le is null;

create index on inscription_histoire (remplace_le);

-- Who was exempt when the window opened has not that month to declare: an orientation takes her out of the wait, or of a social parcours,
-- any day. `categorie_a_l_ouverture`: the one she had as the day began.
drop function inscrits_a_actualiser(date);
create function inscrits_a_actualiser(p_du date)
returns table (usager_id bigint, categorie text, date_inscription date, contrat_signe boolean, categorie_a_l_ouverture text)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.usager_id, i.categorie, i.date_inscription,
    exists (select from contrat_engagement c where c.usager_id = i.usager_id and c.signe_le is not null),
    case when h.usager_id is null then i.categorie else h.categorie end
  from inscription i join usager u on u.id = i.usager_id
  left join (select distinct on (usager_id) usager_id, categorie from inscription_histoire
    where remplace_le >= p_du::timestamp at time zone 'Europe/Paris' order by usager_id, version) h on h.usager_id = i.usager_id
  where i.statut = 'inscrit' and i.date_inscription < p_du and i.date_effet_statut < p_du and u.fusionne_dans is null
$$;

create or replace function attendre_les_actualisations(p_tenus jsonb, p_objet text, p_du date, p_rappel date, p_effet date, p_instant timestamptz)
returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  with tenus as (select * from jsonb_to_recordset(p_tenus)
    as t (categorie text, date_inscription date, contrat_signe boolean, categorie_a_l_ouverture text)),
  attendus as (
    select i.usager_id, r.organisation from inscrits_a_actualiser(p_du) i
    join tenus t on t.categorie is not distinct from i.categorie and t.date_inscription = i.date_inscription and t.contrat_signe = i.contrat_signe
      and t.categorie_a_l_ouverture is not distinct from i.categorie_a_l_ouverture
    cross join lateral (select r.organisation from rattachement r where r.usager_id = i.usager_id and r.motif = 'tenue-de-la-liste'
      and r.du <= p_effet and (r.au is null or r.au >= p_du) order by r.numero desc limit 1) r
    where not exists (select from actualisation a where a.usager_id = i.usager_id and 'actualisation:' || a.periode = p_objet)
      and not exists (select from echeance e where e.dossier = i.usager_id and e.nature = 'actualisation-manquee' and e.objet = p_objet)),
  ouvertes as (
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    select v.nature, a.usager_id, a.usager_id, p_objet, v.jour, a.organisation, p_instant
    from attendus a cross join (values ('actualisation-a-rappeler', p_rappel), ('actualisation-manquee', p_effet)) v (nature, jour)
    on conflict (dossier, nature, objet) where close_le is null do nothing returning nature)
  select count(*) filter (where nature = 'actualisation-manquee') into n from ouvertes;
  return n;
end $$;
revoke execute on function inscrits_a_actualiser from public;
grant execute on function inscrits_a_actualiser to plateforme_application;

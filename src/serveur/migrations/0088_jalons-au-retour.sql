-- The day a milestone is late is the one the decision itself says: a CAF to which France Travail delegates counts from another.
-- Whoever resumes a parcours within the twelve months found her milestones late of all the time she was away.
create or replace function calculer_les_jalons(p_usagers bigint[]) returns table (usager_id bigint, jalon text, atteint date, depuis date, a_faire_par text)
language plpgsql stable rows 10 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with elle as (
    select u.id, o.informe_le, c.numero, c.entree_le, greatest(c.entree_le, r.reprise_le) as depuis, c.organisation, a.competence ->> 'organisation' as decidant,
      a.informe_le as informe_en_attente,
      -- A CAF to which France Travail delegates decides within six weeks of the day the right opened or came, which is that of the follow-up
      -- it made; who orients elsewhere, of the day it learnt of it.
      case when a.competence ->> 'qui' = 'CAF' then (select max(r.du) from rattachement r join organisation g on g.code = r.organisation
        where r.usager_id = u.id and r.motif = 'competence-orientation' and g.type = 'FT') end as ouvert_le
    from usager u
    cross join lateral (select max(x.informe_le) as informe_le from orientation x
      where x.usager_id = u.id having bool_or(x.brsa) or max(x.informe_le) is not null) o
    left join lateral (select * from orientation x where x.usager_id = u.id and x.etat = 'OUVERT' order by numero desc limit 1) c on true
    left join lateral (select * from orientation x where x.usager_id = u.id and x.etat in ('BROUILLON', 'EN_ATTENTE')
      order by numero desc limit 1) a on true
    -- She left and came back to it: what was awaited is awaited from that day, the time she was away is held against nobody.
    left join lateral (select max((h.remplace_le at time zone 'Europe/Paris')::date) as reprise_le from orientation_histoire h
      where h.usager_id = u.id and h.numero = c.numero and h.etat = 'CLOTURE') r on true
    where u.id = any(p_usagers) and u.fusionne_dans is null)
  select elle.id, j.jalon, j.atteint, case when j.atteint is null then j.depuis end, case when j.atteint is null then j.a_faire_par end
  from elle cross join lateral (
    select 'droit', elle.informe_le, null::date, null::text
    union all
    select 'inscription', (select date_inscription from inscription i where i.usager_id = elle.id), null, null
    union all
    -- A right that arrived since asks for another decision.
    select 'decision', case when elle.informe_en_attente is null then elle.entree_le end, case when elle.decidant is not null then coalesce(elle.ouvert_le, elle.informe_le) end, elle.decidant
    union all
    select 'rendez-vous', (select min(r.date)::timestamptz at time zone 'Europe/Paris' from rendez_vous r
      where r.usager_id = elle.id and r.statut = 'EFFECTUE' and r.motif <> 'ORI'
        and (r.date::timestamptz at time zone 'Europe/Paris')::date >= elle.entree_le)::date, elle.depuis, elle.organisation
    union all
    -- The one made, or made again, under this orientation: what another référent noted before opens nothing.
    select 'diagnostic', (select min((d.enregistre_le at time zone 'Europe/Paris')::date) from (
      select enregistre_le from diagnostic d where d.usager_id = elle.id
      union all select enregistre_le from diagnostic_histoire d where d.usager_id = elle.id) d
      where (d.enregistre_le at time zone 'Europe/Paris')::date >= elle.entree_le), elle.depuis, elle.organisation
    union all
    select 'contrat', (select min(k.signe_le) from (
      select signe_le from contrat_engagement k where k.usager_id = elle.id and k.etat = 'SIGNE' and k.orientation = elle.numero
      union all select signe_le from contrat_engagement_histoire k where k.usager_id = elle.id and k.etat = 'SIGNE' and k.orientation = elle.numero) k),
      -- Refused, or suspended with the inscription: nothing is awaited of the contract.
      case when not exists (select from contrat_engagement k where k.usager_id = elle.id and k.etat in ('REFUSE', 'SUSPENDU')) then
        -- Back from a suspension, its month begins again.
        greatest(elle.depuis, (select max(k.depuis) from contrat_engagement k where k.usager_id = elle.id and k.etat = 'A_SIGNER'
          and k.orientation = elle.numero and exists (select from contrat_engagement_histoire h where h.usager_id = k.usager_id
            and h.numero = k.numero and h.version < k.version and h.etat = 'SUSPENDU' and h.orientation = k.orientation))) end,
      elle.organisation
  ) j (jalon, atteint, depuis, a_faire_par);
end $$;

select tenir_les_jalons(array_agg(distinct o.usager_id)) from orientation o join orientation_histoire h using (usager_id, numero)
where o.etat = 'OUVERT' and h.etat = 'CLOTURE' having count(*) > 0;
select tenir_les_jalons(array_agg(distinct usager_id)) from orientation where etat in ('BROUILLON', 'EN_ATTENTE') and competence ->> 'qui' = 'CAF'
having count(*) > 0;

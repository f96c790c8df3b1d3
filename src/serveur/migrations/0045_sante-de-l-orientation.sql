-- What an orientation says of health is kept six months after the registration ends, its answers as the rule that held on them.
alter table decision_d_orientation alter column regles_retenues drop not null;
alter table decision_d_orientation_histoire alter column regles_retenues drop not null;

create or replace function denombrer_les_decisions(p_du date, p_au date) returns table (organisation text, departement text, structure text, regles text,
  retenues jsonb, parcours_propose text, organisme_propose text, parcours text, organisme text, sens text, motif text, nombre int)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.auteur_organisation, coalesce(s.departement, case when cardinality(o.departements) = 1 then o.departements[1] end), d.auteur_structure,
    d.regles, coalesce(d.regles_retenues, '[]'), d.parcours_propose, d.organisme_propose, d.parcours, d.organisme, d.sens, d.motif_refus, count(*)::int
  from decision_d_orientation d join organisation o on o.code = d.auteur_organisation left join structure s on s.code = d.auteur_structure
  where d.date between p_du and p_au and d.sens in ('ACCEPTEE', 'REFUSEE', 'FORCEE')
    and (d.auteur_organisation = any (organisations_du_statement())
      or exists (select from organisation x where x.code = any (organisations_du_statement()) and x.type = 'FT'))
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
$$;

-- A contested sanction of the code du travail is refused by two months of silence (CRPA, L. 411-7, to be checked). What was contested before that was
-- counted has no such deadline: each has it here, from the day it was contested; one already past is due at once, and told.
insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
select 'contestation-sans-reponse', s.usager_id, s.usager_id, s.objet, (s.recours_le + interval '2 months')::date + 1, s.organisation, now()
from (
  select usager_id, 'sanctionDemandeur:' || numero as objet, recours, recours_le, rejet_le, etat, organisation from sanction_demandeur
  union all
  select usager_id, 'sanctionJeune:' || numero, recours, recours_le, rejet_le, etat, organisation from sanction_jeune
) s
where s.recours is not null and s.recours_le is not null and s.rejet_le is null and s.etat <> 'ANNULEE'
  and not exists (select from echeance e where e.dossier = s.usager_id and e.nature = 'contestation-sans-reponse' and e.objet = s.objet);

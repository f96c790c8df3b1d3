-- Whatever the door somebody comes on the list by, she has an orientation to come. One statement for a whole lot of an import; who comes with a
-- right to the RSA is awaited by the département already, and who is put back in a file that is being parted takes back what was opened for her.
create function orienter_les_inscrits() returns trigger language plpgsql as $$
begin
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  select 'inscription-a-orienter', n.usager_id, n.usager_id, '', (n.enregistre_le at time zone 'Europe/Paris')::date,
    n.auteur_organisation, n.enregistre_le
  from nouvelles n
  where n.statut = 'inscrit' and not exists (select from usager u where u.id = n.usager_id and u.fusionne_dans is not null)
    and not exists (select from echeance e where e.dossier = n.usager_id and e.nature = 'droit-a-orienter' and e.close_le is null)
  on conflict (dossier, nature, objet) where close_le is null do nothing;
  return null;
end $$;
create trigger inscription_a_orienter after insert on inscription referencing new table as nouvelles
  for each statement execute function orienter_les_inscrits();

-- Who was on the list before, and whose orientation nobody ever opened.
insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
select 'inscription-a-orienter', i.usager_id, i.usager_id, '', (now() at time zone 'Europe/Paris')::date, i.auteur_organisation, now()
from inscription i join usager u on u.id = i.usager_id and u.fusionne_dans is null
where i.statut = 'inscrit' and not exists (select from orientation o where o.usager_id = i.usager_id)
  and not exists (select from echeance e where e.dossier = i.usager_id and e.nature = 'droit-a-orienter' and e.close_le is null)
on conflict (dossier, nature, objet) where close_le is null do nothing;

-- Whatever the door a payer changes a right by, what the change leaves to do follows. A first right, and a stock, change nothing yet.
create function suivre_le_droit_au_rsa() returns trigger language plpgsql as $$
begin
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  values ('droit-rsa-change', new.usager_id, new.usager_id, '', (new.enregistre_le at time zone 'Europe/Paris')::date,
    new.auteur_organisation, new.enregistre_le)
  on conflict (dossier, nature, objet) where close_le is null do update set organisation = excluded.organisation;
  return null;
end $$;
create trigger droit_change after update on droits_rsa for each row
  when ((old.etat_dossier, old.departement, old.motif_suspension, old.date_cloture)
    is distinct from (new.etat_dossier, new.departement, new.motif_suspension, new.date_cloture)) execute function suivre_le_droit_au_rsa();
create trigger droit_de_plus after insert on droits_rsa for each row when (new.numero > 1) execute function suivre_le_droit_au_rsa();

-- A sanction of the RSA of a young person whom a mission locale accompanies is told to I-MILO as the others are. Declared by a département
-- whose procedure was held elsewhere, it is written decided at once.
create constraint trigger sanction_rsa_a_imilo after update on sanction_rsa deferrable initially deferred for each row
  when (old.etat is distinct from new.etat and new.etat in ('DECIDEE', 'LEVEE', 'ECHUE', 'ANNULEE') and old.etat <> 'LEVEE_A_TRAITER'
    or old.etat = 'LEVEE_A_TRAITER' and new.etat in ('LEVEE', 'ECHUE', 'ANNULEE')) execute function dire_a_imilo('sanctionRsa');
create constraint trigger sanction_rsa_declaree_a_imilo after insert on sanction_rsa deferrable initially deferred for each row
  when (new.etat = 'DECIDEE') execute function dire_a_imilo('sanctionRsa');

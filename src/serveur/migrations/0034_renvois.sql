-- The number of the exemption is followed when two files are made one, which cannot be done of what is encrypted: the row already says that
-- there is a ground of health, its number adds nothing.
alter table dispense_sante drop column dispense_chiffre, add column dispense smallint not null default 1;
alter table dispense_sante alter column dispense drop default;
alter table dispense_sante_histoire drop column dispense_chiffre, add column dispense smallint not null default 1;
alter table dispense_sante_histoire alter column dispense drop default;

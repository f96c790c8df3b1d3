-- What people write to the operator. The text and the address are encrypted: nobody knows what people write in a free text.
create table message_de_contact (
  reference text primary key,
  objet text not null,
  contenu_chiffre bytea not null,
  -- Of the page that failed, so that the log of the operator tells what happened.
  correlation text,
  recu_le timestamptz not null,
  traite_le timestamptz
);
create index on message_de_contact (recu_le);
grant select, insert, update on message_de_contact to plateforme_application;

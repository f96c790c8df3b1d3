-- The keys that encipher data, each wrapped by a master key that is not here. Its number stands before every value it enciphered.
create table cle_de_donnees (
  numero int primary key,
  domaine text not null,
  -- Erased for good when no value is left under the key.
  enveloppe text,
  enveloppee_par text,
  creee_le timestamptz not null,
  -- From when on it writes: later than its making, so that every process knows it by then.
  active_le timestamptz not null,
  retiree_le timestamptz,
  check ((enveloppe is null) = (numero = 0 or retiree_le is not null)),
  check ((enveloppe is null) = (enveloppee_par is null))
);
create index on cle_de_donnees (domaine, numero);
-- What enciphered everything until there were several: the key of the file nir.cle itself.
insert into cle_de_donnees (numero, domaine, creee_le, active_le) values (0, 'unique', now(), now());

grant select on cle_de_donnees to plateforme_application;

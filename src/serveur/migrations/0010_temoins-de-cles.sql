-- What tells the keys this database was made with from any other, and tells nothing else of them: an HMAC of a constant.
create table temoin_de_cle (
  nom text primary key,
  temoin bytea not null check (length(temoin) = 32),
  pose_le timestamptz not null default now()
);

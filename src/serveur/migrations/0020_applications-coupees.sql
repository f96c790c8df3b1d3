-- The organisation that stopped an application: what the operator stopped, only the operator restores.
alter table application add column coupee_par text references organisation;

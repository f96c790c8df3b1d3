-- The queue of an organisation, the most urgent first; what has no deadline comes last. Columns and not expressions: under row-level security,
-- PostgreSQL only looks in an index for what it knows to leak nothing, and « coalesce » is not of it.
alter table travail add column urgence date not null generated always as (coalesce(a_faire_avant, 'infinity'::date)) stored;
alter table travail add column lieu text not null generated always as (coalesce(structure, '')) stored;
create index travail_urgence on travail (organisation, urgence, id) where clos_le is null;
create index travail_nature on travail (organisation, nature, urgence, id) where clos_le is null;
create index travail_lieu on travail (organisation, lieu, urgence, id) where clos_le is null;

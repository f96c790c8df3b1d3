-- An exchange is stopped too: for one organisation, or for all.
alter table blocage drop constraint blocage_portee_check;
alter table blocage add check (portee in ('agent', 'application', 'structure', 'organisation', 'ligne'));

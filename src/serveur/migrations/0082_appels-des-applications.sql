-- An organisation looks at the calls of its applications; those of our own pages, the most numerous, are nobody's to look at by application.
drop index journal_application;
create index journal_application on journal (organisation, application, instant)
  where application not in ('portail', 'espace-usager', 'espace-entreprise');

-- Who brings a person in without the power to certify her leaves her uncertified.
alter table identite alter column identite_certifiee set default false;

-- The right moves to another département: its president keeps what the former one granted, or takes it back.
alter table decision_d_opportunite add column confirmation text, add column confirmee_par text, add column confirmeur text,
  add column confirmee_le date, add column retiree_par text;
alter table decision_d_opportunite_histoire add column confirmation text, add column confirmee_par text, add column confirmeur text,
  add column confirmee_le date, add column retiree_par text;
update decision_d_opportunite set retiree_par = decidee_par where retiree_le is not null;

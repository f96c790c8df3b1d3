-- Whether she is protected, and by whom, as a warning or a radiation considered says it: who represents her is told too. Null: told before it was asked.
alter table radiation add column protection text, add column representant text;
alter table radiation_histoire add column protection text, add column representant text;

-- The corrected document that was delivered in place of this one.
alter table document add column superseded_by bigint;

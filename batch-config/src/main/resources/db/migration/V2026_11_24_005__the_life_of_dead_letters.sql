alter table dead_letter add column state varchar(20) default 'OPEN' not null;
-- How often the item was tried and failed.
alter table dead_letter add column attempts int default 1 not null;
-- What was proposed for the item and not taken, as whoever gave it up writes it.
alter table dead_letter add column answers text default '' not null;
-- Tells defects apart: a hash over the exception and where it was thrown.
alter table dead_letter add column fingerprint varchar(40);
-- The job execution that gave the item up.
alter table dead_letter add column run bigint;
alter table dead_letter add column resolved_at timestamp with time zone;

create index dead_letter_state on dead_letter (state, id);

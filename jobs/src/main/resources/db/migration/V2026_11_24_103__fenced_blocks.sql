-- Fencing number of the lease under which the block was moved last: a process with a lower one has lost it.
alter table block add column fence bigint default 0 not null;

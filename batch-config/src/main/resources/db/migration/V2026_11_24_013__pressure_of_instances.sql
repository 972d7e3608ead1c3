-- What a process uses, as of its last heartbeat. Null for those that ran before this was measured.
alter table instance add column heap_used bigint;
alter table instance add column heap_max bigint;
-- In processors: 1.5 is one and a half of them.
alter table instance add column cpu double precision;

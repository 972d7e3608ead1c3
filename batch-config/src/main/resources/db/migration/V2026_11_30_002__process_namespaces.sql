-- The boot and the PID namespace in which a process id counts. Null for processes of versions that did not record it.
alter table lease add column namespace varchar(80);
alter table instance add column namespace varchar(80);

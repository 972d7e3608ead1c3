-- The user of the operating system who ran the process, as the kernel knows it. Null for entries of versions that did not
-- record it.
alter table audit add column os_user varchar(200);

-- One link for each entry of the audit log, in the order in which they were committed. A link's hash covers the hash before it
-- and every field of its entry. Links are added and never changed: see the triggers of each database.
create table audit_chain (
	link bigint not null primary key,
	entry_id bigint not null unique,
	hash varchar(64) not null,
	constraint audit_chain_entry foreign key (entry_id) references audit (id)
);

-- Settings by their fingerprint, so that two of them can be compared later. No secret is among them.
create table known_settings (
	fingerprint varchar(64) not null,
	name varchar(300) not null,
	setting text not null,
	primary key (fingerprint, name)
);

-- Which settings each process runs with.
create table process_settings (
	host varchar(200) not null,
	pid bigint not null,
	process_started timestamp with time zone not null,
	fingerprint varchar(64) not null,
	at timestamp with time zone not null,
	primary key (host, pid, process_started)
);

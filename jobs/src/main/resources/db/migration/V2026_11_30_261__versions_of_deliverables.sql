-- Why this version of the file was made: a replay, for example. Empty for what the night delivered.
alter table deliverable add column reason varchar(300) default '' not null;

-- Earlier versions of files that customers have had. Of versions replaced before this table was made nothing is known.
create table superseded_deliverable (
	document_id bigint not null,
	target varchar(40) not null,
	version int not null,
	file_name varchar(300) not null,
	sha256 char(64) not null,
	bytes bigint not null,
	rejected_sha256 char(64),
	reason varchar(300) not null,
	delivered_at timestamp with time zone not null,
	primary key (document_id, target, version),
	constraint superseded_deliverable_document foreign key (document_id) references document (id)
);

create index superseded_deliverable_file on superseded_deliverable (file_name);

-- What purged nights consisted of, so that their documents, blocks and dead letters can be told from those that never
-- were. Nights purged by older versions are known by their runs alone.
create table purged_night (
	night_id bigint primary key,
	business_date date not null,
	sequence_number bigint not null,
	purged_at timestamp with time zone not null,
	archive_sha256 char(64) not null
);

create table purged_document (
	document_id bigint primary key,
	night_id bigint not null,
	feed varchar(100) not null,
	file_name varchar(300) not null,
	sha256 char(64) not null,
	status varchar(20) not null,
	constraint purged_document_night foreign key (night_id) references purged_night (night_id)
);

create index purged_document_name on purged_document (feed, file_name);

-- Numbers of a night's blocks and dead letters, as ranges without gaps.
create table purged_range (
	night_id bigint not null,
	kind varchar(20) not null,
	first_id bigint not null,
	last_id bigint not null,
	constraint purged_range_key primary key (kind, first_id),
	constraint purged_range_night foreign key (night_id) references purged_night (night_id)
);

-- The home that works on this database: one row. The home has the same id in a file.
create table home (
	slot integer not null primary key,
	id varchar(36) not null,
	place text not null,
	host varchar(255) not null,
	recorded_at timestamp with time zone not null
);

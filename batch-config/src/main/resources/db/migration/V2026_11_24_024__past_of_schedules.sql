-- A span of time in which a clock went by settings that it no longer goes by. What was missed in it is still looked for.
create table schedule_past (
	name varchar(100) not null,
	settings text not null,
	since timestamp with time zone not null,
	until timestamp with time zone not null
);

create index schedule_past_name on schedule_past (name, until);

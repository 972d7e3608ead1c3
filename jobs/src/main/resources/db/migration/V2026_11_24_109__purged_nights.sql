-- What stays of the runs of a purged night, for good.
create table run_summary (
	job_execution_id bigint primary key,
	job_instance_id bigint not null,
	job_name varchar(100) not null,
	business_date date not null,
	sequence_number bigint not null,
	started_at timestamp,
	ended_at timestamp,
	status varchar(10) not null,
	-- Of Tradu; null where nobody wrote it down.
	version varchar(100),
	-- The night's account stands in the line of its last run.
	documents bigint,
	received bigint,
	delivered bigint,
	rejected bigint,
	canceled bigint,
	purged_at timestamp with time zone not null
);

create index run_summary_night on run_summary (business_date, sequence_number);

-- The bytes that purged nights have delivered, so that they are known when they come again.
create table delivered_hash (
	feed varchar(100) not null,
	sha256 char(64) not null,
	file_name varchar(300) not null,
	business_date date not null,
	primary key (feed, sha256)
);

-- When runs and steps began and ended, as instants, and how long they took by a clock that nobody sets. Spring Batch
-- keeps local times of the process that ran them; the zone says which. Rows of older versions have none of this.
create table run_time (
	job_execution_id bigint primary key,
	host varchar(200) not null,
	pid bigint not null,
	process_started timestamp with time zone not null,
	zone varchar(60) not null,
	started_at timestamp with time zone not null,
	ended_at timestamp with time zone,
	worked_millis bigint
);

create table step_time (
	step_execution_id bigint primary key,
	started_at timestamp with time zone not null,
	ended_at timestamp with time zone,
	worked_millis bigint
);

-- Why a run failed, as it was known when it did.
create table run_failure (
	job_execution_id bigint primary key,
	at timestamp with time zone not null,
	step varchar(100),
	item varchar(300),
	category varchar(20) not null,
	sentence text not null,
	fingerprint varchar(40) not null
);

-- What a run was made with: versions and settings.
create table run_fact (
	job_execution_id bigint not null,
	name varchar(300) not null,
	fact text not null,
	primary key (job_execution_id, name)
);

-- Which process has a task execution of the Data Flow server in its hands. The server's own tables do not say.
create table task_process (
	task_execution_id bigint primary key,
	host varchar(200) not null,
	pid bigint not null,
	process_started timestamp with time zone not null,
	begun_at timestamp with time zone not null
);

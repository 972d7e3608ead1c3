-- What a run moved over its time. Counted once, when it ends or is put right: counting it anew for every look reads
-- each change of each block. Kept for good, also when the night is purged.
create table run_rows (
	job_execution_id bigint primary key,
	row_count bigint not null,
	-- How long each bucket lasts, and the rows of each, the first one first, separated by spaces.
	bucket_millis bigint not null,
	buckets varchar(2000) not null
);

-- What a clock knows of each schedule beside its settings.
create table schedule_state (
	name varchar(100) primary key,
	-- Its settings when a clock saw them last.
	settings text not null,
	-- What was due before is not looked for: the clock did not know of it, or it was paused.
	since timestamp with time zone not null,
	paused_at timestamp with time zone,
	paused_by varchar(200),
	pause_reason text
);

-- What was due and has not begun: each is told once.
create table missing_launch (
	schedule varchar(100) not null,
	business_date date not null,
	due_at timestamp with time zone not null,
	noticed_at timestamp with time zone not null,
	detail text not null,
	primary key (schedule, business_date)
);

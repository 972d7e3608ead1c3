-- What was due, but not launched because the clock came late and the schedule wants nothing launched late. Nobody makes
-- up for it.
create table skipped_launch (
	schedule varchar(100) not null,
	business_date date not null,
	skipped_at timestamp with time zone not null,
	detail text not null,
	primary key (schedule, business_date)
);

-- The route that a block's rows went first, how many of them were asked there, and how many of these answers were
-- rejected. Empty for blocks that were checked before this was counted.
alter table block_result add column route varchar(300);
alter table block_result add column rows_asked integer;
alter table block_result add column rows_rejected integer;

-- A route whose answers were mostly rejected in a night. Its documents are held until an operator has decided.
create table route_hold (
	night_id bigint not null,
	route varchar(300) not null,
	rows_asked bigint not null,
	rows_rejected bigint not null,
	held_at timestamp with time zone not null,
	delivered_by varchar(200),
	delivered_at timestamp with time zone,
	reason text,
	primary key (night_id, route),
	constraint route_hold_night foreign key (night_id) references night (id)
);

-- What the Data Flow server sees of the runs is theirs: see db/server/views.sql.
create function refuse_change_by_server() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		raise exception 'runs are recorded by the line alone, in its own tables (%)', tg_table_name;
	end if;
	raise exception 'runs are removed by scripts/tradu purge alone, which archives them first; the Data Flow server '
		'may not delete them (%)', tg_table_name;
end
$$;

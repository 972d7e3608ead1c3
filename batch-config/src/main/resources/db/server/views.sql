-- The Data Flow server looks for runs in tables of its own, boot3_batch_*. Where it has made them, they become views onto
-- those of the line: what is true stands in one place. Run after every start's migrations; does nothing once done.
do $$
declare
	parts constant text[] := array['job_instance', 'job_execution', 'job_execution_params', 'step_execution',
		'job_execution_context', 'step_execution_context'];
	line constant text := current_schema();
	server text;
	part text;
	filled boolean;
	dependent record;
	dependents text[] := '{}';
	definitions text[] := '{}';
	find_server constant text := 'select n.nspname from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			join pg_index i on i.indrelid = t.oid
			join pg_class x on x.oid = i.indexrelid
		where t.relname = ''boot3_batch_job_execution'' and t.relkind = ''r''
			and x.relname = ''boot3_batch_job_execution_start_time_ix''';
begin
	-- The index is the last thing that the server's own migrations do to these tables; they would fail on a view.
	execute find_server into server;
	if server is null then
		return;
	end if;
	-- One process at a time, and the next one finds it done.
	perform pg_advisory_xact_lock(hashtext('tradu: views for the Data Flow server'));
	execute find_server into server;
	if server is null then
		return;
	end if;
	for dependent in
		select distinct format('%I.%I', vn.nspname, v.relname) as name, pg_get_viewdef(v.oid) as definition
		from pg_class t
			join pg_namespace n on n.oid = t.relnamespace
			join pg_depend d on d.refobjid = t.oid
			join pg_rewrite r on r.oid = d.objid
			join pg_class v on v.oid = r.ev_class and v.relkind = 'v'
			join pg_namespace vn on vn.oid = v.relnamespace
		where n.nspname = server and t.relname = any (select 'boot3_batch_' || p from unnest(parts) p)
	loop
		dependents := dependents || dependent.name;
		definitions := definitions || dependent.definition;
		execute 'drop view ' || dependent.name;
	end loop;
	foreach part in array parts loop
		execute format('select exists (select 1 from %I.%I)', server, 'boot3_batch_' || part) into filled;
		if filled then
			-- Somebody's runs of before: kept, and out of the way.
			execute format('alter table %I.%I rename to %I', server, 'boot3_batch_' || part,
				'before_line_batch_' || part);
		else
			execute format('drop table %I.%I cascade', server, 'boot3_batch_' || part);
		end if;
		execute format('create view %I.%I as select * from %I.%I', server, 'boot3_batch_' || part, line,
			'batch_' || part);
		execute format('create trigger line_keeps_its_runs instead of insert or delete on %I.%I
			for each row execute function %I.refuse_change_by_server()', server, 'boot3_batch_' || part, line);
	end loop;
	for i in 1 .. coalesce(array_length(dependents, 1), 0) loop
		execute 'create view ' || dependents[i] || ' as ' || definitions[i];
	end loop;
end
$$

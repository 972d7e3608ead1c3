create trigger audit_chain_is_kept before update or delete on audit_chain for each row
	execute function refuse_audit_change();

create trigger audit_chain_is_not_emptied before truncate on audit_chain execute function refuse_audit_change();

-- Where the tables belong to a role of their own, the role of the application may read and add, and cannot drop the triggers.
do $$
declare
	application record;
begin
	for application in
		select distinct g.grantee, g.table_name
		from information_schema.role_table_grants g
		join pg_tables t on t.schemaname = g.table_schema and t.tablename = g.table_name
		where g.table_schema = current_schema() and g.table_name in ('audit', 'audit_chain') and g.grantee <> t.tableowner
	loop
		execute format('revoke update, delete, truncate, references, trigger on %I from %s', application.table_name,
			case application.grantee when 'PUBLIC' then 'public' else quote_ident(application.grantee) end);
	end loop;
end
$$;

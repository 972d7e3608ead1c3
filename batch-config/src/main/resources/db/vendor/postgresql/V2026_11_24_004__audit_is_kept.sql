create function refuse_audit_change() returns trigger language plpgsql as $$
begin
	raise exception 'the audit log is kept as it was written: no % of it', lower(tg_op);
end
$$;

create trigger audit_is_kept before update or delete on audit for each row execute function refuse_audit_change();

create trigger audit_is_not_emptied before truncate on audit execute function refuse_audit_change();

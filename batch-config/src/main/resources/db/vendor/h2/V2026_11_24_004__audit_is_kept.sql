create trigger audit_is_kept before update, delete on audit for each row
	call 'io.tradu.batch.audit.RefuseChange';

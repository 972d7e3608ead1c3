create trigger audit_chain_is_kept before update, delete on audit_chain for each row
	call 'io.tradu.batch.audit.RefuseChange';

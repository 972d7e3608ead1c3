package io.tradu.batch.lease;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Commits only while this process has its leases. Asked at the commit and not before: the
 * lease's row is then locked for a moment, and not for as long as an engine takes.
 */
class FencedTransactionManager extends JdbcTransactionManager {

	private static final long serialVersionUID = 1L;

	private final transient HeldLeases held;

	FencedTransactionManager(DataSource database, HeldLeases held) {
		super(database);
		this.held = held;
	}

	@Override
	protected void prepareForCommit(DefaultTransactionStatus status) {
		if (status.isNewTransaction() && !status.isReadOnly()) {
			this.held.confirm();
		}
	}

	// A rollback that fails replaces the exception it was for, which Spring keeps in an
	// exception of this type only.
	@Override
	protected RuntimeException translateException(String task, SQLException failure) {
		return task.contains("rollback") ? new TransactionSystemException(task + " failed", failure)
				: super.translateException(task, failure);
	}

}

package io.tradu.batch.audit;

import java.util.List;

import javax.sql.DataSource;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains the entries of the audit log: each gets a link whose hash covers the hash before
 * it and the whole entry. Entries are linked once they are committed, in a transaction of
 * their own, so that no act waits for another one's transaction; what a process that
 * died, or one of a former version, has left without a link gets one with the next entry.
 */
@Component
public class AuditChain {

	private static final Logger logger = LoggerFactory.getLogger(AuditChain.class);

	private static final LogField ENTRIES = LogField.number("entries");

	private static final LogField SHA256 = LogField.name("sha256");

	private static final int ATTEMPTS = 20;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	// Not bound to leases: what a process has done is linked, whatever it has lost since.
	AuditChain(JdbcClient jdbc, DataSource database) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Returns the end of the chain. */
	public AuditHead head() {
		return this.jdbc.sql("select link, hash from audit_chain order by link desc fetch first 1 row only")
			.query((row, number) -> new AuditHead(row.getLong("link"), row.getString("hash")))
			.optional()
			.orElse(AuditHead.NONE);
	}

	/** Links every committed entry that has no link. */
	public void extend() {
		try {
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				if (Boolean.TRUE.equals(this.transaction.execute(this::extend))) {
					AuditHead head = head();
					LogEvent.of(logger, "audit.chained")
						.with(ENTRIES, head.entries())
						.with(SHA256, head.sha256())
						.log("the audit log has " + head.entries() + " entries, the last with the hash "
								+ head.sha256());
					return;
				}
			}
			logger.warn("Entries of the audit log have no link yet: other processes were first each time");
		}
		catch (RuntimeException ex) {
			// The entry itself is committed. The next one brings its link along.
			logger.warn("Entries of the audit log have no link yet: {}", FailureReport.of(ex).sentence());
		}
	}

	/** Returns false if another process has linked an entry meanwhile. */
	private boolean extend(TransactionStatus status) {
		AuditHead head = head();
		for (ChainedEntry entry : unlinked()) {
			long link = head.entries() + 1;
			head = new AuditHead(link, entry.hash(link, head.sha256()));
			int linked = this.jdbc.sql("""
					insert into audit_chain (link, entry_id, hash) values (?, ?, ?) on conflict do nothing
					""").params(link, entry.id(), head.sha256()).update();
			if (linked == 0) {
				status.setRollbackOnly();
				return false;
			}
		}
		return true;
	}

	/** Returns the committed entries that have no link, in order. */
	List<ChainedEntry> unlinked() {
		return this.jdbc.sql("select " + ChainedEntry.COLUMNS + """
				 from audit a left join audit_chain c on c.entry_id = a.id where c.entry_id is null order by a.id
				""").query((row, number) -> ChainedEntry.of(row)).list();
	}

}

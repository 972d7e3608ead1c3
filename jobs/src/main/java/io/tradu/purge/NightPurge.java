package io.tradu.purge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.task.TaskRecords;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Purges one night. Its summary is the point of no return: written once the archive is
 * proven, it tells a later purge to go on removing, and not to archive what is left.
 */
@Component
class NightPurge {

	private final NightArchive archive;

	private final NightRows rows;

	private final KeptFacts kept;

	private final TaskRecords tasks;

	private final AuditLog audit;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final int batchRows;

	NightPurge(NightArchive archive, NightRows rows, KeptFacts kept, TaskRecords tasks, AuditLog audit, JdbcClient jdbc,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager,
			PurgeProperties properties) {
		this.archive = archive;
		this.rows = rows;
		this.kept = kept;
		this.tasks = tasks;
		this.audit = audit;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
		this.batchRows = properties.batchRows();
	}

	/** Archives a night and removes its rows. */
	void begin(Night night, Act act) {
		this.kept.rememberRows(this.rows.runs(night));
		String sha256 = Objects.requireNonNull(this.transaction.execute((status) -> this.archive.write(night)));
		this.transaction.executeWithoutResult((status) -> {
			Map<String, Long> count = this.rows.count(night);
			this.kept.save(night, this.rows.runs(night), sha256);
			note(night, act, "archived in " + this.archive.place(night) + ", SHA-256 " + sha256 + ": " + count);
		});
		remove(night);
	}

	/** Removes what a purge that was cut off has left of a night. */
	void goOn(Night night, Act act) {
		this.transaction.executeWithoutResult((status) -> note(night, act,
				"went on with a purge that was cut off; left were " + this.rows.count(night)));
		remove(night);
	}

	private void note(Night night, Act act, String detail) {
		this.audit.add(act, "purge", "night " + night.label(), detail);
	}

	private void remove(Night night) {
		// While the runs are known that they belong to.
		List<Long> runs = this.rows.runs(night);
		this.transaction.executeWithoutResult((status) -> this.tasks.remove(runs));
		Map<String, @Nullable Object> parameters = this.rows.parameters(night);
		for (NightTable table : NightTable.ALL) {
			int removed;
			do {
				removed = remove(table, parameters);
			}
			while (removed > 0);
		}
	}

	// Keys first: of a delete that limits its rows by asking its own table, the embedded
	// database asks again while it removes.
	private int remove(NightTable table, Map<String, @Nullable Object> parameters) {
		Integer removed = this.transaction.execute((status) -> {
			List<Object[]> keys = this.jdbc.sql(table.selectKeys())
				.params(parameters)
				.param("limit", this.batchRows)
				.query((row, number) -> key(row))
				.list();
			return keys.isEmpty() ? 0 : this.jdbc.sql(table.delete()).param("keys", keys).update();
		});
		return (removed != null) ? removed : 0;
	}

	private static Object[] key(ResultSet row) throws SQLException {
		Object[] key = new Object[row.getMetaData().getColumnCount()];
		for (int number = 1; number <= key.length; number++) {
			key[number - 1] = row.getObject(number);
		}
		return key;
	}

}

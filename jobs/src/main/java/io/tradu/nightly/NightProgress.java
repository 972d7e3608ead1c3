package io.tradu.nightly;

import java.util.EnumMap;
import java.util.Map;

import io.tradu.document.BlockState;
import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads from the database how far a night has come, for whoever asks, in this process or
 * another.
 */
@Repository
public class NightProgress {

	private final JdbcClient jdbc;

	NightProgress(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns how far a run has come.
	 * @param executionId its job execution
	 */
	public Progress of(Night night, long executionId) {
		String step = this.jdbc.sql("""
				select step_name from batch_step_execution where job_execution_id = ? order by step_execution_id desc
				fetch first 1 rows only
				""").param(executionId).query(String.class).optional().orElse("");
		long documents = documents(night, "");
		return switch (step) {
			case "translateBlocks" -> rows(step, documents, night, BlockState.VALIDATING);
			case "checkBlocks" -> rows(step, documents, night, BlockState.COMPLETED);
			case "deliverDocuments", "reconcileNight" ->
				new Progress(step, "documents", documents(night, " and status = 'DELIVERED'"), documents, documents);
			default -> ingested(step, documents, night);
		};
	}

	private long documents(Night night, String condition) {
		return this.jdbc
			.sql("select count(*) from document where night_id = ? and status not in ('DUPLICATE', 'QUARANTINED')"
					+ condition)
			.param(night.id())
			.query(Long.class)
			.single();
	}

	// How many rows a document has is known at its end only; until then the share of its
	// bytes tells.
	private Progress ingested(String step, long documents, Night night) {
		return this.jdbc.sql("""
				select coalesce(sum(ingested_rows), 0) as row_count, coalesce(sum(ingested_bytes), 0) as ingested,
					coalesce(sum(bytes), 0) as bytes
				from document where night_id = ? and status not in ('DUPLICATE', 'QUARANTINED')
				""").param(night.id()).query((row, number) -> {
			long rows = row.getLong("row_count");
			double share = (rows > 0) ? (double) row.getLong("ingested") / row.getLong("bytes") : 1;
			return new Progress(step, "rows", rows, Math.round(rows / share), documents);
		}).single();
	}

	private Progress rows(String step, long documents, Night night, BlockState reached) {
		Map<BlockState, Long> rows = new EnumMap<>(BlockState.class);
		this.jdbc.sql("select state, sum(row_count) as row_count from block where night_id = ? group by state")
			.param(night.id())
			.query((row) -> {
				rows.put(BlockState.valueOf(row.getString("state")), row.getLong("row_count"));
			});
		long total = rows.values().stream().mapToLong(Long::longValue).sum();
		long done = rows.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().compareTo(reached) >= 0)
			.mapToLong(Map.Entry::getValue)
			.sum();
		return new Progress(step, "rows", done, total, documents);
	}

}

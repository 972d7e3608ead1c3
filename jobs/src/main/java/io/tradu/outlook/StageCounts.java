package io.tradu.outlook;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tradu.document.BlockState;
import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how far each stage of a night has come. */
@Repository
class StageCounts {

	private final JdbcClient jdbc;

	StageCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the stages in the order of the line, from the ingest on. */
	List<Stage> of(Night night) {
		Stage ingest = ingest(night);
		Map<BlockState, Long> rows = rows(night);
		long all = reached(rows, BlockState.PENDING);
		long translated = reached(rows, BlockState.VALIDATING);
		long checked = reached(rows, BlockState.COMPLETED);
		long begun = reached(rows, BlockState.CLAIMED) - translated;
		// Blocks are made while documents are ingested; until then their share tells.
		long expected = (ingest.work() > 0) ? Math.round(all * (1 + (double) ingest.workLeft() / ingest.work())) : all;
		return List.of(ingest,
				new Stage("translateBlocks", "row", translated, all - translated, begun, translated,
						expected - translated),
				new Stage("checkBlocks", "row", checked, all - checked, 0, checked, expected - checked),
				delivery(night), reconciliation(night));
	}

	// How many rows a document has is known at its end only.
	private Stage ingest(Night night) {
		return stage("ingestRows", """
				select status in ('INGESTED', 'DELIVERED') as done,
					case when status in ('INGESTED', 'DELIVERED') then bytes else ingested_bytes end as work, bytes
				from document where night_id = ? and status in ('RECEIVED', 'INGESTED', 'DELIVERED')
				""", night);
	}

	private Stage delivery(Night night) {
		return stage("deliverDocuments", """
				select written as done, case when written then bytes else 0 end as work, bytes
				from (
					select bytes, exists (select 1 from deliverable l where l.document_id = d.id) as written
					from document d where night_id = ? and status in ('RECEIVED', 'INGESTED', 'DELIVERED')
				) known
				""", night);
	}

	private Stage reconciliation(Night night) {
		return stage("reconcileNight", """
				select proven as done, case when proven then bytes else 0 end as work, bytes
				from (
					select bytes, exists (select 1 from ledger l where l.document_id = d.id) as proven
					from document d where night_id = ? and status in ('RECEIVED', 'INGESTED', 'DELIVERED')
				) known
				""", night);
	}

	private Stage stage(String step, String documents, Night night) {
		return this.jdbc.sql("""
				select coalesce(sum(case when done then 1 else 0 end), 0) as done, count(*) as known,
					coalesce(sum(work), 0) as work_done, coalesce(sum(bytes), 0) as work_known
				from (%s) stage
				""".formatted(documents))
			.param(night.id())
			.query((row, number) -> new Stage(step, "document", row.getLong("done"),
					row.getLong("known") - row.getLong("done"), 0, row.getLong("work_done"),
					row.getLong("work_known") - row.getLong("work_done")))
			.single();
	}

	private Map<BlockState, Long> rows(Night night) {
		Map<BlockState, Long> rows = new EnumMap<>(BlockState.class);
		this.jdbc.sql("select state, sum(row_count) as row_count from block where night_id = ? group by state")
			.param(night.id())
			.query((row) -> {
				rows.put(BlockState.valueOf(row.getString("state")), row.getLong("row_count"));
			});
		return rows;
	}

	/** Returns the rows of the blocks that have come to a state or further. */
	private static long reached(Map<BlockState, Long> rows, BlockState state) {
		return rows.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().compareTo(state) >= 0)
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

}

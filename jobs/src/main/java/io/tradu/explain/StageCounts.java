package io.tradu.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tradu.document.BlockState;
import io.tradu.document.Night;
import io.tradu.explain.RestartPlan.Stage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how far each stage of a night has come. */
@Repository
class StageCounts {

	private final JdbcClient jdbc;

	StageCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Stage> of(Night night) {
		List<Stage> stages = new ArrayList<>();
		stages.add(ingest(night));
		Map<BlockState, Long> rows = rows(night);
		Map<BlockState, Long> reached = new EnumMap<>(BlockState.class);
		for (BlockState state : BlockState.values()) {
			reached.put(state, sum(rows, state));
		}
		long all = reached.get(BlockState.PENDING);
		long translated = reached.get(BlockState.VALIDATING);
		long begun = reached.get(BlockState.CLAIMED) - translated;
		stages.add(new Stage("translateBlocks", "row", translated, all - translated, begun));
		long checked = reached.get(BlockState.COMPLETED);
		stages.add(new Stage("checkBlocks", "row", checked, all - checked, 0));
		stages.add(documents(night, "deliverDocuments", "'DELIVERED'", "'RECEIVED', 'INGESTED'"));
		return stages;
	}

	// How many rows a document has is known at its end only.
	private Stage ingest(Night night) {
		return documents(night, "ingestRows", "'INGESTED', 'DELIVERED'", "'RECEIVED'");
	}

	private Stage documents(Night night, String step, String done, String left) {
		return this.jdbc.sql("""
				select coalesce(sum(case when status in (%s) then 1 else 0 end), 0) as done,
					coalesce(sum(case when status in (%s) then 1 else 0 end), 0) as rest
				from document where night_id = ?
				""".formatted(done, left))
			.param(night.id())
			.query((row, number) -> new Stage(step, "document", row.getLong("done"), row.getLong("rest"), 0))
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
	private static long sum(Map<BlockState, Long> rows, BlockState state) {
		return rows.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().compareTo(state) >= 0)
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

}

package io.tradu.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.document.BlockState;
import io.tradu.document.Night;
import io.tradu.report.Latency.Sample;
import io.tradu.throughput.MeasuredStage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures how long blocks took for each stage. */
@Repository
class Latencies {

	private static final int BLOCKS = 2000;

	private final JdbcClient jdbc;

	Latencies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Latency> of(Night night) {
		Measurement measurement = new Measurement();
		long after = 0;
		for (Optional<Long> last = lastOfPage(night, after); last.isPresent(); last = lastOfPage(night, after)) {
			add(night, after, last.get(), measurement);
			after = last.get();
		}
		return measurement.finished()
			.entrySet()
			.stream()
			.map((stage) -> Latency.of(stage.getKey(), stage.getValue()))
			.toList();
	}

	// PostgreSQL hands over all of a result at once, and a large night has very many
	// events.
	private Optional<Long> lastOfPage(Night night, long after) {
		return this.jdbc.sql("""
				select max(id) as last_id
				from (select id from block where night_id = ? and id > ? order by id fetch first ? rows only) page
				""")
			.params(night.id(), after, BLOCKS)
			.query((row, number) -> Optional.ofNullable(row.getObject("last_id", Long.class)))
			.single();
	}

	private void add(Night night, long after, long last, Measurement measurement) {
		this.jdbc
			.sql("""
					select e.block_id, e.to_state, e.at
					from block b join block_event e on e.block_id = b.id
					where b.night_id = ? and b.id > ? and b.id <= ? and e.to_state in ('PROCESSING', 'VALIDATING', 'COMPLETED')
					order by e.block_id, e.id
					""")
			.params(night.id(), after, last)
			.query((row) -> {
				measurement.add(row.getLong("block_id"), BlockState.valueOf(row.getString("to_state")),
						row.getObject("at", OffsetDateTime.class).toInstant().toEpochMilli());
			});
	}

	/** Follows block after block. */
	private static final class Measurement {

		private final Map<MeasuredStage, List<Sample>> samples = new EnumMap<>(MeasuredStage.class);

		// Of the block at hand. One that was given back begins anew, and one that a
		// replay
		// sends through again is measured again: the last time through is the one that
		// counts.
		private final Map<MeasuredStage, Sample> newest = new EnumMap<>(MeasuredStage.class);

		private long block = -1;

		private long since;

		void add(long block, BlockState reached, long at) {
			if (block != this.block) {
				finished();
			}
			for (MeasuredStage stage : MeasuredStage.values()) {
				if (block == this.block && stage.left() == reached) {
					this.newest.put(stage, new Sample(block, Math.max(0, at - this.since)));
				}
			}
			this.block = block;
			this.since = at;
		}

		Map<MeasuredStage, List<Sample>> finished() {
			this.newest.forEach(
					(stage, sample) -> this.samples.computeIfAbsent(stage, (key) -> new ArrayList<>()).add(sample));
			this.newest.clear();
			return this.samples;
		}

	}

}

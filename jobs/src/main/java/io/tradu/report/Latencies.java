package io.tradu.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tradu.document.BlockState;
import io.tradu.document.Night;
import io.tradu.report.Latency.Sample;
import io.tradu.throughput.MeasuredStage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures how long blocks took for each stage. */
@Repository
class Latencies {

	private final JdbcClient jdbc;

	Latencies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Latency> of(Night night) {
		Measurement measurement = new Measurement();
		this.jdbc.sql("""
				select e.block_id, e.to_state, e.at
				from block b join block_event e on e.block_id = b.id
				where b.night_id = ? and e.to_state in ('PROCESSING', 'VALIDATING', 'COMPLETED')
				order by e.block_id, e.id
				""").param(night.id()).query((row) -> {
			measurement.add(row.getLong("block_id"), BlockState.valueOf(row.getString("to_state")),
					row.getObject("at", OffsetDateTime.class).toInstant().toEpochMilli());
		});
		return measurement.samples.entrySet()
			.stream()
			.map((stage) -> Latency.of(stage.getKey(), stage.getValue()))
			.toList();
	}

	/** Follows block after block. */
	private static final class Measurement {

		private final Map<MeasuredStage, List<Sample>> samples = new EnumMap<>(MeasuredStage.class);

		private long block = -1;

		private long since;

		// A block that was given back begins anew: what counts is the try that went
		// through.
		void add(long block, BlockState reached, long at) {
			boolean same = block == this.block;
			for (MeasuredStage stage : MeasuredStage.values()) {
				if (same && stage.left() == reached) {
					this.samples.computeIfAbsent(stage, (key) -> new ArrayList<>())
						.add(new Sample(block, Math.max(0, at - this.since)));
				}
			}
			this.block = block;
			this.since = at;
		}

	}

}

package io.tradu.status;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.tradu.document.BlockState;
import io.tradu.document.Night;
import io.tradu.status.LineStatus.Queued;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the blocks of a night that stand in each state. */
@Repository
class Queue {

	private static final Set<BlockState> LAST = Set.of(BlockState.COMPLETED, BlockState.ERROR, BlockState.CANCELED);

	private final JdbcClient jdbc;

	private final Clock clock;

	Queue(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<Queued> of(Night night) {
		return this.jdbc.sql("""
				select state, count(*) as blocks, sum(row_count) as row_count, min(changed_at) as since
				from block where night_id = ? group by state
				""")
			.param(night.id())
			.query((row, number) -> queued(BlockState.valueOf(row.getString("state")), row.getLong("blocks"),
					row.getLong("row_count"), row.getObject("since", OffsetDateTime.class)))
			.list()
			.stream()
			.sorted(Comparator.comparing((queued) -> BlockState.valueOf(queued.state())))
			.toList();
	}

	private Queued queued(BlockState state, long blocks, long rows, OffsetDateTime since) {
		Duration age = Duration.between(since.toInstant(), this.clock.instant());
		return new Queued(state.name(), blocks, rows, LAST.contains(state) ? null : Math.max(0, age.toSeconds()));
	}

}

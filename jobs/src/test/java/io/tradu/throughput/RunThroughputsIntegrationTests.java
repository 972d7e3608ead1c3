package io.tradu.throughput;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered of runs, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunThroughputsIntegrationTests {

	private final Line line;

	private final RunThroughputs throughputs;

	RunThroughputsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS);
		this.throughputs = this.line.bean(RunThroughputs.class);
	}

	@Test
	void remembersWhatARunHasMoved() {
		long run = run();

		assertThat(stored(run)).isEqualTo(1);
		RunRows rows = this.throughputs.of(List.of(run, 999_999L)).get(run);
		assertThat(rows.total()).isEqualTo(2);
		assertThat(rows.buckets()).hasSize(RunThroughputs.BUCKETS);
		assertThat(rows.buckets().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
	}

	@Test
	void countsWhatNobodyRemembers() {
		long run = run();
		RunRows remembered = this.throughputs.of(List.of(run)).get(run);
		forget(run);

		assertThat(this.throughputs.of(List.of(run)).get(run).total()).isEqualTo(remembered.total());
	}

	@Test
	void remembersAFailedRunAndTheOneThatGoesOnApart() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "title\nGood day " + this.line.date() + "\n");
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		long failed = this.line.run().execution().getId();
		this.line.engine().reset();
		long second = this.line.run().execution().getId();

		assertThat(this.throughputs.of(List.of(failed, second))).satisfies((rows) -> {
			assertThat(rows.get(failed).total()).isZero();
			assertThat(rows.get(second).total()).isEqualTo(1);
		});
	}

	@Test
	void countsRunsThatStandBehindManyWithoutRows() {
		long run = run();
		forget(run);
		List<Long> runs = LongStream.concat(LongStream.range(700_000, 700_020), LongStream.of(run)).boxed().toList();

		assertThat(this.throughputs.of(runs)).containsOnlyKeys(run);
	}

	@Test
	void remembersWithTheNextRunWhatWasForgotten() {
		long first = run();
		long second = run();
		forget(first);
		forget(second);

		run();

		assertThat(stored(first)).isEqualTo(1);
		assertThat(stored(second)).isEqualTo(1);
	}

	@Test
	void isAskedOnceForAHundredRuns() {
		List<Long> runs = IntStream.range(0, 100).mapToObj((index) -> 500_000L + index).toList();
		for (long run : runs) {
			this.line.bean(JdbcClient.class)
				.sql("insert into run_rows values (?, 100, 1000, '10 90') on conflict do nothing")
				.param(run)
				.update();
		}

		assertThat(this.throughputs.of(runs)).hasSize(100)
			.allSatisfy((run, rows) -> assertThat(rows.buckets()).containsExactly(10L, 90L));
		assertThat(this.throughputs.of(List.of())).isEmpty();
	}

	private long run() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "title\nGood day " + this.line.date() + "\nGood night\n");
		return this.line.run().execution().getId();
	}

	private void forget(long run) {
		this.line.bean(JdbcClient.class).sql("delete from run_rows where job_execution_id = ?").param(run).update();
	}

	private long stored(long run) {
		return this.line.bean(JdbcClient.class)
			.sql("select count(*) from run_rows where job_execution_id = ?")
			.param(run)
			.query(Long.class)
			.single();
	}

}

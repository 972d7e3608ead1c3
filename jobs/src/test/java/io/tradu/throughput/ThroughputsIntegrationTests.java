package io.tradu.throughput;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import io.tradu.document.BlockState;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured of a night, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ThroughputsIntegrationTests {

	private static final Instant TEN = Instant.parse("2026-01-01T22:00:00Z");

	private static long nextId = 1_000_000;

	private final Line line;

	private final Throughputs throughputs;

	private Night night;

	ThroughputsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS);
		this.throughputs = this.line.bean(Throughputs.class);
		this.night = openNight();
	}

	@BeforeEach
	void setUp() {
		this.night = openNight();
	}

	@Test
	void sumsRowsByStageAndTime() {
		long first = addBlocks(2, 50);
		record(first, BlockState.CLAIMED, 0);
		record(first, BlockState.VALIDATING, 10);
		record(first + 1, BlockState.VALIDATING, 25);
		record(first, BlockState.COMPLETED, 26);
		record(first + 1, BlockState.COMPLETED, 40);

		Throughput throughput = this.throughputs.of(this.night, 4).orElseThrow();

		assertThat(throughput.from()).isEqualTo(TEN);
		assertThat(throughput.bucket()).isEqualTo(Duration.ofSeconds(10));
		assertThat(throughput.rows(MeasuredStage.TRANSLATE)).containsExactly(0L, 50L, 50L, 0L);
		assertThat(throughput.rows(MeasuredStage.CHECK)).containsExactly(0L, 0L, 50L, 50L);
		assertThat(throughput.rates(MeasuredStage.CHECK)).containsExactly(0.0, 0.0, 5.0, 5.0);
		assertThat(throughput.total(MeasuredStage.TRANSLATE)).isEqualTo(100);
	}

	@Test
	void putsAMomentIntoOneBucket() {
		record(addBlocks(1, 7), BlockState.VALIDATING, 0);

		assertThat(this.throughputs.of(this.night, 3).orElseThrow().rows(MeasuredStage.TRANSLATE)).containsExactly(7L,
				0L, 0L);
	}

	@Test
	void endsWithTheLastBlockThatLeftAStage() {
		long first = addBlocks(2, 50);
		record(first, BlockState.CLAIMED, 0);
		record(first, BlockState.VALIDATING, 10);
		record(first, BlockState.COMPLETED, 20);
		record(first + 1, BlockState.CANCELED, 200_000);

		Throughput throughput = this.throughputs.of(this.night, 4).orElseThrow();

		assertThat(throughput.bucket()).isEqualTo(Duration.ofSeconds(5));
		assertThat(throughput.rows(MeasuredStage.CHECK)).containsExactly(0L, 0L, 0L, 50L);
	}

	@Test
	void hasABucketForANightThatHasOnlyBegun() {
		record(addBlocks(1, 7), BlockState.CLAIMED, 0);

		assertThat(this.throughputs.of(this.night, 3).orElseThrow().total(MeasuredStage.TRANSLATE)).isZero();
	}

	@Test
	void measuresNothingWhereNothingHappened() {
		addBlocks(1, 7);

		assertThat(this.throughputs.of(this.night, 3)).isEmpty();
		assertThat(this.throughputs.ofRun(999_999, 3)).isEmpty();
	}

	@Test
	void measuresARun() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "title\nGood day " + this.line.date() + "\nGood night\n");
		NightRun run = this.line.run();

		Throughput throughput = this.throughputs.ofRun(run.execution().getId(), 20).orElseThrow();

		assertThat(throughput.rows(MeasuredStage.TRANSLATE)).hasSize(20);
		assertThat(throughput.total(MeasuredStage.TRANSLATE)).isEqualTo(2);
		assertThat(throughput.total(MeasuredStage.CHECK)).isEqualTo(2);
	}

	@Test
	void countsEveryBlockOfManyOnce() {
		long first = addBlocks(200, 20);
		for (BlockState state : List.of(BlockState.CLAIMED, BlockState.PROCESSING, BlockState.VALIDATING,
				BlockState.COMPLETED)) {
			record(first, 200, state);
		}

		Throughput throughput = this.throughputs.of(this.night, 60).orElseThrow();

		assertThat(throughput.total(MeasuredStage.TRANSLATE)).isEqualTo(4000);
		assertThat(throughput.total(MeasuredStage.CHECK)).isEqualTo(4000);
	}

	private Night openNight() {
		return this.line.bean(Nights.class).open(this.line.nextDate(), 1);
	}

	private long addBlocks(int count, int rows) {
		jdbc().update("""
				insert into document (night_id, feed, file_name, sha256, bytes, status, targets, columns, ingested_rows,
					ingested_bytes, received_at)
				values (?, 'news', 'a.csv', 'x', 1, 'INGESTED', '["es"]', '["title"]', 1, 1, ?)
				""", this.night.id(), TEN.atOffset(ZoneOffset.UTC));
		Long document = jdbc().queryForObject("select max(id) from document", Long.class);
		long first = nextId;
		nextId += count;
		jdbc().batchUpdate("""
				insert into block (id, night_id, document_id, target, first_row, last_row, row_count, byte_offset,
					byte_length, state, failures, changed_at)
				values (?, ?, ?, 'es', ?, 0, ?, 0, 0, 'COMPLETED', 0, ?)
				""",
				IntStream.range(0, count)
					.mapToObj((number) -> new Object[] { first + number, this.night.id(), document, number, rows,
							TEN.atOffset(ZoneOffset.UTC) })
					.toList());
		return first;
	}

	private void record(long block, BlockState state, int second) {
		record(block, 1, state, second);
	}

	private void record(long first, int count, BlockState state) {
		record(first, count, state, state.ordinal());
	}

	private void record(long first, int count, BlockState state, int second) {
		jdbc().batchUpdate(
				"""
						insert into block_event (block_id, at, from_state, to_state, instance, reason) values (?, ?, '-', ?, '', '')
						""",
				IntStream.range(0, count)
					.mapToObj((number) -> new Object[] { first + number,
							TEN.plusSeconds(second + number).atOffset(ZoneOffset.UTC), state.name() })
					.toList());
	}

	private JdbcTemplate jdbc() {
		return this.line.bean(JdbcTemplate.class);
	}

}

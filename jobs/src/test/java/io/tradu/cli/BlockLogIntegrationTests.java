package io.tradu.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.testing.NightFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The documented query, {@code scripts/block-log}, on the log of a night that was killed.
 */
@Timeout(240)
class BlockLogIntegrationTests {

	private static final Path SCRIPT = Path.of("../scripts/block-log").toAbsolutePath().normalize();

	// One row a block, and a small log file: many commits, and several parts.
	private static final String[] NIGHT = { "-Dtradu.ingest.block-rows=1",
			"-Dtradu.batch.steps.translateBlocks.chunk-size=1", "-Dlogging.logback.rollingpolicy.max-file-size=100KB",
			"run", "nightly", "--date", NightFolder.DATE };

	@TempDir
	private Path home;

	@Test
	void tellsTheLifeOfABlockThatAProcessDiedOver() throws Exception {
		NightFolder.fill(this.home, 5, 100);
		try (TraduProcess night = TraduProcess.start(this.home, Map.of("TRADU_CORRELATIONID", "launch-1"), NIGHT)) {
			await().atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> night.ask("select count(*) from block where state = 'VALIDATING'") > 20);
			assertThat(night.kill()).isTrue();
		}
		try (TraduProcess night = TraduProcess.start(this.home, Map.of("TRADU_CORRELATIONID", "launch-2"), NIGHT)) {
			assertThat(night.exitCode()).as(night.output()).isZero();
		}

		try (EmbeddedDatabase database = EmbeddedDatabase.open(this.home.resolve("database/tradu"),
				Sharing.WHILE_WORKING)) {
			SingleConnectionDataSource source = new SingleConnectionDataSource(database.url(), EmbeddedDatabase.USER,
					"", true);
			JdbcClient jdbc = JdbcClient.create(source);
			for (long block : tellingBlocks(jdbc)) {
				assertSameLife(block, jdbc);
			}
			source.destroy();
		}
		try (Stream<Path> files = Files.list(this.home.resolve("logs"))) {
			assertThat(files.filter((file) -> file.getFileName().toString().startsWith("tradu.log."))).isNotEmpty();
		}
	}

	// The oldest claim that the dead process left, one that it had finished, and the
	// last.
	private static List<Long> tellingBlocks(JdbcClient jdbc) {
		List<Long> blocks = jdbc.sql("""
				select min(block_id) from block_event where to_state = 'PENDING'
				union all select min(id) from block
				union all select max(id) from block
				""").query(Long.class).list();
		assertThat(blocks).hasSize(3).doesNotContainNull().doesNotHaveDuplicates();
		return blocks;
	}

	private void assertSameLife(long block, JdbcClient jdbc) throws Exception {
		List<String[]> told = query(block).stream().filter((line) -> line[1].equals("block.moved")).toList();
		List<Change> stored = jdbc
			.sql("select at, from_state, to_state, instance from block_event where block_id = ? order by id")
			.param(block)
			.query((row, number) -> new Change(row.getObject("at", OffsetDateTime.class).toInstant(),
					row.getString("from_state") + " " + row.getString("to_state") + " " + row.getString("instance")))
			.list();

		assertThat(told).extracting((line) -> line[2] + " " + line[3] + " " + line[7])
			.as("changes of block " + block)
			.isEqualTo(stored.stream().map(Change::words).toList());
		for (int i = 0; i < stored.size(); i++) {
			assertThat(Duration.between(stored.get(i).at(), Instant.parse(told.get(i)[0])))
				.isBetween(Duration.ofMillis(-5), Duration.ofSeconds(1));
			assertThat(told.get(i)[8]).isEqualTo(told.get(i)[5].equals("1") ? "launch-1" : "launch-2");
		}
		assertThat(query(block).get(0)[1]).isEqualTo("block.added");
	}

	@Test
	void showsWhatWouldActOnTheTerminal() throws Exception {
		Path logs = Files.createDirectories(this.home.resolve("logs"));
		Files.writeString(logs.resolve("tradu.log"), """
				{"@timestamp":"2026","event":{"action":"a"},"tradu":{"block":1,"reason":"x\\u001b[2J\\u202e\\n\\u2028"}}
				""");

		assertThat(query(1)).singleElement()
			.satisfies((line) -> assertThat(line[4]).isEqualTo("x\\u001b[2J\\u202e\\n\\u2028"));
	}

	private List<String[]> query(long block) throws IOException, InterruptedException {
		Process query = new ProcessBuilder(SCRIPT.toString(), Long.toString(block),
				this.home.resolve("logs").toString())
			.redirectErrorStream(true)
			.start();
		String out = new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(query.waitFor()).as(out).isZero();
		return out.lines().map((line) -> line.split("\t", -1)).toList();
	}

	private record Change(Instant at, String words) {
	}

}

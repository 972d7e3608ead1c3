package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.testing.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dead letters from the command line, in processes of their own. */
@Timeout(240)
class DeadLettersProcessIntegrationTests {

	private static final String[] NIGHT = { "run", "nightly", "--date", "2026-11-20" };

	private static final String[] REPLAY = { "dead-letters", "replay", "--rule", "length-ratio", "--reason",
			"the rule was too strict" };

	@TempDir
	private Path home;

	@Test
	void completesReplayThatIsKilled(@TempDir Path undisturbed) throws IOException {
		for (Path place : new Path[] { this.home, undisturbed }) {
			rejectAll(place, 1500, 3);
		}
		int kills = killWhen("TRANSLATED", 200, REPLAY) + killWhen("TRANSLATED", 2500, "restart", "replay 1")
				+ killWhen("DELIVERED", 0, "restart", "replay 1");
		assertThat(kills).isGreaterThanOrEqualTo(2);

		try (TraduProcess last = TraduProcess.run(this.home, "restart", "replay 1");
				TraduProcess reference = TraduProcess.run(undisturbed, REPLAY)) {
			assertThat(last.exitCode()).as(last.output()).isIn(0, (kills < 3) ? 6 : 0);
			assertThat(reference.exitCode()).as(reference.output()).isZero();
			assertThat(reference.lastLine())
				.isEqualTo("ledger: received=9000 delivered=9000 rejected=0 canceled=0 balanced=true");
		}
		assertThat(Outbox.contents(this.home.resolve("outbox")))
			.isEqualTo(Outbox.contents(undisturbed.resolve("outbox")));
	}

	@Test
	void listsShowsReplaysAndDiscards() throws IOException {
		rejectAll(this.home, 2, 1);

		assertEndsWith(0, "news/d0.csv:2 es", "dead-letters", "list", "--reason", "length-ratio");
		assertEndsWith(0, "\"item\" : \"news/d0.csv:1 ca\"", "dead-letters", "list", "--json", "--kind", "row");
		assertEndsWith(0, "\"route\" : \"pseudo:en-es\"", "dead-letters", "show", "1", "--json");
		assertEndsWith(0, "1 dead letter discarded", "dead-letters", "discard", "1", "--reason", "not needed");
		assertEndsWith(6, "is DISCARDED", "dead-letters", "replay", "1", "--reason", "after all");
		assertEndsWith(0, "ledger: received=4 delivered=1 rejected=3 canceled=0 balanced=true", "dead-letters",
				"replay", "2", "--reason", "by hand", "--target", "title=Un texto de cierta longitud en d0");
		assertEndsWith(0, "replay 1", "runs");
	}

	@Test
	void refusesWhatCannotBe() throws IOException {
		rejectAll(this.home, 2, 1);

		assertEndsWith(2, "called titel", "dead-letters", "replay", "1", "--reason", "typo", "--source", "titel=x");
		assertEndsWith(6, "no engine knows the route nobody:en-es", "dead-letters", "replay", "1", "--reason", "x",
				"--route", "nobody:en-es");
		assertEndsWith(3, "nothing to do", "dead-letters", "replay", "--feed", "nothing", "--reason", "x");
	}

	private void rejectAll(Path place, int rows, int documents) throws IOException {
		Files.createDirectories(place.resolve("inbox/news"));
		for (int number = 0; number < documents; number++) {
			String name = "d" + number;
			Files.writeString(place.resolve("inbox/news/" + name + ".csv"),
					"id,title\n" + IntStream.rangeClosed(1, rows)
						.mapToObj((row) -> row + ",A text of some length in " + name + "\n")
						.collect(Collectors.joining()));
		}
		feeds(place, 0.5);
		try (TraduProcess night = TraduProcess.start(place, Map.of("TRADU_HOLD_SHARE", "1.1"), NIGHT)) {
			night.exitCode();
			assertThat(night.lastLine()).contains("delivered=0 ").endsWith("balanced=true");
		}
		feeds(place, 2);
	}

	private static void feeds(Path place, double longest) throws IOException {
		Files.writeString(place.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es, ca]
				      key: id
				      columns: [title]
				      checks:
				        length-ratio: {maximum: %s}
				      routes:
				        es: ["pseudo:en-es"]
				        ca: ["pseudo:en-ca"]
				""".formatted(longest));
	}

	private int killWhen(String state, int moreThan, String... arguments) {
		String condition = "select 1 from replay_item where state = '" + state + "' having count(*) > " + moreThan;
		try (TraduProcess replay = TraduProcess.start(this.home, Map.of(), arguments)) {
			await().atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> !replay.isAlive() || replay.ask(condition) > 0);
			boolean met = replay.isAlive();
			replay.kill();
			return met ? 1 : 0;
		}
	}

	private void assertEndsWith(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			assertThat(process.output()).contains(words);
		}
	}

}

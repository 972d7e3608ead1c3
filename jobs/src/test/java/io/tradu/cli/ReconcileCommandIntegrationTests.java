package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code tradu reconcile} as a person types it. */
@Timeout(120)
class ReconcileCommandIntegrationTests {

	@TempDir
	private Path home;

	@BeforeEach
	void putDocument() throws IOException {
		Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      key: id
				      columns: [title]
				      routes: {es: ["pseudo:en-es"]}
				""");
		Path inbox = Files.createDirectories(this.home.resolve("inbox/news"));
		Files.writeString(inbox.resolve("a.csv"), "id,title\n1,Good day\n2,Good,night\n3,Good morning\n");
	}

	@Test
	void namesDisagreementAndMendsItWhenAskedTo() throws IOException {
		tradu(0, "run", "nightly", "--date", "2026-11-20");
		assertThat(tradu(0, "reconcile", "--date", "2026-11-20").output())
			.contains("night 2026-11-20  ok: 1 document, 3 rows, ledger balanced\n")
			.endsWith("ledger: received=3 delivered=2 rejected=1 canceled=0 balanced=true\n");
		Files.writeString(this.home.resolve("outbox/2026-11-20/news/a.es.csv"), "4,More\n", StandardOpenOption.APPEND);

		assertThat(tradu(7, "reconcile").output()).contains("night 2026-11-20  1 disagreement",
				"deliverable-changed  document news/a.csv", "--repair mends it", "balanced=false");
		assertThat(tradu(7, "reconcile", "--json").output()).contains("\"rule\" : \"deliverable-changed\"",
				"\"mendable\" : true", "\"mended\" : false");
		assertThat(tradu(0, "reconcile", "--repair", "--reason", "edited by mistake").output())
			.contains("mended: deliverable-changed")
			.endsWith("balanced=true\n");
		assertThat(tradu(0, "reconcile", "--json").output()).isEqualToIgnoringWhitespace("[]");
	}

	@Test
	void wantsReasonForRepair() {
		assertThat(tradu(2, "reconcile", "--repair").output()).contains("--repair needs --reason");
		assertThat(tradu(2, "reconcile", "--repair", "--reason", " ").output()).contains("--repair needs --reason");
		assertThat(tradu(2, "reconcile", "--reason", "why").output()).contains("--reason goes with --repair");
	}

	@Test
	void hasNothingToDoWhereNothingHasRun() {
		assertThat(tradu(3, "reconcile").output()).contains("nothing has run");
		tradu(0, "run", "nightly", "--date", "2026-11-20");
		assertThat(tradu(3, "reconcile", "--date", "2026-11-21").output()).contains("there is no night of 2026-11-21");
	}

	@Test
	void looksBesideNightThatRunsAndRepairsNothing() throws IOException {
		tradu(0, "run", "nightly", "--date", "2026-11-20");
		Files.writeString(this.home.resolve("inbox/news/b.csv"), "id,title\n1,Good evening\n");
		// It has the lease, and waits for its document to be quiet.
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), "-Dtradu.receive.quiet-period=60s", "run",
				"nightly", "--date", "2026-11-21")) {
			await().atMost(Duration.ofSeconds(60))
				.until(() -> night.ask("select count(*) from lease where released_at is null") == 1);

			assertThat(tradu(0, "reconcile").output()).contains("works on the line", "night 2026-11-20  ok");
			assertThat(tradu(6, "reconcile", "--repair", "--reason", "to see").output()).contains("refused: ");
		}
	}

	@Test
	void comparesNightWithTheOutboxItDeliveredTo(@TempDir Path elsewhere) throws IOException {
		tradu(0, "run", "nightly", "--date", "2026-11-20", "--outbox", elsewhere.toString());
		Files.delete(elsewhere.resolve("2026-11-20/news/a.es.csv"));

		assertThat(tradu(7, "reconcile").output()).contains("not judged: it delivers to " + elsewhere);
		assertThat(tradu(7, "reconcile", "--outbox", elsewhere.toString()).output()).contains("deliverable-missing");
	}

	private TraduProcess tradu(int exitCode, String... arguments) {
		TraduProcess process = TraduProcess.run(this.home, arguments);
		assertThat(process.exitCode()).as(process.output()).isEqualTo(exitCode);
		return process;
	}

}

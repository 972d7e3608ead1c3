package io.tradu.nightly;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.tradu.engine.Translation.Untranslatable;
import io.tradu.replay.Edits;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.LetterFilter;
import io.tradu.replay.ReplayReport;
import io.tradu.replay.ReplayRequest;
import io.tradu.replay.ReplayRunner;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** An engine that takes longer than the database lets a transaction stand idle. */
class SlowEngineIntegrationTests {

	private static final Duration SLOW = Duration.ofMillis(500);

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      columns: [title]
			      routes:
			        es: ["fake:en-es", "fake:en-ca-es"]
			""";

	private static Line line;

	@BeforeAll
	static void start() {
		line = Line.start(TestDatabase.POSTGRESQL, FEEDS, "tradu.ingest.block-rows=3", "tradu.hold.share=2",
				"spring.datasource.hikari.connection-init-sql=set idle_in_transaction_session_timeout = '200ms'");
	}

	@AfterAll
	static void end() {
		line.close();
	}

	@BeforeEach
	void nextNight() {
		line.nextDate();
		line.put("news", "a.csv", "title\n" + ("The old house of " + line.date() + "\n").repeat(9));
		line.engine().beforeEachCall(() -> LockSupport.parkNanos(SLOW.toNanos()));
	}

	@Test
	void holdsNoTransactionOfANight() {
		line.engine().answers("fake:en-es", (answer) -> new Untranslatable("no-words", "it has no words for it"));

		assertThat(line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void holdsNoTransactionOfAReplay() {
		line.engine().answers((answer) -> new Untranslatable("no-words", "it has no words for it"));
		assertThat(line.run().status()).isEqualTo(BatchStatus.COMPLETED);
		line.engine().answers((answer) -> answer);

		ReplayReport report = line.bean(ReplayRunner.class)
			.replay(LetterChoice.of(LetterFilter.open(line.date(), null, null, null)),
					new ReplayRequest("tester", "for the test", null, Edits.NONE));

		assertThat(report.status()).isEqualTo(BatchStatus.COMPLETED);
	}

}

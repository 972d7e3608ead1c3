package io.tradu.nightly;

import io.tradu.engine.Translation.Untranslatable;
import io.tradu.replay.Edits;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.LetterFilter;
import io.tradu.replay.ReplayReport;
import io.tradu.replay.ReplayRequest;
import io.tradu.replay.ReplayRunner;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An engine that answers only once no transaction is open in the database: whatever waits
 * for it with one waits forever.
 */
class EngineCallsIntegrationTests {

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

	private final Line line = Line.shared(TestDatabase.POSTGRESQL, FEEDS, "tradu.ingest.block-rows=3");

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "title\n" + ("The old house of " + this.line.date() + "\n").repeat(9));
		this.line.engine().beforeEachCall(() -> Awaitility.await().until(this::isNothingOpen));
	}

	@Test
	void holdNoTransactionOfANight() {
		reject("fake:en-es");

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void holdNoTransactionOfAReplay() {
		reject("fake:en-es");
		reject("fake:en-ca-es");
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		ReplayReport report = this.line.bean(ReplayRunner.class)
			.replay(LetterChoice.of(LetterFilter.open(this.line.date(), null, null, null)),
					new ReplayRequest("tester", "for the test", null, Edits.NONE));

		assertThat(report.status()).isEqualTo(BatchStatus.COMPLETED);
	}

	private void reject(String route) {
		this.line.engine().answers(route, (answer) -> new Untranslatable("no-words", "it has no words for it"));
	}

	private boolean isNothingOpen() {
		return this.line.bean(JdbcClient.class).sql("""
				select count(*) from pg_stat_activity
				where datname = current_database() and state like 'idle in transaction%'
				""").query(Long.class).single() == 0;
	}

}

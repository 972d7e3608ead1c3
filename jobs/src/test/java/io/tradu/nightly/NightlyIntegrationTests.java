package io.tradu.nightly;

import java.nio.file.Files;

import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A night from inbox to outbox, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NightlyIntegrationTests {

	private final Line line;

	NightlyIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.KEYED_NEWS_IN_TWO);
	}

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
	}

	@Test
	void deliversEveryRowInEveryLanguage() {
		this.line.put("news", "a.csv", "id,title,url\n1,\"Hello, world\",http://x.example.com\n2,Good day,-\n");

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).isEqualTo("id,title,url\n1,\""
				+ FakeEngine.translated("Hello, world") + "\",http://x.example.com\n2,Iqqf fcy,-\n");
		assertThat(this.line.account(run).ledgerLine())
			.isEqualTo("ledger: received=4 delivered=4 rejected=0 canceled=0 balanced=true");
	}

	@Test
	void refusesFinishedNight() {
		this.line.put("news", "b.csv", "id,title\n1,Monday morning\n");
		this.line.run();

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.line.run()).withMessageContaining("--again");
	}

	@Test
	void leavesNoTraceOfAnEmptyInbox() {
		assertThatExceptionOfType(NothingToDo.class).isThrownBy(() -> this.line.run());
		this.line.put("news", "c.csv", "id,title\n1,Tuesday morning\n");

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void movesTheDocumentToTheArchive() {
		this.line.put("news", "d.csv", "id,title\n1,Wednesday morning\n");

		this.line.run();

		assertThat(this.line.archived("news", "d.csv")).hasContent("id,title\n1,Wednesday morning\n");
		assertThat(Files.exists(this.line.path("inbox", "news", "d.csv"))).isFalse();
	}

}

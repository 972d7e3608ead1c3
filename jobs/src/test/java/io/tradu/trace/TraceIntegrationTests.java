package io.tradu.trace;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tradu.document.Candidate;
import io.tradu.engine.Translation;
import io.tradu.replay.Edits;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.ReplayRequest;
import io.tradu.replay.ReplayRunner;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.trace.Trace.Event;
import io.tradu.trace.Trace.Lane;
import io.tradu.trace.Trace.TracedLetter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The life of blocks and rows, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TraceIntegrationTests {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      key: id
			      columns: [title, body]
			      routes:
			        es: ["fake:en-es", "fake:en-ca-es"]
			        ca: ["fake:en-ca"]
			# traced
			""";

	private final Line line;

	TraceIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, FEEDS, "tradu.ingest.block-rows=3");
	}

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
	}

	@Test
	void followsRowThatWasDelivered() {
		runWithBadRow();

		Trace trace = row("a.csv", 1, null);

		assertThat(trace.document().label()).isEqualTo("news/a.csv");
		assertThat(trace.document().night()).isEqualTo(this.line.date().toString());
		assertThat(trace.document().sha256()).hasSize(64);
		assertThat(trace.lanes()).extracting(Lane::target).containsExactly("es", "ca");
		Lane lane = trace.lanes().get(0);
		assertThat(lane.outcome()).isEqualTo("delivered");
		assertThat(lane.block().events()).extracting(Event::to)
			.containsExactly("CLAIMED", "PROCESSING", "VALIDATING", "COMPLETED");
		assertThat(lane.rows()).singleElement().satisfies((row) -> {
			assertThat(row.fate()).isEqualTo("delivered");
			assertThat(row.segments()).extracting(TracedRow.Segment::column).containsExactly("title", "body");
			assertThat(row.segments().get(0).source()).isEqualTo("The house of " + this.line.date());
			assertThat(row.segments().get(0).candidates()).extracting(Candidate::text)
				.containsExactly(FakeEngine.translated("The house of " + this.line.date()));
			assertThat(row.segments().get(1).candidates()).isEmpty();
		});
		assertThat(lane.letters()).isEmpty();
		assertThat(lane.deliverable().file()).isEqualTo(this.line.delivered("news", "a.es.csv").toString());
	}

	@Test
	void followsRowOnItsWayToOneLanguage() {
		runWithBadRow();

		assertThat(row("a", 1, "ca").lanes()).extracting(Lane::target).containsExactly("ca");
	}

	@Test
	void followsBadRow() {
		runWithBadRow();

		Lane lane = row("a", 2, "es").lanes().get(0);

		assertThat(lane.outcome()).isEqualTo("rejected");
		assertThat(lane.block()).isNull();
		assertThat(lane.rows()).isEmpty();
		assertThat(lane.letters()).singleElement().satisfies((letter) -> {
			assertThat(letter.row()).isEqualTo(2);
			assertThat(letter.reason()).isEqualTo("ragged-row");
			assertThat(letter.category()).isEqualTo("data");
			assertThat(letter.evidence()).startsWith("2,too,many,cells");
		});
		assertThat(lane.deliverable().file()).endsWith("a.es.rejected.csv");
	}

	@Test
	void followsRowThatEveryRouteFailed() {
		this.line.engine()
			.answers((translation) -> translation instanceof Translation.Translated translated
					&& translated.text().contains(FakeEngine.translated("garden"))
							? new Translation.Untranslatable("no-answer", "the engine gave none") : translation);
		this.line.put("news", "a.csv",
				"id,title,body\n1,The house of %1$s,x\n2,The garden of %1$s,x\n".formatted(this.line.date()));
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		Lane lane = row("a", 2, "es").lanes().get(0);

		assertThat(lane.outcome()).isEqualTo("rejected");
		assertThat(lane.rows().get(0).segments().get(0).candidates()).extracting(Candidate::route)
			.containsExactly("fake:en-es", "fake:en-ca-es");
		assertThat(lane.rows().get(0).segments().get(0).choice()).isEqualTo(-1);
		assertThat(lane.letters()).extracting(TracedLetter::reason).containsExactly("no-answer");
		assertThat(row("a", 1, "es").lanes().get(0).outcome()).isEqualTo("delivered");
	}

	@Test
	void followsRowThatWasReplayed() {
		runWithBadRow();
		long letter = row("a", 2, "es").lanes().get(0).letters().get(0).id();
		this.line.bean(ReplayRunner.class)
			.replay(LetterChoice.of(List.of(letter)), new ReplayRequest("maria", "a comma too many", null,
					new Edits(Map.of(), Map.of(), "2,The river of " + this.line.date() + ",17")));

		Lane lane = row("a", 2, "es").lanes().get(0);

		assertThat(lane.outcome()).isEqualTo("delivered");
		assertThat(lane.letters()).extracting(TracedLetter::state).containsExactly("REPLAYED");
		assertThat(lane.replays()).singleElement().satisfies((replay) -> {
			assertThat(replay.actor()).isEqualTo("maria");
			assertThat(replay.reason()).isEqualTo("a comma too many");
			assertThat(replay.state()).isEqualTo("DELIVERED");
			assertThat(replay.record()).startsWith("2," + FakeEngine.translated("The river of "));
		});
		assertThat(lane.deliverable().version()).isEqualTo(2);
		assertThat(lane.deliverable().file()).endsWith("a.es.csv");
	}

	@Test
	void followsRowWhoseReplayFailedAgain() {
		runWithBadRow();
		long letter = row("a.csv", 2, "es").lanes().get(0).letters().get(0).id();
		this.line.bean(ReplayRunner.class)
			.replay(LetterChoice.of(List.of(letter)), new ReplayRequest("maria", "still ragged", null,
					new Edits(Map.of(), Map.of(), "2,too,many,cells,still")));

		Lane lane = row("a.csv", 2, "es").lanes().get(0);

		assertThat(lane.outcome()).isEqualTo("rejected");
		assertThat(lane.replays()).singleElement().satisfies((replay) -> {
			assertThat(replay.state()).isEqualTo("FAILED");
			assertThat(replay.record()).isNull();
		});
		assertThat(lane.letters()).extracting(TracedLetter::attempts).containsExactly(2);
	}

	@Test
	void followsBlock() {
		runWithBadRow();
		Trace.TracedBlock block = row("a", 1, "es").lanes().get(0).block();

		Trace trace = this.line.bean(Tracer.class).block(block.id());

		assertThat(trace.row()).isNull();
		Lane lane = trace.lanes().get(0);
		assertThat(lane.outcome()).isEqualTo("COMPLETED");
		assertThat(lane.block()).isEqualTo(block);
		assertThat(lane.rows()).extracting(TracedRow::number).containsExactly(1L, 3L, 4L);
		assertThat(lane.letters()).extracting(TracedLetter::row).containsExactly(2L);
	}

	@Test
	void followsRowThatWaits() {
		this.line.put("news", "a.csv", "id,title,body\n1,The house of %s,x\n".formatted(this.line.date()));
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		this.line.run();

		Lane lane = row("a", 1, "es").lanes().get(0);

		assertThat(lane.outcome()).isEqualTo("not translated yet");
		assertThat(lane.block().events()).isNotEmpty();
		assertThat(lane.rows()).isEmpty();
		assertThat(lane.deliverable()).isNull();
	}

	@Test
	void takesTheNewestDocumentOrThatOfADate() {
		runWithBadRow();
		LocalDate first = this.line.date();
		this.line.nextDate();
		runWithBadRow();

		assertThat(row("a", 1, null).document().night()).isEqualTo(this.line.date().toString());
		assertThat(this.line.bean(Tracer.class).row(new RowName("news", "a", 1), first, null).document().night())
			.isEqualTo(first.toString());
	}

	@Test
	void doesWithoutTheArchive() throws Exception {
		runWithBadRow();
		Files.delete(this.line.archived("news", "a.csv"));

		assertThat(row("a", 1, "es").lanes().get(0).rows().get(0).segments().get(0)).satisfies((segment) -> {
			assertThat(segment.source()).isNull();
			assertThat(segment.candidates()).hasSize(1);
		});
	}

	@Test
	void saysThatAnotherDocumentHadTheSameBytes() {
		runWithBadRow();
		this.line.put("news", "copy.csv", Line.read(this.line.archived("news", "a.csv")));
		this.line.run(true);

		Trace trace = row("copy", 1, null);

		assertThat(trace.document().status()).isEqualTo("DUPLICATE");
		assertThat(trace.lanes()).isEmpty();
	}

	@Test
	void saysWhyADocumentWasGivenUp() {
		StringBuilder document = new StringBuilder("id,title,body\n");
		for (int i = 1; i <= 30; i++) {
			document.append(i).append(",too,many,cells,").append(this.line.date()).append('\n');
		}
		this.line.put("news", "bad.csv", document.toString());
		this.line.run();

		Trace trace = row("bad", 3, null);

		assertThat(trace.document().status()).isEqualTo("QUARANTINED");
		assertThat(trace.letter().reason()).isEqualTo("too-many-bad-rows");
		assertThat(trace.lanes()).isEmpty();
	}

	@Test
	void doesNotFindWhatIsNotThere() {
		runWithBadRow();
		this.line.put("news", "none.csv", "no,such,header\n%s,b,c\n".formatted(this.line.date()));
		this.line.run(true);

		assertNotFound("there is no document news/zz", () -> row("zz", 1, null));
		assertNotFound("it was put into quarantine", () -> row("none", 1, null));
		assertNotFound("there is no document other/a",
				() -> this.line.bean(Tracer.class).row(new RowName("other", "a", 1), null, null));
		assertNotFound("in the nights of 1999-01-01",
				() -> this.line.bean(Tracer.class).row(new RowName("news", "a", 1), LocalDate.of(1999, 1, 1), null));
		assertNotFound("has 4 rows, not 5", () -> row("a", 5, null));
		assertNotFound("was ordered in [es, ca], not in fr", () -> row("a", 1, "fr"));
		assertNotFound("there is no block 987654321", () -> this.line.bean(Tracer.class).block(987654321));
	}

	@Test
	void readsTheNameOfARow() {
		assertThat(RowName.parse("news/a:b/c.csv:7")).contains(new RowName("news", "a:b/c.csv", 7));
		assertThat(RowName.parse("news/a.csv")).isEmpty();
		assertThat(RowName.parse("news/a.csv:0")).isEmpty();
		assertThat(RowName.parse("17")).isEmpty();
	}

	private static void assertNotFound(String words, Runnable search) {
		assertThatExceptionOfType(NotFound.class).isThrownBy(search::run).withMessageContaining(words);
	}

	private void runWithBadRow() {
		this.line.put("news", "a.csv", """
				id,title,body
				1,The house of %1$s,17
				2,too,many,cells
				3,The garden of %1$s,17
				4,The river of %1$s,17
				""".formatted(this.line.date()));
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	private Trace row(String file, long row, String target) {
		return this.line.bean(Tracer.class).row(new RowName("news", file, row), null, target);
	}

}

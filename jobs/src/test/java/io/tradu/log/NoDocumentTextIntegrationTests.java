package io.tradu.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Collectors;

import io.tradu.engine.Translation.Translated;
import io.tradu.engine.Translation.Untranslatable;
import io.tradu.nightly.NightRun;
import io.tradu.testing.CapturedLog;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.batch.core.BatchStatus;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights full of faults, on documents that carry a word the log must not: above DEBUG it
 * stands in no line, and every error has its category.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NoDocumentTextIntegrationTests {

	private static final String WORD = "Xylophonist";

	private static final List<String> CATEGORIES = List.of("capacity", "dependency", "data", "infrastructure", "logic");

	private final Line line;

	private CapturedLog log;

	NoDocumentTextIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, """
				tradu:
				  feeds:
				    quiet:
				      source: en
				      targets: [es]
				      key: id
				      columns: [title]
				      routes:
				        es: ["fake:en-es"]
				""", "tradu.ingest.block-rows=5", "tradu.blocks.max-failures=2");
	}

	@BeforeEach
	void listen() {
		this.line.nextDate();
		this.log = new CapturedLog(this.line.bean(Environment.class));
	}

	@AfterEach
	void leave() {
		this.log.close();
	}

	@Test
	void tellsTheLifeOfANightWithoutItsText() {
		this.line.put("quiet", "a.csv", document(12));

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);

		assertNoText();
		assertThat(this.log.events("block.added")).hasSize(3);
		assertThat(this.log.events("block.moved")).hasSize(12).allSatisfy((event) -> {
			assertThat(event.path("tradu").propertyNames()).contains("correlation", "job", "execution", "step",
					"business_date", "feed", "document", "block", "target", "from", "to", "reason", "rows");
			assertThat(event.path("tradu").path("block").isNumber()).isTrue();
			assertThat(event.path("tradu").path("document").asString()).isEqualTo("quiet/a.csv");
		});
		assertThat(this.log.events("document.moved")).hasSize(2);
		assertThat(this.log.events("step.ended")).hasSize(6);
		assertThat(this.log.events("run.ended")).hasSize(1);
	}

	@Test
	void quotesNoRowThatIsNone() {
		String bad = "7,%s,too,many\n8,\"%s\" x,\n\n9,%s\0\n\"never closed %s\n".replace("%s", WORD);
		this.line.put("quiet", "ragged.csv", document(10) + bad);
		this.line.put("quiet", "latin.csv",
				(document(3) + "9," + WORD + " \u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
		this.line.put("quiet", "few.csv", document(60) + "61," + WORD + ",too many\n");
		this.line.put("quiet", "other.csv", WORD + "," + WORD + "\n1,2\n");

		this.line.run();

		assertNoText();
		assertThat(this.log.events("dead_letter.added")).isNotEmpty();
	}

	@Test
	void quotesNoAnswerOfAnEngine() {
		this.line.put("quiet", "a.csv", document(6));
		this.line.engine().answers((translation) -> new Untranslatable("broken", "it said " + WORD));

		this.line.run();

		assertNoText();
		assertThat(this.log.events("dead_letter.added")).hasSize(6)
			.allSatisfy((event) -> assertThat(event.path("error").path("category").asString()).isEqualTo("data"));
	}

	@Test
	void quotesNoTextThatSomethingStumblesOver() {
		this.line.put("quiet", "a.csv", document(6));
		this.line.engine().beforeEachCall(() -> Integer.parseInt("the " + WORD));

		NightRun first = this.line.run();
		NightRun second = this.line.run();

		assertThat(List.of(first.status(), second.status())).contains(BatchStatus.FAILED);
		assertNoText();
		assertErrors("NumberFormatException", "logic");
	}

	@Test
	void quotesNoRowThatTheDatabaseRefuses() {
		this.line.put("quiet", "a.csv", document(6));
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("alter table block_result add constraint refuse check (content not like '%ylophonis%')").update();
		jdbc.sql("alter table block_result alter column content set default 'x'").update();
		this.line.engine().answers((translation) -> new Translated(WORD, List.of()));
		try {
			assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		}
		finally {
			jdbc.sql("alter table block_result drop constraint refuse").update();
		}

		assertNoText();
		assertErrors("Exception", "infrastructure");
	}

	@Test
	void quotesNoValueThatIsTooLong() {
		this.line.put("quiet", "a.csv", document(6));
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("create table kept_results as select * from block_result").update();
		jdbc.sql("delete from block_result").update();
		jdbc.sql("alter table block_result alter column content type varchar(20)").update();
		this.line.engine().answers((translation) -> new Translated(WORD, List.of()));
		try {
			assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		}
		finally {
			jdbc.sql("alter table block_result alter column content type text").update();
			jdbc.sql("insert into block_result select * from kept_results").update();
			jdbc.sql("drop table kept_results").update();
		}

		assertNoText();
		assertErrors("Exception", "infrastructure");
	}

	@Test
	void quotesNoResultThatCannotBeRead() {
		this.line.put("quiet", "a.csv", document(6));
		this.line.database().failStatement("select content from block_result", 1);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		this.line.bean(JdbcClient.class).sql("update block_result set content = ?").param(WORD + " {").update();

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);

		assertNoText();
		assertErrors("Exception", "logic");
		this.line.bean(JdbcClient.class).sql("delete from block_result").update();
	}

	@Test
	void tellsNothingOfAMoveThatWasRolledBack() {
		this.line.put("quiet", "a.csv", document(5));
		this.line.database().failStatement("insert into block_event", 3);

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(moves()).containsExactly("CLAIMED", "PROCESSING", "PENDING");

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(moves()).containsExactly("CLAIMED", "PROCESSING", "PENDING", "CLAIMED", "PROCESSING", "VALIDATING",
				"COMPLETED");
	}

	private List<String> moves() {
		return this.log.events("block.moved")
			.stream()
			.map((event) -> event.path("tradu").path("to").asString())
			.toList();
	}

	private void assertNoText() {
		assertThat(this.log.lines()).isNotEmpty();
		assertThat(this.log.text().lines()).as("lines with a part of a document")
			.noneMatch((line) -> line.toLowerCase(Locale.ROOT).contains(WORD.toLowerCase(Locale.ROOT)));
	}

	private void assertErrors(String type, String category) {
		List<JsonNode> failures = this.log.lines()
			.stream()
			.filter((line) -> line.path("log").path("level").asString().equals("ERROR")
					|| line.path("error").has("type"))
			.toList();
		assertThat(failures).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.path("error").path("category").asString()).isIn(CATEGORIES));
		assertThat(failures).anySatisfy((line) -> {
			assertThat(line.path("error").path("stack_trace").asString("")).contains(type);
			assertThat(line.path("error").path("category").asString()).isEqualTo(category);
		});
	}

	private String document(int rows) {
		return IntStream.rangeClosed(1, rows)
			.mapToObj((row) -> row + ",The old " + WORD + " number " + row + " of " + this.line.date())
			.collect(Collectors.joining("\n", "id,title\n", "\n"));
	}

}

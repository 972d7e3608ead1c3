package io.tradu.ingest;

import java.util.List;

import io.tradu.engine.Translation;
import io.tradu.nightly.NightRun;
import io.tradu.testing.CapturedLog;
import io.tradu.testing.Conservation;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.FaultyDatabase;
import io.tradu.testing.Line;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows that are no records, and what is delivered around them. */
class BadRowsIntegrationTests {

	private static final String RAGGED_SHORT = "the row has 1 cells, the header has 3";

	@Test
	void rejectsRowWithTooFewCells() {
		night("id,title,url\n1,Good day,-\n2,Good\n3,Good night,-\n")
			.delivered("es", "id,title,url\n1,Iqqf fcy,-\n3,Iqqf pkijv,-\n")
			.hasDeadRow(2, "ragged-row", "the row has 2 cells, the header has 3", "2,Good\n")
			.rejected("es",
					"id,title,url,tradu_reason,tradu_category,tradu_detail\n"
							+ "2,Good,,ragged-row,data,\"the row has 2 cells, the header has 3; raw text: 2,Good\"\n")
			.hasLedger(3, 2, 1);
	}

	@Test
	void rejectsRowWithTooManyCells() {
		night("id,title\n1,Good day\n2,Good,bad,\"ugly\"\n").delivered("es", "id,title\n1,Iqqf fcy\n")
			.hasDeadRow(2, "ragged-row", "the row has 4 cells, the header has 2", "2,Good,bad,\"ugly\"\n")
			.rejected("es",
					"id,title,tradu_reason,tradu_category,tradu_detail\n2,\"Good,bad,\"\"ugly\"\"\",ragged-row,data,"
							+ "\"the row has 4 cells, the header has 2; raw text: 2,Good,bad,\"\"ugly\"\"\"\n");
	}

	@Test
	void rejectsOnlyTheRowThatWouldSwallowGoodOnes() {
		night("id,title\n1,\"Good\n2,Good day\n3,Bye\",x\n4,Good night\n")
			.delivered("es", "id,title\n2,Iqqf fcy\n4,Iqqf pkijv\n")
			.hasDeadRow(1, "open-quote", "a quote opened in this line swallows complete rows after it; "
					+ "read as one record they have 3 cells, the header has 2", "1,\"Good\n");
	}

	@Test
	void rejectsBothEndsOfQuoteThatClosesInTheWrongPlace() {
		night("id,title\n1,\"Good\n2,Good day\n3,Good\" night\n4,Good evening\n")
			.delivered("es", "id,title\n2,Iqqf fcy\n4,Iqqf gxgpkpi\n")
			.hasDeadRow(1, "malformed-quote",
					"cell 2 goes on after its closing quote; a quote within a cell is written twice"
							+ " (a quote opened in this line goes on over 3 lines)",
					"1,\"Good\n")
			.hasDeadRow(3, "quote-in-unquoted-cell",
					"cell 2 has a quote but does not start with one; such a cell is quoted as a whole",
					"3,Good\" night\n");
	}

	@Test
	void rejectsQuoteThatIsNeverClosed() {
		night("id,title\n1,Good day\n2,\"Good\n3,Good night\n").delivered("es", "id,title\n1,Iqqf fcy\n3,Iqqf pkijv\n")
			.hasDeadRow(2, "open-quote", "a quote opened in this line is not closed before the file ends", "2,\"Good\n")
			.rejected("es", "id,title,tradu_reason,tradu_category,tradu_detail\n2,\"\"\"Good\",open-quote,data,"
					+ "\"a quote opened in this line is not closed before the file ends; raw text: 2,\"\"Good\"\n");
	}

	@Test
	void rejectsOpenQuoteInTheLastRowWithoutLineEnd() {
		night("id,title\n1,Good day\n2,\"Good").delivered("es", "id,title\n1,Iqqf fcy\n")
			.hasDeadRow(2, "open-quote", "a quote opened in this line is not closed before the file ends", "2,\"Good");
	}

	@Test
	void rejectsTextAfterClosingQuote() {
		night("id,title\n1,\"Good\" day\n2,Good night\n").delivered("es", "id,title\n2,Iqqf pkijv\n")
			.hasDeadRow(1, "malformed-quote",
					"cell 2 goes on after its closing quote; a quote within a cell is written twice",
					"1,\"Good\" day\n");
	}

	@Test
	void rejectsQuoteWithinUnquotedCell() {
		night("id,title\n1,Good \"day\"\n2,Good night\n").delivered("es", "id,title\n2,Iqqf pkijv\n")
			.hasDeadRow(1, "quote-in-unquoted-cell",
					"cell 2 has a quote but does not start with one; such a cell is quoted as a whole",
					"1,Good \"day\"\n")
			.rejected("es",
					"id,title,tradu_reason,tradu_category,tradu_detail\n1,\"Good \"\"day\"\"\","
							+ "quote-in-unquoted-cell,data,\"cell 2 has a quote but does not start with one; "
							+ "such a cell is quoted as a whole; raw text: 1,Good \"\"day\"\"\"\n");
	}

	@Test
	void rejectsRowLongerThanMegabyte() {
		String longRow = "1," + "x".repeat(1_100_000);
		night("id,title\n" + longRow + "\n2,Good night\n").delivered("es", "id,title\n2,Iqqf pkijv\n")
			.hasDeadRow(1, "row-too-long", "the line has 1100002 bytes, 1048576 are allowed",
					longRow.substring(0, 1_048_576));
	}

	@Test
	void provesDeliverableWhoseRowsGrewBeyondTheLimit() {
		String lines = "good day to you\n".repeat(60_000);
		Line line = IngestFeeds.line();
		line.nextDate();
		String grown = FakeEngine.translated("good day to you ".repeat(60_000) + lines);
		line.engine().answers((answer) -> new Translation.Translated(grown, List.of()));
		line.put("news", "grown.csv", "id,title\n1,\"" + lines + "\"\n");

		new Conservation(line).run();

		assertThat(line.delivered("news", "grown.es.csv")).hasSize(1_920_014);
	}

	@Test
	void rejectsEveryRowOfDocumentWithFewRows() {
		night("id,title,url\na\nb\nc\n").delivered("es", "id,title,url\n")
			.hasDeadRow(1, "ragged-row", RAGGED_SHORT, "a\n")
			.hasDeadRow(3, "ragged-row", RAGGED_SHORT, "c\n")
			.hasLedger(3, 0, 3);
	}

	@Test
	void quarantinesDocumentWithMoreBadRowsThanItsFeedAllows() {
		feedNight("strict", "id,title\n1,Good day\n2\n3\n4\n5,Good night\n")
			.isQuarantined("3 of its 5 rows are bad; the feed allows 2 rows or a share of 0.0. The first: "
					+ "row 2: ragged-row (the row has 1 cells, the header has 2); "
					+ "row 3: ragged-row (the row has 1 cells, the header has 2); "
					+ "row 4: ragged-row (the row has 1 cells, the header has 2)");
	}

	@Test
	void deliversDocumentWithAsManyBadRowsAsItsFeedAllows() {
		feedNight("strict", "id,title\n1,Good day\n2\n3\n4,Good night\n")
			.delivered("es", "id,title\n1,Iqqf fcy\n4,Iqqf pkijv\n")
			.hasLedger(4, 2, 2);
	}

	@Test
	void quarantinesDocumentOfManyRowsThatAreMostlyBad() {
		night("id,title\n" + "bad\n".repeat(1500) + "1,Good day\n".repeat(700))
			.isQuarantined("1500 of its 2200 rows are bad; the feed allows 20 rows or a share of 0.2. The first: "
					+ "row 1: ragged-row (the row has 1 cells, the header has 2); "
					+ "row 2: ragged-row (the row has 1 cells, the header has 2); "
					+ "row 3: ragged-row (the row has 1 cells, the header has 2)");
	}

	@Test
	void storesAndLogsLittleOfGarbage() {
		Line line = IngestFeeds.line();
		long before = newestLetter(line);
		try (CapturedLog log = new CapturedLog(line.bean(Environment.class))) {
			night("id,title\n" + "1,Good day\n".repeat(1500) + "x\n".repeat(9000))
				.isQuarantined("9000 of its 10500 rows are bad; the feed allows 20 rows or a share of 0.2. The first: "
						+ "row 1501: ragged-row (the row has 1 cells, the header has 2); "
						+ "row 1502: ragged-row (the row has 1 cells, the header has 2); "
						+ "row 1503: ragged-row (the row has 1 cells, the header has 2)");

			assertThat(log.events("dead_letter.added")).hasSize(2);
		}
		assertThat(newestLetter(line) - before).isEqualTo(22);
	}

	@Test
	void decidesTheSameAfterRestart() {
		Line line = IngestFeeds.line();
		line.nextDate();
		line.put("news", "a.csv", "id,title\n" + "2,Good day\n".repeat(1500) + "y\n".repeat(1500));
		line.database().failCommit("insert into dead_letter", 1, FaultyDatabase.Commit.UNHEARD);
		assertThat(line.run().status()).isIn(BatchStatus.FAILED, BatchStatus.UNKNOWN);

		NightRun run = line.run();

		assertThat(line.account(run).setAside()).singleElement()
			.satisfies((aside) -> assertThat(aside.detail()).startsWith("1500 of its 3000 rows are bad;")
				.contains("row 1501: ragged-row", "row 1503: ragged-row"));
		assertThat(line.account(run).ledgerLine()).contains("received=0 ").endsWith("balanced=true");
	}

	@Test
	void takesInLargeRowsByTheirBytes() {
		Line line = IngestFeeds.line();
		line.nextDate();
		line.put("news", "large.csv", "id,title,note\n" + ("1,Good day," + "x".repeat(900_000) + "\n").repeat(6));

		NightRun run = new Conservation(line).run();

		assertThat(run.execution().getStepExecutions()).filteredOn((step) -> step.getStepName().equals("ingestRows"))
			.extracting(StepExecution::getReadCount)
			.containsExactly(2L);
	}

	@Test
	void deliversLongDocumentWithSmallShareOfBadRows() {
		night("id,title\n" + ("bad\n" + "1,Good day\n".repeat(4)).repeat(500)).hasLedger(2500, 2000, 500);
	}

	private static long newestLetter(Line line) {
		return line.bean(JdbcClient.class)
			.sql("select coalesce(max(id), 0) from dead_letter")
			.query(Long.class)
			.single();
	}

	private static IngestingNight night(String content) {
		return feedNight("news", content);
	}

	private static IngestingNight feedNight(String feed, String content) {
		return IngestingNight.with(IngestFeeds.line(), feed, content);
	}

}

package io.tradu.csv;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BadRowTests {

	@Test
	void reportsTooFewCells() throws IOException {
		Reading reading = read("id,text,more\n1,a\n2,b,c\n");
		assertThat(reading.summary()).containsExactly("1 ragged-row: 1,a", "2 2|b|c");
		assertThat(reading.bad().get(0).detail()).isEqualTo("the row has 2 cells, the header has 3");
	}

	@Test
	void reportsTooManyCells() throws IOException {
		Reading reading = read("id,text\n1,a,b\n2,c\n");
		assertThat(reading.summary()).containsExactly("1 ragged-row: 1,a,b", "2 2|c");
		assertThat(reading.bad().get(0).detail()).isEqualTo("the row has 3 cells, the header has 2");
	}

	@Test
	void reportsRaggedRowOverSeveralLinesAsOne() throws IOException {
		assertThat(summary("id,text\n1,\"a\nb\",c\n2,d\n")).containsExactly("1 ragged-row: 1,\"a\nb\",c", "2 2|d");
	}

	@Test
	void doesNotTakeAnOpenQuoteInTheSecondLineForARow() throws IOException {
		assertThat(summary("text\n\"a\n\",b\nc\n")).containsExactly("1 ragged-row: \"a\n\",b", "2 c");
	}

	@Test
	void reportsTrailingComma() throws IOException {
		assertThat(summary("id,text\n1,a,\n2,b\n")).containsExactly("1 ragged-row: 1,a,", "2 2|b");
	}

	@Test
	void reportsOpenQuoteAtTheFirstRow() throws IOException {
		assertThat(summary("id,text\n1,\"a\n2,b\n3,c\n")).containsExactly("1 open-quote: 1,\"a", "2 2|b", "3 3|c");
	}

	@Test
	void reportsOpenQuoteInTheMiddle() throws IOException {
		assertThat(summary("id,text\n1,a\n\"2,b\n3,c\n")).containsExactly("1 1|a", "2 open-quote: \"2,b", "3 3|c");
	}

	@Test
	void reportsOpenQuoteInTheLastRow() throws IOException {
		assertThat(summary("id,text\n1,a\n2,\"b")).containsExactly("1 1|a", "2 open-quote: 2,\"b");
	}

	@Test
	void reportsLoneQuote() throws IOException {
		assertThat(summary("id,text\n\"\n2,b\n")).containsExactly("1 open-quote: \"", "2 2|b");
	}

	@Test
	void keepsRowsBetweenOpenQuoteAndALaterQuotedCell() throws IOException {
		assertThat(summary("id,text\n1,\"a\n2,b\n3,\"c\nd\"\n4,e\n")).containsExactly("1 malformed-quote: 1,\"a",
				"2 2|b", "3 3|c\nd", "4 4|e");
	}

	@Test
	void keepsRowsBetweenTwoOpenQuotes() throws IOException {
		assertThat(summary("id,text\n1,\"a\n2,b\n3,\"c\n4,d\n")).containsExactly("1 malformed-quote: 1,\"a", "2 2|b",
				"3 open-quote: 3,\"c", "4 4|d");
	}

	@Test
	void findsRowsThatAStrayQuoteSwallowed() throws IOException {
		Reading reading = read("id,text,more\n1,\"a,b\n2,c,d\n3,e,\"\n4,f,g\n");
		assertThat(reading.summary()).containsExactly("1 open-quote: 1,\"a,b", "2 2|c|d", "3 open-quote: 3,e,\"",
				"4 4|f|g");
		assertThat(reading.bad().get(0).detail()).contains("2 cells", "the header has 3");
	}

	@Test
	void findsSwallowedRowsBehindABlankLine() throws IOException {
		assertThat(summary("id,text,more\n1,\"a,b\n\n2,c,d\n3,e,\"\n4,f,g\n")).containsExactly("1 open-quote: 1,\"a,b",
				"2 2|c|d", "3 open-quote: 3,e,\"", "4 4|f|g");
	}

	@Test
	void reportsTextAfterAClosingQuote() throws IOException {
		Reading reading = read("id,text\n1,\"a\"b\n2,c\n");
		assertThat(reading.summary()).containsExactly("1 malformed-quote: 1,\"a\"b", "2 2|c");
		assertThat(reading.bad().get(0).detail()).startsWith("cell 2 goes on after its closing quote");
	}

	@Test
	void reportsSpaceAfterAClosingQuote() throws IOException {
		assertThat(summary("id,text\n\"1\" ,a\n")).containsExactly("1 malformed-quote: \"1\" ,a");
	}

	@Test
	void reportsQuoteNotDoubled() throws IOException {
		assertThat(summary("id,text\n1,\"the \"best\" one\"\n2,b\n"))
			.containsExactly("1 malformed-quote: 1,\"the \"best\" one\"", "2 2|b");
	}

	@Test
	void reportsQuoteInUnquotedCell() throws IOException {
		Reading reading = read("id,text\n1,a \"b\" c\n2,d\n");
		assertThat(reading.summary()).containsExactly("1 quote-in-unquoted-cell: 1,a \"b\" c", "2 2|d");
		assertThat(reading.bad().get(0).detail()).startsWith("cell 2 has a quote");
	}

	@Test
	void reportsInchesWithoutLookingForAnotherQuote() throws IOException {
		assertThat(summary("id,text\n1,5\" disk\n2,b\n3,3\" disk\n"))
			.containsExactly("1 quote-in-unquoted-cell: 1,5\" disk", "2 2|b", "3 quote-in-unquoted-cell: 3,3\" disk");
	}

	@Test
	void reportsSpaceBeforeAnOpeningQuote() throws IOException {
		assertThat(summary("id,text\n1, \"a\"\n")).containsExactly("1 quote-in-unquoted-cell: 1, \"a\"");
	}

	@Test
	void reportsByteOrderMarkBeforeAQuoteInTheMiddle() throws IOException {
		assertThat(read("id,text\n\uFEFF\"1\",a\n").bad()).extracting(BadRow::rule)
			.containsExactly("quote-in-unquoted-cell");
	}

	@Test
	void reportsStrayQuoteInALaterLineOfARecord() throws IOException {
		assertThat(summary("id,text\n1,\"a\nb\" c\n2,d\n")).containsExactly("1 malformed-quote: 1,\"a",
				"2 quote-in-unquoted-cell: b\" c", "3 2|d");
	}

	@Test
	void givesUpOnAQuoteThatIsNotClosedWithinTheLimit() throws IOException {
		String rows = "2,b\n".repeat(30);
		Reading reading = Reading.of("id,text\n1,\"a\n" + rows + "3,c\"\n4,d\n", 100);
		assertThat(reading.rows()).hasSize(31);
		assertThat(reading.bad()).extracting(BadRow::rule).containsExactly("open-quote", "quote-in-unquoted-cell");
		assertThat(reading.bad().get(0).detail()).contains("100 bytes");
	}

	@Test
	void takesRecordOfExactlyTheLimit() throws IOException {
		assertThat(Reading.of("id\n" + "x".repeat(10) + "\r\n\"" + "x\n".repeat(4) + "\"\r\n", 10).values()).hasSize(2);
	}

	@Test
	void cutsLineLongerThanTheLimit() throws IOException {
		Reading reading = Reading.of("id,text\n1," + "€".repeat(100) + "\r\n\n2,b\n", 10);
		BadRow bad = reading.bad().get(0);
		assertThat(reading.summary()).containsExactly("1 row-too-long: 1,€€", "2 2|b");
		assertThat(bad.truncated()).isTrue();
		assertThat(bad.byteLength()).isEqualTo(305);
		assertThat(bad.detail()).isEqualTo("the line has 302 bytes, 10 are allowed");
		assertThat(reading.entries().get(1).byteOffset()).isEqualTo(8 + 305);
	}

	@Test
	void readsPastALineOfManyMegabytesWithoutTerminator() throws IOException {
		Reading reading = read("id,text\n1,a\n2," + "long \"".repeat(2_000_000));
		assertThat(reading.bad()).extracting(BadRow::rule).containsExactly("row-too-long");
		assertThat(reading.bad().get(0).byteLength()).isEqualTo(12_000_002);
		assertThat(reading.bad().get(0).rawText()).hasSize(CsvDocumentReader.MAX_RECORD_BYTES);
	}

	@Test
	void reportsBlankLinesThatNoEntryCanHold() throws IOException {
		String text = "id,text\n1,a\n" + "\n".repeat(25) + "2,b\n";
		Reading reading = Reading.of(text, 10);
		assertThat(reading.summary()).containsExactly("1 1|a", "2 too-many-blank-lines: ", "3 too-many-blank-lines: ",
				"4 2|b");
		assertThat(reading.rawText()).isEqualTo(text);
	}

	@Test
	void splitsBadRowAtCommas() throws IOException {
		BadRow bad = read("id,a,b\n\"17\",\"x, y\n").bad().get(0);
		assertThat(bad.bestEffortCells(3)).containsExactly("17", "\"x", " y");
	}

	@Test
	void padsCellsOfAShortBadRow() throws IOException {
		assertThat(read("id,a,b\n17\r\n\n").bad().get(0).bestEffortCells(3)).containsExactly("17", "", "");
	}

	@Test
	void joinsSurplusCellsInTheLast() throws IOException {
		assertThat(read("id,a\n17,b,c,\"d\"\n").bad().get(0).bestEffortCells(2)).containsExactly("17", "b,c,\"d\"");
	}

	private List<String> summary(String text) throws IOException {
		return read(text).summary();
	}

	private Reading read(String text) throws IOException {
		Reading reading = Reading.of(text);
		if (reading.bad().stream().noneMatch(BadRow::truncated)) {
			assertThat(reading.rawText()).isEqualTo(text);
		}
		return reading;
	}

}

package io.tradu.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CsvDocumentReaderTests {

	@TempDir
	private Path directory;

	@Test
	void readsPlainCells() throws IOException {
		assertThat(values("id,text\n1,one\n2,two\n")).containsExactly(List.of("1", "one"), List.of("2", "two"));
	}

	@Test
	void readsDelimiterInQuotes() throws IOException {
		assertThat(values("id,text\n1,\"a, b\"\n")).containsExactly(List.of("1", "a, b"));
	}

	@Test
	void readsDoubledQuotes() throws IOException {
		assertThat(values("id,text\n1,\"say \"\"no\"\"\"\n")).containsExactly(List.of("1", "say \"no\""));
	}

	@Test
	void readsLineBreaksInQuotes() throws IOException {
		assertThat(values("id,text\n1,\"a\nb\r\nc\rd\"\n2,e\n")).containsExactly(List.of("1", "a\nb\r\nc\rd"),
				List.of("2", "e"));
	}

	@Test
	void readsBlankLinesWithinQuotes() throws IOException {
		assertThat(values("id,text\n1,\"a\n\n\nb\"\n2,c\n")).containsExactly(List.of("1", "a\n\n\nb"),
				List.of("2", "c"));
	}

	@Test
	void readsCellThatIsOnlyALineBreak() throws IOException {
		assertThat(values("id,text\n1,\"\n\"\n2,b\n")).containsExactly(List.of("1", "\n"), List.of("2", "b"));
	}

	@Test
	void readsSeveralCellsOverSeveralLines() throws IOException {
		assertThat(values("a,b,c\n\"1\n2\",\"3\n4\",\"5\n6\"\n")).containsExactly(List.of("1\n2", "3\n4", "5\n6"));
	}

	@Test
	void readsEveryLineTerminator() throws IOException {
		assertThat(values("id,text\r\n1,a\n2,b\r3,c\r\n4,d")).containsExactly(List.of("1", "a"), List.of("2", "b"),
				List.of("3", "c"), List.of("4", "d"));
	}

	@Test
	void readsLastRowWithoutNewline() throws IOException {
		assertThat(values("id,text\n1,a")).containsExactly(List.of("1", "a"));
	}

	@Test
	void readsQuotedLastRowWithoutNewline() throws IOException {
		assertThat(values("id,text\n1,\"a\"")).containsExactly(List.of("1", "a"));
	}

	@Test
	void readsEmptyCells() throws IOException {
		assertThat(values("a,b,c\n,,\n1,,\n,,3\n")).containsExactly(List.of("", "", ""), List.of("1", "", ""),
				List.of("", "", "3"));
	}

	@Test
	void readsEmptyQuotedCells() throws IOException {
		assertThat(values("a,b\n\"\",\"\"\n")).containsExactly(List.of("", ""));
	}

	@Test
	void readsCellsOfOnlyQuotes() throws IOException {
		assertThat(values("a,b\n\"\"\"\",\"\"\"\"\"\"\n")).containsExactly(List.of("\"", "\"\""));
	}

	@Test
	void tellsEmptyQuotedFromEmpty() throws IOException {
		assertThat(read("a,b\n\"\",\n").rows().get(0).cells()).containsExactly(new CsvCell("", true),
				new CsvCell("", false));
	}

	@Test
	void keepsSpacesAroundCells() throws IOException {
		assertThat(values("a,b\n 1 ,\" 2 \"\n")).containsExactly(List.of(" 1 ", " 2 "));
	}

	@Test
	void takesLineOfSpacesForARow() throws IOException {
		assertThat(values("a\n  \n")).containsExactly(List.of("  "));
	}

	@Test
	void readsOneColumn() throws IOException {
		assertThat(values("text\none\n\"\"\ntwo\n")).containsExactly(List.of("one"), List.of(""), List.of("two"));
	}

	@Test
	void readsUnicode() throws IOException {
		assertThat(values("id,text\n1,añ€\uD83D\uDE00\n2,\"שלום, 世界\"\n"))
			.containsExactly(List.of("1", "añ€\uD83D\uDE00"), List.of("2", "שלום, 世界"));
	}

	@Test
	void doesNotTakeUnicodeLineSeparatorsForLineBreaks() throws IOException {
		assertThat(values("id,text\n1,a\u2028b\u0085c\u000Bd\fe\n")).hasSize(1);
	}

	@Test
	void readsReplacementCharacterThatTheFileReallyHas() throws IOException {
		assertThat(values("id,text\n1,\uFFFD\n")).containsExactly(List.of("1", "\uFFFD"));
	}

	@Test
	void readsNulCharacter() throws IOException {
		assertThat(values("id,text\n1,\0\n")).containsExactly(List.of("1", "\0"));
	}

	@Test
	void readsCommentSignAsText() throws IOException {
		assertThat(values("id,text\n#1,a\n")).containsExactly(List.of("#1", "a"));
	}

	@Test
	void readsVeryLongCells() throws IOException {
		String longText = "word ".repeat(200_000);
		assertThat(values("id,text\n1," + longText + "\n2,\"" + longText + "\"\n3,c\n"))
			.containsExactly(List.of("1", longText), List.of("2", longText), List.of("3", "c"));
	}

	@Test
	void readsHeaderOnly() throws IOException {
		Reading reading = read("id,text\r\n");
		assertThat(reading.header()).isEqualTo(new CsvHeader(List.of("id", "text"), "id,text\r\n", 9, "\r\n"));
		assertThat(reading.entries()).isEmpty();
	}

	@Test
	void readsHeaderWithoutNewline() throws IOException {
		assertThat(read("id,text").header()).isEqualTo(new CsvHeader(List.of("id", "text"), "id,text", 7, "\r\n"));
	}

	@Test
	void readsQuotedHeaderOverTwoLines() throws IOException {
		Reading reading = read("\"id\",\"long\ntext\"\n1,a\n");
		assertThat(reading.header().names()).containsExactly("id", "long\ntext");
		assertThat(reading.header().lineTerminator()).isEqualTo("\n");
		assertThat(reading.values()).containsExactly(List.of("1", "a"));
	}

	@Test
	void countsByteOrderMarkToTheHeader() throws IOException {
		Reading reading = read("\uFEFFid,text\n1,a\n");
		assertThat(reading.header()).isEqualTo(new CsvHeader(List.of("id", "text"), "\uFEFFid,text\n", 11, "\n"));
		assertThat(reading.entries().get(0).byteOffset()).isEqualTo(11);
	}

	@Test
	void readsQuotedHeaderAfterByteOrderMark() throws IOException {
		assertThat(read("\uFEFF\"id\",text\n").header().names()).containsExactly("id", "text");
	}

	@Test
	void takesByteOrderMarkInTheMiddleForText() throws IOException {
		assertThat(values("id,text\n\uFEFF1,a\n")).containsExactly(List.of("\uFEFF1", "a"));
	}

	@Test
	void givesBlankLinesToTheEntryBefore() throws IOException {
		Reading reading = read("\n\nid,text\n\n1,a\n\r\n\n2,b\n\n");
		assertThat(reading.header().rawText()).isEqualTo("\n\nid,text\n\n");
		assertThat(reading.entries()).extracting(CsvEntry::rawText).containsExactly("1,a\n\r\n\n", "2,b\n\n");
		assertThat(reading.entries()).extracting(CsvEntry::rowNumber).containsExactly(1L, 2L);
	}

	@Test
	void countsBytesAndNotCharacters() throws IOException {
		Reading reading = read("id,text\n1,€\n2,b\n");
		assertThat(reading.entries()).extracting(CsvEntry::byteOffset).containsExactly(8L, 14L);
		assertThat(reading.entries()).extracting(CsvEntry::byteLength).containsExactly(6L, 4L);
	}

	@Test
	void readsPartWithItsOwnRowNumbers() throws IOException {
		Reading reading = read("id,text\n1,a\n2,b\n3,c\n");
		assertThat(reading.again(1, 2)).isEqualTo(reading.entries().subList(1, 3));
	}

	@Test
	void judgesRowAtTheEndOfAPartByWhatFollows() throws IOException {
		Reading reading = read("id,text\n1,\"a\n2,b\n3,\"c\n");
		assertThat(reading.summary()).startsWith("1 malformed-quote: 1,\"a");
		assertThat(reading.again(0, 0)).isEqualTo(reading.entries().subList(0, 1));
	}

	@Test
	void hasNoHeaderForAPart() throws IOException {
		Path file = Files.writeString(this.directory.resolve("part.csv"), "id\n1\n");
		try (CsvDocumentReader reader = CsvDocumentReader.open(file, new CsvRange(3, 2, 1, 1))) {
			assertThatIllegalStateException().isThrownBy(reader::header);
		}
	}

	@Test
	void refusesEmptyFile() {
		assertUnreadable("", "no-header", 0);
	}

	@Test
	void refusesFileOfBlankLines() {
		assertUnreadable("\uFEFF\r\n\n", "no-header", 6);
	}

	@Test
	void refusesHeaderWithOpenQuote() {
		assertUnreadable("id,\"text\n1,a\n", "bad-header", 0);
	}

	@Test
	void refusesHeaderWithStrayQuote() {
		assertUnreadable("id,te\"xt\n1,a\n", "bad-header", 0);
	}

	@Test
	void refusesMissingFile() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> CsvDocumentReader.open(this.directory.resolve("missing.csv")));
	}

	@Test
	void namesTheFirstMalformedByteAndReadsNoFurther() throws IOException {
		byte[] bytes = "id,text\n1,a\n2,caf\u00E9\n3,c\n".getBytes(StandardCharsets.ISO_8859_1);
		Path file = Files.write(this.directory.resolve("latin.csv"), bytes);
		try (CsvDocumentReader reader = CsvDocumentReader.open(file)) {
			assertThat(reader.next()).isNotNull();
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(UnreadableDocument.class).isThrownBy(reader::next)
					.withMessageContaining("17")
					.satisfies((ex) -> assertThat(ex.byteOffset()).isEqualTo(17));
			}
		}
	}

	@Test
	void findsMalformedByteInTheDroppedPartOfALongLine() {
		byte[] bytes = ("id\n" + "x".repeat(100) + "\u00E9\n").getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(UnreadableDocument.class).isThrownBy(() -> Reading.of(bytes, 10))
			.satisfies((ex) -> assertThat(ex.byteOffset()).isEqualTo(103));
	}

	@Test
	void readsWhatLiesAcrossBufferBorders() throws IOException {
		for (int border : List.of(64 * 1024, 128 * 1024)) {
			for (int distance = 0; distance < 24; distance++) {
				String padding = "x".repeat(border - distance - "id,text\n0,\n".length());
				String text = "id,text\n0," + padding + "\n1,\"€\"\"\r\n\uD83D\uDE00\"\r\n\r\n2,b\r\n";
				Reading reading = read(text);
				assertThat(reading.rawText()).isEqualTo(text);
				assertThat(reading.values()).endsWith(List.of("1", "€\"\r\n\uD83D\uDE00"), List.of("2", "b"));
			}
		}
	}

	private void assertUnreadable(String text, String rule, long offset) {
		assertThatExceptionOfType(UnreadableDocument.class).isThrownBy(() -> read(text)).satisfies((ex) -> {
			assertThat(ex.rule()).isEqualTo(rule);
			assertThat(ex.byteOffset()).isEqualTo(offset);
		});
	}

	private List<List<String>> values(String text) throws IOException {
		Reading reading = read(text);
		assertThat(reading.bad()).isEmpty();
		assertThat(reading.rawText()).isEqualTo(text);
		return reading.values();
	}

	private Reading read(String text) throws IOException {
		return Reading.of(text);
	}

}

package io.tradu.csv;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvRecordTests {

	@Test
	void readsRecordWithItsLineBreaks() {
		CsvRow row = (CsvRow) CsvRecord.read("1,\"a \"\"b\"\"\nc\",\r\n\r\n", 7, 3);

		assertThat(row.values()).containsExactly("1", "a \"b\"\nc", "");
		assertThat(row.rowNumber()).isEqualTo(7);
		assertThat(row.rawText()).endsWith("\r\n\r\n");
	}

	@Test
	void namesTheLineBreaksAtTheEnd() {
		assertThat(CsvRecord.lineBreaks("1,\"a\nb\"\r\n\n")).isEqualTo("\r\n\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1,2,3       | ragged-row
			1           | ragged-row
			``          | ragged-row
			1,"2        | open-quote
			1,2"        | quote-in-unquoted-cell
			1,"2"3      | malformed-quote
			1,2\\n3,4    | ragged-row
			1,"2"\\n3,"4" | malformed-quote
			""")
	void refusesWhatIsNotExactlyOneRecord(String text, String rule) {
		assertThat(CsvRecord.read(text.replace("\\n", "\n"), 1, 2)).isInstanceOfSatisfying(BadRow.class,
				(bad) -> assertThat(bad.rule()).isEqualTo(rule));
	}

	@Test
	void refusesRecordThatIsTooLong() {
		String text = "1," + "x".repeat(CsvDocumentReader.MAX_RECORD_BYTES);

		assertThat(CsvRecord.read(text, 1, 2)).isInstanceOfSatisfying(BadRow.class,
				(bad) -> assertThat(bad.rule()).isEqualTo("row-too-long"));
	}

}

package io.tradu.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvRecordWriterTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@Test
	void quotesOnlyWhatNeedsIt() throws IOException {
		assertThat(write("\r\n", List.of("1", "a, b", "say \"no\"", "x\ny", "x\ry", "", " é ")))
			.isEqualTo("1,\"a, b\",\"say \"\"no\"\"\",\"x\ny\",\"x\ry\",, é \r\n");
	}

	@Test
	void makesNoBlankLineOfAnEmptyCell() throws IOException {
		assertThat(write("\n", List.of(""))).isEqualTo("\"\"\n");
	}

	@Test
	void writesRawTextBetweenRecords() throws IOException {
		try (CsvRecordWriter writer = new CsvRecordWriter(this.out, "\n")) {
			writer.writeRaw("\uFEFFid;\r");
			writer.write(List.of("1", "2"));
		}
		assertThat(this.out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFid;\r1,2\n");
	}

	@Test
	void refusesLoneSurrogate() {
		assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> write("\n", List.of("a\uD83Db")));
	}

	@Test
	void writesWhatIsReadBackTheSame() throws IOException {
		List<String> cells = List.of("17", "\"open, text", "\r", "", "ragged-row");
		String text = write("\r\n", List.of("a", "b", "c", "d", "e")) + write("\r\n", cells);
		assertThat(Reading.of(text).values()).containsExactly(cells);
	}

	private String write(String terminator, List<String> cells) throws IOException {
		this.out.reset();
		try (CsvRecordWriter writer = new CsvRecordWriter(this.out, terminator)) {
			writer.write(cells);
		}
		return this.out.toString(StandardCharsets.UTF_8);
	}

}

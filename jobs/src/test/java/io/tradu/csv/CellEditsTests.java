package io.tradu.csv;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CellEditsTests {

	@Test
	void replacesOneCellAndKeepsTheRest() throws IOException {
		assertThat(edit("id,a,b\n", "1,\"x, \"\"y\"\"\",z\r\n\r\n", Map.of(2, "new")))
			.isEqualTo("1,\"x, \"\"y\"\"\",new\r\n\r\n");
	}

	@Test
	void keepsQuotesOfAQuotedCell() throws IOException {
		assertThat(edit("id,a\n", "1,\"old\"\n", Map.of(1, "new"))).isEqualTo("1,\"new\"\n");
	}

	@Test
	void quotesNewValueThatNeedsIt() throws IOException {
		assertThat(edit("id,a\n", "1,old", Map.of(1, "say \"no\", now\n"))).isEqualTo("1,\"say \"\"no\"\", now\n\"");
	}

	@Test
	void replacesCellOverSeveralLines() throws IOException {
		assertThat(edit("id,a,b\n", "1,\"x\r\ny\",z\r", Map.of(1, "u\nv"))).isEqualTo("1,\"u\nv\",z\r");
	}

	@Test
	void replacesEmptyCells() throws IOException {
		assertThat(edit("a,b,c\n", ",,\n", Map.of(0, "x", 2, "z"))).isEqualTo("x,,z\n");
	}

	@Test
	void replacesLastCellWithoutTerminator() throws IOException {
		assertThat(edit("a,b\n", "x,", Map.of(1, "y"))).isEqualTo("x,y");
	}

	@Test
	void makesNoBlankLineOfTheOnlyCell() throws IOException {
		assertThat(edit("a\n", "x\n", Map.of(0, ""))).isEqualTo("\"\"\n");
	}

	@Test
	void changesNothingWithoutNewValues() throws IOException {
		assertThat(edit("a,b\n", "\"x\", y \r\n\n", Map.of())).isEqualTo("\"x\", y \r\n\n");
	}

	@Test
	void refusesColumnThatTheRowDoesNotHave() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> edit("a\n", "x\n", Map.of(1, "y")));
	}

	private String edit(String header, String row, Map<Integer, String> values) throws IOException {
		return CellEdits.apply(Reading.of(header + row).rows().get(0), values);
	}

}

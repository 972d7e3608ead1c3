package io.tradu.trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "a.csv", "a", "a:1.csv", "line\nbreak.csv", "ends\n", "\r\u0085\u2028.csv", "a/b.csv" })
	void readsTheNameOfAnyFile(String file) {
		assertThat(RowName.parse("news/" + file + ":17")).contains(new RowName("news", file, 17));
	}

	@Test
	void isNoNameWithoutARow() {
		assertThat(RowName.parse("news/a.csv")).isEmpty();
		assertThat(RowName.parse("news/a.csv:0")).isEmpty();
		assertThat(RowName.parse("a.csv:1")).isEmpty();
		assertThat(RowName.parse("17")).isEmpty();
	}

}

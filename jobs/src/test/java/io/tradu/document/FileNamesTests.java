package io.tradu.document;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTests {

	@ParameterizedTest
	@CsvSource({ "a%20b+%C3%A9.csv, a b+é.csv", "%E6%9D%B1%F0%9F%98%80.csv, 東😀.csv", "100%25.csv, 100%.csv",
			"x%1B%5B31m.csv, x%1B[31m.csv", "%FF%FE.csv, %FF%FE.csv", "%FE%FF.csv, %FE%FF.csv", "a%0Ab.csv, a%0Ab.csv",
			"c1%C2%85.csv, c1%C2%85.csv", "cut%E6%9D, cut%E6%9D", "%C3%28.csv, %C3(.csv" })
	void writesBytesThatCannotBePrintedAsDigits(String raw, String written) {
		Path name = Path.of(URI.create("file:///" + raw)).getFileName();

		assertThat(FileNames.written(name)).isEqualTo(written);
	}

}

package io.tradu.dataflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordTests {

	@TempDir
	private Path folder;

	@Test
	void isInTheFolderOfSecrets() throws IOException {
		Files.writeString(this.folder.resolve("secret.dataflow"), "in the file\n");

		assertThat(Password.of(Map.of(), this.folder)).hasValue("in the file");
		assertThat(Password.of(Map.of("TRADU_SECRETS", this.folder.toString()), Path.of("elsewhere")))
			.hasValue("in the file");
	}

	@Test
	void isThatOfTheVariableWhereThereIsOne() throws IOException {
		Files.writeString(this.folder.resolve("secret.dataflow"), "in the file");

		assertThat(Password.of(Map.of("SECRET_DATAFLOW", "given"), this.folder)).hasValue("given");
	}

	@Test
	void isNotNeededWhereNoneWasMade() {
		assertThat(Password.of(Map.of("SECRET_DATAFLOW", "", "TRADU_SECRETS", ""), this.folder)).isEmpty();
	}

}

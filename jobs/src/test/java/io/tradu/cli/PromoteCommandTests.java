package io.tradu.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class PromoteCommandTests {

	@ParameterizedTest
	@ValueSource(strings = { "development", "nowhere" })
	void refusesTargetsThatNothingIsPromotedTo(String environment) {
		StringWriter said = new StringWriter();
		CommandLine command = Tradu.commandLine().setErr(new PrintWriter(said));

		assertThat(command.execute("promote", "--version", "1.0.0", "--to", environment)).isEqualTo(2);
		assertThat(said).asString()
			.contains("a version is promoted to staging or production, not to " + environment,
					"scripts/tradu env apply ENVIRONMENT --version 1.0.0");
	}

}

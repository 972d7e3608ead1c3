package io.tradu.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PurgeCommandTests {

	@ParameterizedTest
	@CsvSource({ "90d,P90D", "1d,P1D", "P3M,P3M", "P1Y2M,P1Y2M", "P2W,P14D" })
	void readsAges(String text, Period age) {
		assertThat(new PurgeCommand.Age().convert(text)).isEqualTo(age);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0d", "P0D", "P-3M", "-1d", "90", "12h", "PT5H", "", "soon", "9999999d" })
	void refusesWhatIsNoAgeOfADayOrMore(String text) {
		assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> new PurgeCommand.Age().convert(text));
	}

	@Test
	void asksForAReason() {
		assertThat(execute("purge", "--older-than", "90d", "--execute")).isEqualTo(2);
		assertThat(execute("purge", "--older-than", "90d", "--execute", "--reason", " ")).isEqualTo(2);
	}

	@Test
	void asksForAnAge() {
		assertThat(execute("purge")).isEqualTo(2);
		assertThat(execute("purge", "--older-than", "12h")).isEqualTo(2);
	}

	private static int execute(String... arguments) {
		CommandLine command = Tradu.commandLine();
		command.setErr(new PrintWriter(new StringWriter()));
		return command.execute(arguments);
	}

}

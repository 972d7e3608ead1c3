package io.tradu.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What all commands have in common: what they print, and how they end. */
class CommandFrameTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private final CommandLine command = Tradu.commandLine(this.out, this.err);

	@ParameterizedTest
	@ValueSource(strings = { "--log nonsense status", "status --nonsense", "restart", "", "schedule", "dead-letters",
			"runs --limit x", "run nightly --date 2026-13-01", "nonsense" })
	void saysWhatIsWrongInItsLastLine(String arguments) {
		assertThat(this.command.execute(arguments.split(" "))).isEqualTo(2);

		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString().lines()).hasSizeLessThanOrEqualTo(2).last().asString().startsWith("tradu: ");
	}

	@Test
	void namesTheHelpOfTheCommandThatWasMeant() {
		this.command.execute("schedule", "list", "--nonsense");

		assertThat(this.err.toString().lines()).contains("help: scripts/tradu schedule list --help");
	}

	@Test
	void makesOneLineOfWhatWasTyped() {
		this.command.execute("trace", "x\nnight 2026-01-02 COMPLETED\u001B[2J");

		assertThat(this.err.toString().lines()).singleElement()
			.asString()
			.contains("x\\nnight 2026-01-02 COMPLETED\\u001b[2J");
	}

	@Test
	void printsHelpInLines() {
		assertThat(this.command.execute("run", "--help")).isZero();

		assertThat(this.out.toString().lines()).hasSizeGreaterThan(10).noneMatch((line) -> line.contains("\\n"));
	}

	@Test
	void failsIfItsOutputCannotBeWritten() {
		CommandLine full = Tradu.commandLine(new FullDevice("No space left on device"), this.err);

		assertThat(full.execute("env", "--help")).isEqualTo(5);
		assertThat(this.err.toString()).contains("No space left on device");
	}

	@Test
	void endsQuietlyIfItsReaderHasReadEnough() {
		CommandLine piped = Tradu.commandLine(new FullDevice("Broken pipe"), this.err);

		assertThat(piped.execute("env", "--help")).isZero();
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void reportsErrorsInOneLine() {
		assertThat(FailureMessages.report(new StackOverflowError(), this.command)).isEqualTo(5);
		assertThat(FailureMessages.report(new OutOfMemoryError("unable to create native thread"), this.command))
			.isEqualTo(5);
		assertThat(FailureMessages.report(new IllegalStateException(new NoClassDefFoundError("x")), this.command))
			.isEqualTo(5);

		assertThat(this.err.toString().lines()).hasSize(3).allMatch((line) -> line.startsWith("tradu: "));
	}

	private static final class FullDevice extends Writer {

		private final String message;

		private FullDevice(String message) {
			this.message = message;
		}

		@Override
		public void write(char[] text, int offset, int length) throws IOException {
			throw new IOException(this.message);
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}

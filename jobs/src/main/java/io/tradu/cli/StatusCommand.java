package io.tradu.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.status.LineStatus;
import io.tradu.status.LineStatuses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu status}. */
@Command(name = "status", mixinStandardHelpOptions = true,
		description = "Says what runs, how far and how fast it is, and what waits: on a terminal again and again until q "
				+ "is pressed, elsewhere once.")
class StatusCommand implements Callable<Integer> {

	private static final Duration SHORTEST = Duration.ofMillis(500);

	@Spec
	private CommandSpec spec;

	@Option(names = "--once", description = "print it once, on a terminal too")
	private boolean once;

	@Option(names = "--json", description = "print it once, as JSON for scripts")
	private boolean json;

	@Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "2",
			description = "look so often (default: ${DEFAULT-VALUE})")
	private double interval;

	@Override
	public Integer call() throws IOException, InterruptedException {
		Duration wait = Duration.ofMillis(Math.round(this.interval * 1000));
		if (wait.compareTo(SHORTEST) < 0) {
			throw new WrongUsage("--interval must be at least 0.5 s: every look costs the night a little");
		}
		TerminalWriter out = TerminalWriter.over(this.spec.commandLine().getOut());
		boolean live = Boolean.getBoolean("tradu.terminal") && !this.once && !this.json;
		if (!live || !new LiveStatus(out, wait, Glyphs.ofProcess(), Clock.systemDefaultZone()).show()) {
			printOnce(out);
		}
		return ExitCode.COMPLETED.code();
	}

	private void printOnce(TerminalWriter out) {
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			nothing(ex, out);
		}
		out.flush();
	}

	private void nothing(NothingHasRun how, TerminalWriter out) {
		if (this.json) {
			Listing.json(LineStatuses.nothing(Clock.systemDefaultZone(), how.environment()), out);
		}
		else {
			out.println(how.getMessage());
		}
	}

	// A command that is to be typed must not be cut.
	private static Glyphs glyphs(LineStatus status) {
		Glyphs glyphs = Glyphs.ofProcess();
		int longest = status.unfinished()
			.stream()
			.flatMap((run) -> run.actions().stream())
			.mapToInt((action) -> action.command().length() + 2)
			.max()
			.orElse(0);
		return glyphs.withColumns(Math.max(glyphs.columns(), longest));
	}

	private void print(ConfigurableApplicationContext context, TerminalWriter out) {
		LineStatus status = context.getBean(LineStatuses.class).look();
		if (this.json) {
			new Listing(context, out).json(status);
		}
		else {
			Glyphs glyphs = glyphs(status);
			new StatusPage(context.getBean(Clock.class)).lines(status, List.of(), glyphs)
				.forEach((line) -> out.println(line, glyphs));
		}
	}

}

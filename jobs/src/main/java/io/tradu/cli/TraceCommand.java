package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import io.tradu.purge.PurgedException;
import io.tradu.trace.NotFound;
import io.tradu.trace.RowName;
import io.tradu.trace.Trace;
import io.tradu.trace.Tracer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu trace}. */
@Command(name = "trace", mixinStandardHelpOptions = true,
		description = "Shows the whole life of a block or a row: where it came in, what was tried, what was decided, and "
				+ "where it is now.")
class TraceCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "BLOCK|FEED/NAME:ROW",
			description = "number of a block, or a row as in news/a.csv:17 (the first after the header is 1)")
	private String name;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD",
			description = "business date of the row's document (default: the newest of that name)")
	private @Nullable LocalDate date;

	@Option(names = "--target", paramLabel = "LANGUAGE",
			description = "the row on its way to one language (default: all)")
	private @Nullable String target;

	@Option(names = "--json", description = "print JSON for scripts, all texts whole")
	private boolean json;

	@Override
	public Integer call() {
		if (!this.name.matches("[1-9]\\d{0,17}") && RowName.parse(this.name).isEmpty()) {
			throw new WrongUsage(
					"'" + this.name + "' is neither the number of a block nor a row such as news/a.csv:17");
		}
		if (RowName.parse(this.name).isEmpty() && (this.target != null || this.date != null)) {
			throw new WrongUsage("--date and --target say which row is meant; a block has one of each");
		}
		try {
			Application.look((context) -> print(context, this.spec.commandLine().getOut()));
		}
		catch (PurgedException ex) {
			Listing.purged(ex.purged(), this.json, this.spec.commandLine().getOut());
		}
		catch (NotFound | NothingHasRun ex) {
			throw new WrongUsage(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		Tracer tracer = context.getBean(Tracer.class);
		Trace trace = RowName.parse(this.name)
			.map((row) -> tracer.row(row, this.date, this.target))
			.orElseGet(() -> tracer.block(Long.parseLong(this.name)));
		if (this.json) {
			new Listing(context, out).json(trace);
		}
		else {
			new TracePrinter(new Text(out, context.getBean(Clock.class))).print(trace);
		}
	}

}

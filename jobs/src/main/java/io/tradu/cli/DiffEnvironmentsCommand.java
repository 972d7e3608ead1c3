package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.environment.EnvironmentComparison;
import io.tradu.environment.EnvironmentComparison.Difference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradu env diff}. */
@Command(name = "diff", mixinStandardHelpOptions = true,
		description = "Shows how two environments differ: settings, feeds, and what is declared for Data Flow.")
class DiffEnvironmentsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private EnvironmentsOption environments;

	@Parameters(index = "0", paramLabel = "A", description = "one environment")
	private String one;

	@Parameters(index = "1", paramLabel = "B", description = "the other one")
	private String other;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.one.equals(this.other)) {
			throw new WrongUsage("'" + this.one + "' would be compared with itself; name two environments");
		}
		List<Difference> differences = new EnvironmentComparison(this.environments.folders()).between(this.one,
				this.other);
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			Listing.json(differences, out);
		}
		else {
			print(differences, out);
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(List<Difference> differences, PrintWriter out) {
		if (differences.isEmpty()) {
			out.println(this.one + " and " + this.other + " do not differ");
		}
		String file = "";
		for (Difference difference : differences) {
			if (!difference.file().equals(file)) {
				file = difference.file();
				out.println(file);
			}
			String absent = difference.setting().isEmpty() ? "(no such file)" : "(not set)";
			if (!difference.setting().isEmpty()) {
				out.println("  " + difference.setting());
			}
			out.println("    " + this.one + ": " + shown(difference.one(), absent));
			out.println("    " + this.other + ": " + shown(difference.other(), absent));
		}
		out.flush();
	}

	private static String shown(@Nullable String value, String absent) {
		return (value != null) ? value : absent;
	}

}

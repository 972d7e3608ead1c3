package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.tradu.environment.EnvironmentFolders;
import io.tradu.environment.Finding;
import io.tradu.environment.MachineSize;
import io.tradu.environment.Verification;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradu env verify}. */
@Command(name = "verify", mixinStandardHelpOptions = true,
		description = "Says everything that is wrong with the environments: what they share and must not, secrets in "
				+ "files, settings that are unknown, missing or no good, limits that do not fit the machine.")
class VerifyEnvironmentsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private EnvironmentsOption environments;

	@Parameters(paramLabel = "ENVIRONMENT", arity = "0..*",
			description = "the environments to look at (default: all of them)")
	private List<String> names = List.of();

	@Option(names = "--machine", paramLabel = "MEMORY/CPUS",
			description = "judge the limits by another machine than this one, for example 4GB/2")
	private String machine;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		silenceLog();
		EnvironmentFolders folders = this.environments.folders();
		List<String> known = folders.begun();
		List<Finding> findings = new Verification(folders, machine()).findings(this.names);
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			Listing.json(findings, out);
		}
		else {
			findings.forEach(out::println);
			String looked = String.join(", ", this.names.isEmpty() ? known : this.names);
			out.println(findings.isEmpty() ? "nothing is wrong with " + looked
					: Numbers.counted(findings.size(), "finding") + " in " + looked);
			out.flush();
		}
		return (findings.isEmpty() ? ExitCode.COMPLETED : ExitCode.REFUSED).code();
	}

	// Without the application nobody has said what is worth a line: the libraries would
	// introduce themselves.
	private static void silenceLog() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.getLogger("org.hibernate.validator").setLevel(Level.WARN);
		}
	}

	private MachineSize machine() {
		if (this.machine == null) {
			return MachineSize.here();
		}
		try {
			return MachineSize.parse(this.machine);
		}
		catch (IllegalArgumentException ex) {
			throw new WrongUsage("--machine: " + ex.getMessage());
		}
	}

}

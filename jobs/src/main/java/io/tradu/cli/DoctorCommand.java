package io.tradu.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.preflight.Preflight;
import io.tradu.batch.preflight.PreflightResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu doctor}. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
		description = "Checks everything that a night needs: settings, folders, room on the disks, log, database, feeds "
				+ "and engines; says what is wrong and what to do. Changes nothing.",
		footerHeading = "%nExit codes:%n", footer = { "  0 nothing is wrong, or nothing but warnings",
				"  2 a setting is wrong", "  5 a night could not run" })
class DoctorCommand implements Callable<Integer> {

	private static final String DATABASE = "database";

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		return new PreflightPrinter(this.spec.commandLine().getOut(), this.json).print(results()).code();
	}

	private static List<PreflightResult> results() {
		List<PreflightResult> results = new ArrayList<>();
		try (Application application = new Application()) {
			ConfigurableApplicationContext context = application.startForChecks();
			Preflight preflight = context.getBean(Preflight.class);
			for (String name : preflight.names()) {
				results.add(result(preflight, name));
			}
			application.databaseFailure().ifPresent((failure) -> {
				results.removeIf((result) -> result.check().equals(DATABASE));
				results.add(new PreflightResult(DATABASE, List.of(PreflightPrinter.finding(failure))));
			});
		}
		catch (RuntimeException ex) {
			// Of settings that keep even the checks from being run.
			results.add(new PreflightResult("start", List.of(PreflightPrinter.finding(ex))));
		}
		return results;
	}

	private static PreflightResult result(Preflight preflight, String name) {
		try {
			return preflight.run(name);
		}
		catch (RuntimeException ex) {
			return new PreflightResult(name, List.of(PreflightPrinter.finding(ex)));
		}
	}

}

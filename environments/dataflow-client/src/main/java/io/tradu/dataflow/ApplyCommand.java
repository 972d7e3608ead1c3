package io.tradu.dataflow;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apply}. */
@Command(name = "apply", mixinStandardHelpOptions = true,
		description = "Makes the server what is declared, with one version of the applications.")
final class ApplyCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Target target;

	@Option(names = "--release", required = true, paramLabel = "JAR", description = "the applications' jar")
	private Path release;

	@Option(names = "--dry-run", description = "print what would be done, and change nothing")
	private boolean dryRun;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		// What is only looked at need not be kept yet.
		Release found = this.dryRun ? Release.named(this.release) : Release.of(this.release);
		Declaration declared = this.target.declaration();
		Server server = this.target.server();
		Applier applier = new Applier(server, declared, found, this.target.watch(server));
		return this.dryRun ? show(applier.plan(), found) : apply(applier, found);
	}

	private int show(Plan plan, Release found) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			Json.print(out, new Result(found.version(), false, plan.inWords(), plan.obstacles()));
		}
		else {
			plan.inWords().forEach((step) -> out.println("  would " + step));
			plan.obstacles().forEach((obstacle) -> out.println("  but is refused: " + obstacle));
			out.println(plan.isEmpty() ? "nothing to do" : "nothing was changed (dry run)");
		}
		out.flush();
		if (!plan.obstacles().isEmpty()) {
			return Main.REFUSED;
		}
		return plan.isEmpty() ? Main.NOTHING_TO_DO : 0;
	}

	private int apply(Applier applier, Release found) {
		PrintWriter out = this.spec.commandLine().getOut();
		List<Step> done = applier.apply((step) -> {
			if (!this.json) {
				out.println("  " + step.inWords());
				out.flush();
			}
		});
		if (this.json) {
			Json.print(out, new Result(found.version(), true, done.stream().map(Step::inWords).toList(), List.of()));
		}
		else {
			out.println(done.isEmpty() ? "nothing to do" : "applied, with version " + found.version());
		}
		out.flush();
		return done.isEmpty() ? Main.NOTHING_TO_DO : 0;
	}

	/**
	 * What scripts are told.
	 *
	 * @param version the applications' version
	 * @param applied whether the steps were done
	 * @param steps what was done, or would be
	 * @param obstacles why it would be refused
	 */
	record Result(String version, boolean applied, List<String> steps, List<String> obstacles) {
	}

}

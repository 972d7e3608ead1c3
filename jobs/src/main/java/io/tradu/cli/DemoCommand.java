package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradu demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Runs a night on the sample documents, in a home of its own: the folder demo of the home, or the one "
				+ "that --home names. What an earlier demo left there is removed. Nothing to configure; run it as often "
				+ "as you like.")
class DemoCommand implements Callable<Integer> {

	private static final String HOME = "TRADU_HOME";

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		DemoHome demo = DemoHome.prepare(home());
		System.setProperty(HOME, demo.root().toString());
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("demo: sample documents in " + demo.inbox());
		ExitCode code = new NightConsole(out, NightConsole::run).run(new Application(), Optional.empty(), false,
				Act.ofPerson("demo"));
		return code.code();
	}

	// The option names the demo's own home, the variable the one it is a part of.
	private static Path home() {
		String named = System.getProperty(HOME);
		return (named != null) ? Path.of(named) : Path.of(System.getenv().getOrDefault(HOME, "var"), "demo");
	}

}

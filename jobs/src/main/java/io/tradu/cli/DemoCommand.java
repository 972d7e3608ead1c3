package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradu demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Runs a night on the sample documents, in a home of its own. Nothing to configure; run it as "
				+ "often as you like.")
class DemoCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--home", paramLabel = "DIR", defaultValue = "${env:TRADU_HOME:-var}/demo",
			description = "the demo's home; what an earlier demo left there is removed (default: ${DEFAULT-VALUE})")
	private Path home;

	@Override
	public Integer call() throws IOException {
		DemoHome demo = DemoHome.prepare(this.home);
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("demo: sample documents in " + demo.inbox());
		Application application = new Application().with("tradu.folders.home", demo.root())
			.with("tradu.feeds-file", demo.feeds());
		ExitCode code = new NightConsole(out).run(application, Optional.empty(), false, Act.ofPerson("demo"));
		return code.code();
	}

}

package io.tradu.dataflow;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollback}. */
@Command(name = "rollback", mixinStandardHelpOptions = true,
		description = "Brings the stream and the tasks back to a version that was there before.")
final class RollbackCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Target target;

	@Option(names = "--release", required = true, paramLabel = "JAR", description = "the jar of the version before")
	private Path release;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		Release before = Release.of(this.release);
		Declaration declared = this.target.declaration();
		Server server = this.target.server();
		boolean done = new Rollback(server, declared, before, this.target.watch(server)).run((what) -> {
			out.println("  " + what);
			out.flush();
		});
		out.println(done ? "back to version " + before.version() : "nothing to do");
		out.flush();
		return done ? 0 : Main.NOTHING_TO_DO;
	}

}

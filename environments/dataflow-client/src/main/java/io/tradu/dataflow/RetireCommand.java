package io.tradu.dataflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retire}. */
@Command(name = "retire", mixinStandardHelpOptions = true,
		description = "Has the server forget the applications' versions that are neither kept nor deployed. Prints JSON.")
final class RetireCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Target target;

	@Option(names = "--keep", required = true, split = ",", paramLabel = "VERSION", description = "which stay")
	private List<String> kept;

	@Override
	public Integer call() {
		Declaration declared = this.target.declaration();
		Server server = this.target.server();
		List<String> retired = new Retirement(server, declared).run(new HashSet<>(this.kept));
		Json.print(this.spec.commandLine().getOut(), new Result(retired, server.actual(declared).registered(declared)));
		return 0;
	}

	/**
	 * What scripts are told.
	 *
	 * @param retired what was forgotten, in words
	 * @param registered the versions that the server still knows of any application
	 */
	record Result(List<String> retired, Set<String> registered) {
	}

}

package io.tradu.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code state}. */
@Command(name = "state", mixinStandardHelpOptions = true,
		description = "Prints, as JSON, which version the server's stream and tasks have.")
final class StateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Target target;

	@Override
	public Integer call() {
		Declaration declared = this.target.declaration();
		Server server = this.target.server();
		Actual actual = server.actual(declared);
		Map<String, String> defaults = new TreeMap<>();
		declared.apps()
			.forEach((app) -> actual.standard(app.name(), app.type())
				.ifPresent((standard) -> defaults.put(app.name(), standard.version())));
		Actual.Stream stream = actual.stream();
		List<String> running = actual.tasks()
			.entrySet()
			.stream()
			.filter((task) -> task.getValue().running())
			.map(Map.Entry::getKey)
			.toList();
		Json.print(this.spec.commandLine().getOut(),
				new State((stream != null) ? stream.state().inWords() : null, deployed(stream), defaults, running,
						(stream != null) ? server.processes(declared.stream().name()) : List.of(),
						server.history(declared.stream().name()).stream().map(Past::of).toList(),
						actual.registered(declared)));
		return 0;
	}

	private static Map<String, String> deployed(Actual.@Nullable Stream stream) {
		Map<String, String> versions = new TreeMap<>();
		if (stream != null) {
			stream.members().forEach((name, member) -> versions.put(name, member.version()));
		}
		return versions;
	}

	/**
	 * What scripts are told.
	 *
	 * @param stream how the stream is; null if there is none
	 * @param deployed the versions of its applications, by their names
	 * @param defaults the applications' default versions, by their names
	 * @param running the tasks that run
	 * @param processes the stream's processes
	 * @param releases what Skipper has deployed, newest first
	 * @param registered the versions that the server knows of any application
	 */
	record State(@Nullable String stream, Map<String, String> deployed, Map<String, String> defaults,
			List<String> running, List<Server.Process> processes, List<Past> releases, Set<String> registered) {
	}

	/**
	 * A release of the stream.
	 *
	 * @param number Skipper's number of it
	 * @param status what Skipper says of it
	 * @param versions its applications' versions
	 */
	record Past(int number, String status, List<String> versions) {

		static Past of(StreamRelease release) {
			return new Past(release.number(), release.status(), release.versions().stream().sorted().toList());
		}

	}

}

package io.tradu.dataflow;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code launch}. */
@Command(name = "launch", mixinStandardHelpOptions = true,
		description = "Launches a task with one version of its application, and waits for its end.")
final class LaunchCommand implements Callable<Integer> {

	private static final int FAILED = 5;

	@Spec
	private CommandSpec spec;

	@Mixin
	private Target target;

	@Option(names = "--release", required = true, paramLabel = "JAR", description = "the applications' jar")
	private Path release;

	@Parameters(paramLabel = "TASK", description = "which task")
	private String name;

	@Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "what it is given")
	private List<String> arguments = List.of();

	@Override
	public Integer call() {
		Release found = Release.of(this.release);
		Declaration declared = this.target.declaration();
		Declaration.Task task = declared.tasks()
			.stream()
			.filter((known) -> known.name().equals(this.name))
			.findFirst()
			.orElseThrow(() -> new WrongDeclaration("no task " + this.name + " is declared"));
		Server server = this.target.server();
		prepare(server, declared, task, found);
		long execution = server.launch(this.name, properties(task, found), this.arguments);
		return report(execution, this.target.taskWatch(server).awaitEnd(this.name, execution));
	}

	// The version need not be the default yet: that is what a canary is for.
	private static void prepare(Server server, Declaration declared, Declaration.Task task, Release found) {
		Plan plan = new Planner(declared, found).plan(server.actual(declared));
		if (!plan.obstacles().isEmpty()) {
			throw new Refused(String.join("; ", plan.obstacles()));
		}
		for (Step step : plan.steps()) {
			if (step instanceof Step.Register register && register.app().name().equals(task.name())) {
				server.register(register.app(), register.release());
			}
			else if (step instanceof Step.CreateTask create && create.name().equals(task.name())) {
				server.createTask(create.name(), create.dsl());
			}
			else if (step instanceof Step.ReplaceTask replace && replace.name().equals(task.name())) {
				server.removeTask(replace.name());
				server.createTask(replace.name(), replace.dsl());
			}
		}
	}

	private static Map<String, String> properties(Declaration.Task task, Release found) {
		Map<String, String> properties = new TreeMap<>();
		task.deployer().forEach((key, value) -> properties.put("deployer." + task.name() + "." + key, value));
		properties.put("version." + task.name(), found.version());
		return properties;
	}

	private int report(long execution, Server.TaskEnd end) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("  task " + this.name + " (execution " + execution + ") ended with " + end.exitCode()
				+ (end.message().isBlank() ? "" : ": " + end.message()));
		if (end.exitCode() != 0 && !end.log().isBlank()) {
			out.println("the end of its log:");
			out.println(StreamWatch.end(end.log()).indent(4).stripTrailing());
		}
		out.flush();
		return (end.exitCode() == 0) ? 0 : FAILED;
	}

}

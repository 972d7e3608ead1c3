package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One environment on a machine, used through the project's own scripts. */
final class Environment implements AutoCloseable {

	private static final Path SCRIPTS = Path.of("..", "..", "scripts").toAbsolutePath().normalize();

	private static final Duration PATIENCE = Duration.ofMinutes(9);

	private static final Pattern VERSION = Pattern.compile("tradu-apps-(\\S+)\\.jar");

	private final String name;

	private final Path home;

	private final Map<String, String> variables;

	private Environment(String name, Path home, Map<String, String> variables) {
		this.name = name;
		this.home = home;
		this.variables = variables;
	}

	/** Returns an environment that is not there yet. */
	static Environment on(Machine machine, String name, Map<String, String> settings) {
		Path home = machine.folder(name);
		Map<String, String> variables = new TreeMap<>(machine.variables());
		variables.put("TRADU_HOME", home.toString());
		variables.put("TRADU_SECRETS", home.resolve("secrets").toString());
		variables.put("TRADU_SKIPPER_PORT", Ports.free());
		variables.put("TRADU_DATAFLOW_PORT", Ports.free());
		variables.put("TRADU_RECEIVE_QUIETPERIOD", "0ms");
		variables.putAll(settings);
		return new Environment(name, home, variables);
	}

	/** Starts its servers, and waits until they answer. */
	void up() {
		script("dataflow", "up", this.name).succeeded();
	}

	/** Makes its passwords, without any server. */
	void makeSecrets() {
		script("dataflow", "secrets", this.name).succeeded();
	}

	/** Ends its servers, and all they have started. */
	Command down() {
		return script("dataflow", "down", this.name);
	}

	/** Runs {@code tradu} in it. */
	Command tradu(String... arguments) {
		return script("tradu", arguments);
	}

	/** Puts a document into its inbox. */
	void receive(String feed, String file, String content) {
		try {
			Path folder = Files.createDirectories(this.home.resolve("inbox").resolve(feed));
			Files.writeString(folder.resolve(file), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the folder or file of its home at a path. */
	Path home(String path) {
		return this.home.resolve(path);
	}

	/** Returns the versions that the processes of its stream run. */
	List<String> versions() {
		return applications("skipper").map(Environment::version).map(Optional::orElseThrow).toList();
	}

	/**
	 * Kills the night that runs, as a power cut would, and tells whether there was one.
	 */
	boolean killNight() {
		return applications("dataflow").map(ProcessHandle::destroyForcibly).toList().contains(true);
	}

	/** Sends a signal to the night that runs. */
	void signalNight(String signal) {
		applications("dataflow").forEach(
				(night) -> Command.run(PATIENCE, Map.of(), List.of("kill", "-" + signal, Long.toString(night.pid())))
					.succeeded());
	}

	private Stream<ProcessHandle> applications(String deployer) {
		return ProcessHandle.allProcesses()
			.filter((process) -> version(process).isPresent())
			.filter((process) -> isDeployed(process.pid(), deployer));
	}

	private static Optional<String> version(ProcessHandle process) {
		return process.info().commandLine().map(VERSION::matcher).filter(Matcher::find).map((found) -> found.group(1));
	}

	private boolean isDeployed(long process, String deployer) {
		try {
			// Whatever encoding it is in, what is looked for is ASCII.
			String given = Files.readString(Path.of("/proc", Long.toString(process), "environ"),
					StandardCharsets.ISO_8859_1);
			return List.of(given.split("\0"))
				.containsAll(List.of("TRADU_DATAFLOW_STATE=" + this.home.resolve("dataflow"),
						"TRADU_DEPLOYED_BY=" + deployer));
		}
		catch (IOException ex) {
			// Has ended meanwhile.
			return false;
		}
	}

	DataFlow dataFlow() {
		return new DataFlow(this.variables.get("TRADU_DATAFLOW_PORT"), "operator:" + secret("dataflow"));
	}

	/** Returns one of its passwords. */
	String secret(String secret) {
		Path store = Path.of(this.variables.get("TRADU_SECRETS"));
		Path own = store.resolve(this.name);
		try {
			return Files.readString((Files.isDirectory(own) ? own : store).resolve("secret." + secret));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.name;
	}

	/** Returns a variable that its processes are started with. */
	String variable(String variable) {
		return this.variables.get(variable);
	}

	private Command script(String script, String... arguments) {
		List<String> words = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
		words.addAll(List.of(arguments));
		Map<String, String> environment = new TreeMap<>(this.variables);
		environment.put("TRADU_ENVIRONMENT", this.name);
		return Command.run(PATIENCE, environment, words);
	}

	@Override
	public void close() {
		down();
	}

}

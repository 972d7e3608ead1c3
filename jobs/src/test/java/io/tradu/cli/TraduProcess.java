package io.tradu.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.tradu.batch.database.EmbeddedDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The command in a process of its own, as operators start it. */
public final class TraduProcess implements AutoCloseable {

	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	// 128 and the number of the signal.
	private static final int KILLED = 137;

	private final Path home;

	private final Path outFile;

	private final Process process;

	private final Map<Long, ProcessHandle> children = new ConcurrentHashMap<>();

	private TraduProcess(Path home, Path outFile, Process process) {
		this.home = home;
		this.outFile = outFile;
		this.process = process;
	}

	/** Starts {@code tradu} with arguments; those that begin with -D are Java's. */
	public static TraduProcess start(Path home, Map<String, String> environment, String... arguments) {
		return start(home, environment, command(arguments));
	}

	/** Starts {@code tradu} with arguments as the Data Flow server does. */
	static TraduProcess launch(Path home, String... arguments) {
		return start(home, Map.of(), command(LaunchedTradu.class, arguments));
	}

	/** Returns how {@code tradu} is started with arguments. */
	static List<String> command(String... arguments) {
		return command(Tradu.class, arguments);
	}

	private static List<String> command(Class<?> main, String... arguments) {
		// At the root, so that the commands that are printed name no folder of this
		// machine.
		List<String> command = new ArrayList<>(List.of(JAVA, "-Dtradu.root=.", "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8", "-Dtradu.receive.quiet-period=0ms",
				// Or what serves would run a night whenever the tests run at ten.
				"-Dtradu.schedules.nightly.enabled=false"));
		command.addAll(ClassArchive.options(main));
		Stream.of(arguments).filter((argument) -> argument.startsWith("-D")).forEach(command::add);
		command.add(main.getName());
		Stream.of(arguments).filter((argument) -> !argument.startsWith("-D")).forEach(command::add);
		return command;
	}

	/** Starts any command where {@code tradu} would run. */
	static TraduProcess start(Path home, Map<String, String> environment, List<String> command) {
		try {
			Path out = Files.createTempFile(home, "out-", ".txt");
			ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile())
				.redirectErrorStream(true)
				.redirectOutput(out.toFile());
			builder.environment().put("LC_ALL", "C.UTF-8");
			builder.environment().put("TRADU_HOME", home.toString());
			// Another process of the tests may have the standard one.
			builder.environment().put("TRADU_PORT", "0");
			builder.environment().put("TRADU_FEEDS", home.resolve("feeds.yml").toString());
			builder.environment().putAll(environment);
			return new TraduProcess(home, out, builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts {@code tradu} with arguments and waits for its end. */
	public static TraduProcess run(Path home, String... arguments) {
		TraduProcess process = start(home, Map.of(), arguments);
		process.exitCode();
		return process;
	}

	/** Waits for the end and returns the exit code. */
	public int exitCode() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				kill();
				throw new AssertionError("tradu does not end; it said: " + output());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public String output() {
		try {
			return Files.readString(this.outFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the last line that was printed. */
	public String lastLine() {
		return output().stripTrailing().lines().reduce("", (before, line) -> line);
	}

	/**
	 * Kills it so that it cannot do anything any more.
	 * @return whether that ended it: it may have ended by itself before
	 */
	public boolean kill() {
		noteChildren();
		this.process.destroyForcibly();
		this.process.onExit().join();
		return this.process.exitValue() == KILLED;
	}

	/** Lets the whole process sleep, threads and all. */
	public void pause() {
		signal("STOP");
	}

	/** Wakes a process that was paused. */
	public void wake() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			int code = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
			if (code != 0) {
				throw new AssertionError("kill -" + name + " failed");
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Asks it to end, as an init system does. */
	void terminate() {
		noteChildren();
		this.process.destroy();
	}

	/** Remembers the child processes it has now. */
	int noteChildren() {
		this.process.descendants().forEach((child) -> this.children.put(child.pid(), child));
		return this.children.size();
	}

	/** Presses keys on its terminal, or sends them where one would stand. */
	void press(String keys) {
		try {
			this.process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
			this.process.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the processes that it has started and that live. */
	List<ProcessHandle> liveChildren() {
		return this.process.descendants().toList();
	}

	/** Returns the child processes that were seen and still live. */
	List<ProcessHandle> survivingChildren() {
		return this.children.values().stream().filter(ProcessHandle::isAlive).toList();
	}

	/**
	 * Asks the database for a number, through the process that serves it; none while
	 * there is nothing to ask.
	 */
	public long ask(String sql) {
		Path database = this.home.resolve("database");
		if (!this.process.isAlive() || !Files.exists(database.resolve("tradu.server"))) {
			return 0;
		}
		try {
			String address = Files.readAllLines(database.resolve("tradu.server")).get(0);
			SingleConnectionDataSource source = new SingleConnectionDataSource(address, EmbeddedDatabase.USER, "",
					true);
			try {
				return JdbcClient.create(source).sql(sql).query(Long.class).optional().orElse(0L);
			}
			finally {
				source.destroy();
			}
		}
		catch (IOException | RuntimeException ex) {
			return 0;
		}
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			kill();
		}
	}

	/** The command as the Data Flow server launches it. */
	static final class LaunchedTradu {

		private LaunchedTradu() {
		}

		public static void main(String[] arguments) {
			LaunchedNight.run(List.of(arguments));
		}

	}

}

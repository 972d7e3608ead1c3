package io.tradu.rollout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.tradu.environment.SecretStore;
import io.tradu.nightly.Refused;

/**
 * The Data Flow client, a process of its own. It writes to this process's standard error
 * itself; what it says on standard output is handed on line by line.
 */
public final class DataFlowClient {

	/** Exit code of a command that had nothing to do. */
	public static final int NOTHING_TO_DO = 3;

	/** Exit code of a command whose task has died without saying how it ended. */
	static final int TASK_DIED = 8;

	private static final String NAME = "tradu-dataflow-client-";

	private final Path jar;

	private final Path declaration;

	private final Path root;

	private final String environment;

	private DataFlowClient(Path jar, Path declaration, Path root, String environment) {
		this.jar = jar;
		this.declaration = declaration;
		this.root = root;
		this.environment = environment;
	}

	/**
	 * Returns the client for an environment.
	 * @param root the project's folder
	 * @throws Refused if it was not built, or the environment declares nothing
	 */
	public static DataFlowClient of(Path root, String environment) {
		Path declaration = root.resolve("environments").resolve(environment).resolve("dataflow.yml");
		if (!Files.isRegularFile(declaration)) {
			throw new Refused("environment " + environment + " declares nothing for a Data Flow server: there is no "
					+ declaration.toAbsolutePath().normalize());
		}
		return new DataFlowClient(built(root.resolve("environments").resolve("dataflow-client").resolve("target")),
				declaration, root, environment);
	}

	private static Path built(Path target) {
		if (Files.isDirectory(target)) {
			try (Stream<Path> files = Files.list(target)) {
				return files.filter((file) -> file.getFileName().toString().startsWith(NAME))
					.filter((file) -> file.toString().endsWith("-exec.jar"))
					.max(Comparator.comparingLong((file) -> file.toFile().lastModified()))
					.orElseThrow(() -> new Refused("the Data Flow client was not built in " + target));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		throw new Refused("the Data Flow client was not built in " + target);
	}

	/**
	 * Runs one of its commands.
	 * @param listener is told each line of its output
	 * @return its exit code, which is one of Tradu's
	 */
	public int run(Consumer<String> listener, String verb, String... arguments) {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-Xmx192m", "-Dfile.encoding=UTF-8", "-jar", this.jar.toString(), verb, "--declaration",
				this.declaration.toString(), "--root", this.root.toAbsolutePath().normalize().toString()));
		command.addAll(Arrays.asList(arguments));
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
			// The password that it logs in with is among them.
			SecretStore.giveOnly(this.environment, this.root, builder.environment());
			Process process = builder.start();
			try (BufferedReader out = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
				out.lines().forEach(listener);
			}
			return process.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the Data Flow client cannot be started", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while the Data Flow client runs", ex);
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}

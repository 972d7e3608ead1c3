package io.tradu.rollout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.environment.SecretStore;
import io.tradu.nightly.Refused;
import io.tradu.rollout.Releases.Release;

/** A version's own {@code tradu} command, in a process of its own, in an environment. */
public final class ReleaseProcess {

	private static final List<String> PLACES = List.of("TRADU_HOME", "TRADU_CONFIG", "TRADU_FEEDS", "TRADU_SECRETS");

	private final Release release;

	private final String environment;

	private final Path root;

	/** Creates the command of a version, for an environment. */
	public ReleaseProcess(Release release, String environment, Path root) {
		this.release = release;
		this.environment = environment;
		this.root = root.toAbsolutePath().normalize();
	}

	/**
	 * Has the version make its tables where there are none.
	 * @throws Refused if it cannot
	 */
	public void makeTables() {
		// In every version this brings the tables up to date before it reads them.
		Result result = run(List.of(), "audit", "--json");
		if (result.code() != 0) {
			throw new Refused("version " + this.release.version() + " cannot make its tables in environment "
					+ this.environment + ": " + result.firstLine());
		}
	}

	private ProcessBuilder builder(List<String> command) {
		// Not in the current folder: the launcher, and earlier versions, believe what is
		// in it.
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(this.root.toFile());
		builder.environment().put("TRADU_ENVIRONMENT", this.environment);
		PLACES.forEach((name) -> {
			// The option --home sets the property.
			String place = System.getProperty(name, System.getenv().getOrDefault(name, ""));
			if (!place.isEmpty()) {
				builder.environment().put(name, Path.of(place).toAbsolutePath().toString());
			}
		});
		// As every version understands them.
		SecretStore.giveOnly(this.environment, this.root, builder.environment());
		return builder;
	}

	Result run(List<String> options, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Dtradu.root=" + this.root,
						"-Dloader.main=io.tradu.cli.Tradu"));
		command.addAll(options);
		command.addAll(List.of("-cp", this.release.jar().toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher"));
		command.addAll(List.of(arguments));
		try {
			Process process = builder(command).start();
			List<String> lines = new ArrayList<>();
			try (BufferedReader out = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
				out.lines().forEach(lines::add);
			}
			return new Result(process.waitFor(), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	/**
	 * How the command ended.
	 *
	 * @param code its exit code
	 * @param lines what it printed
	 */
	record Result(int code, List<String> lines) {

		String firstLine() {
			return this.lines.stream().findFirst().orElse("it says nothing, and ends with " + this.code);
		}

	}

}

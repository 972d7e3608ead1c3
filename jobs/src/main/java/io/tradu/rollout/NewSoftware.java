package io.tradu.rollout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.rollout.Releases.Release;

/** A version's own judgement on the runs that it would have to go on with. */
public final class NewSoftware implements Promotion.Gate {

	private final Release release;

	private final String environment;

	private final Path root;

	/** Creates the gate for an environment. */
	public NewSoftware(Release release, String environment, Path root) {
		this.release = release;
		this.environment = environment;
		this.root = root;
	}

	@Override
	public String name() {
		return "runs that can be restarted";
	}

	// By the version's own code. It must not touch the database's schema, which is still
	// another version's.
	@Override
	public List<String> lacking() {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Dfile.encoding=UTF-8",
				"-Dtradu.root=" + this.root, "-Dspring.flyway.enabled=false", "-Dloader.main=io.tradu.cli.Tradu", "-cp",
				this.release.jar().toString(), "org.springframework.boot.loader.launch.PropertiesLauncher",
				"check-restartable");
		builder.environment().put("TRADU_ENVIRONMENT", this.environment);
		try {
			Process process = builder.redirectErrorStream(true).start();
			List<String> lines = new ArrayList<>();
			try (BufferedReader out = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
				out.lines().forEach(lines::add);
			}
			int code = process.waitFor();
			return (code == 0) ? List.of() : lines.isEmpty()
					? List.of("version " + this.release.version() + " cannot judge them (" + code + ")") : lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}

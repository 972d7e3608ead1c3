package io.tradu.app.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.tradu.cli.TerminalWriter;

import org.springframework.boot.system.ApplicationHome;

/**
 * A night on the golden documents: a process of its own, of the same jar, that knows
 * nothing of the environment but how its engine is set.
 */
final class GoldenNight {

	private static final long LONGEST_MINUTES = 10;

	private static final Set<String> KEPT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");

	private final GoldenDocuments golden;

	private final String engineSettings;

	GoldenNight(GoldenDocuments golden, String engineSettings) {
		this.golden = golden;
		this.engineSettings = engineSettings;
	}

	/** Runs the night, and says what is not as expected. */
	List<String> findings() throws IOException {
		Path home = this.golden.home();
		Path out = home.resolve("printed.log");
		Process process = process(home).redirectErrorStream(true).redirectOutput(out.toFile()).start();
		try {
			if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
				return List.of("the golden night has not ended after " + LONGEST_MINUTES + " minutes");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of("the canary was interrupted");
		}
		finally {
			process.destroyForcibly();
		}
		List<String> printed = Files.readAllLines(out, StandardCharsets.UTF_8);
		printed.forEach((line) -> TerminalWriter.ofErrors().println("  " + line));
		return (process.exitValue() != 0) ? List.of("the golden night ended with " + process.exitValue() + ": "
				+ (printed.isEmpty() ? "" : printed.get(printed.size() - 1))) : this.golden.findings(printed);
	}

	private ProcessBuilder process(Path home) {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx384m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Dloader.main=io.tradu.cli.Tradu", "-cp",
				String.valueOf(new ApplicationHome(GoldenNight.class).getSource()),
				"org.springframework.boot.loader.launch.PropertiesLauncher", "run", "nightly", "--date",
				GoldenDocuments.DATE, "--feeds", home.resolve("feeds.yml").toString());
		builder.environment().keySet().retainAll(KEPT);
		builder.environment().put("TRADU_HOME", home.toString());
		builder.environment().put("SPRING_APPLICATION_JSON", this.engineSettings);
		return builder.directory(home.toFile());
	}

}

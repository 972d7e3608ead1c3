package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of whoever sits at the machine. */
class Browser {

	private static final String FALLBACK = "xdg-open";

	private final Map<String, String> environment;

	Browser(Map<String, String> environment) {
		this.environment = environment;
	}

	/**
	 * Shows a page, and does not wait until it is read.
	 * @throws WrongUsage if there is no browser to show it with
	 */
	void open(Path page) {
		String wanted = this.environment.getOrDefault("BROWSER", "");
		String program = wanted.isBlank() ? FALLBACK : wanted;
		Path file = find(program).orElseThrow(() -> new WrongUsage("--open: there is no " + program
				+ " on this machine; open the page yourself, or name a browser in BROWSER"));
		try {
			new ProcessBuilder(file.toString(), page.toAbsolutePath().toString())
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new WrongUsage("--open: " + program + " does not start: " + ex.getMessage());
		}
	}

	private Optional<Path> find(String program) {
		Stream<Path> folders = program.contains("/") ? Stream.of(Path.of(""))
				: Arrays.stream(this.environment.getOrDefault("PATH", "").split(":")).map(Path::of);
		return folders.map((folder) -> folder.resolve(program)).filter(Files::isExecutable).findFirst();
	}

}

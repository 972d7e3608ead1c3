package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
	 * Shows a page, and does not wait until it is read. BROWSER holds commands, one or
	 * several with colons between them, of which the first is taken that starts;
	 * {@code %s} in it stands for the page.
	 * @return why it cannot be shown; nothing if it is
	 */
	Optional<String> open(Path page) {
		String wanted = this.environment.getOrDefault("BROWSER", "");
		List<String> commands = Arrays.stream(wanted.split(":"))
			.map(String::strip)
			.filter((command) -> !command.isEmpty())
			.toList();
		List<String> failures = new ArrayList<>();
		for (String command : commands.isEmpty() ? List.of(FALLBACK) : commands) {
			Optional<String> failure = start(List.of(command.split("\\s+")), page.toAbsolutePath().toString());
			if (failure.isEmpty()) {
				return Optional.empty();
			}
			failures.add(failure.get());
		}
		return Optional
			.of(String.join("; ", failures) + "; open the page yourself, or name another browser in BROWSER");
	}

	private Optional<String> start(List<String> words, String page) {
		Optional<Path> program = find(words.get(0));
		if (program.isEmpty()) {
			return Optional.of("there is no " + words.get(0) + " on this machine");
		}
		List<String> command = new ArrayList<>();
		command.add(program.get().toString());
		words.stream().skip(1).map((word) -> word.replace("%s", page)).forEach(command::add);
		if (words.stream().noneMatch((word) -> word.contains("%s"))) {
			command.add(page);
		}
		try {
			new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.of(words.get(0) + " does not start: " + ex.getMessage());
		}
	}

	private Optional<Path> find(String program) {
		Stream<Path> folders = program.contains("/") ? Stream.of(Path.of(""))
				: Arrays.stream(this.environment.getOrDefault("PATH", "").split(":")).map(Path::of);
		return folders.map((folder) -> folder.resolve(program)).filter(Files::isExecutable).findFirst();
	}

}

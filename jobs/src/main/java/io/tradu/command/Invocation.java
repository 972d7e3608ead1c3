package io.tradu.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How this process was started, as far as another command must be started the same way to
 * find the same home and settings.
 *
 * @param root folder of the installation
 * @param current the current folder
 * @param variables the environment variables that matter, as far as they are set
 */
record Invocation(Path root, Path current, Map<String, String> variables) {

	static final String ENVIRONMENT = "TRADU_ENVIRONMENT";

	static final String HOME = "TRADU_HOME";

	private static final List<String> FILES = List.of("TRADU_CONFIG", "TRADU_FEEDS");

	private static final Path DEFAULT_HOME = Path.of("var");

	static Invocation ofProcess() {
		Map<String, String> variables = new LinkedHashMap<>();
		Stream.concat(Stream.of(ENVIRONMENT, HOME), FILES.stream()).forEach((name) -> {
			// The option --home sets the property.
			String value = System.getProperty(name, System.getenv(name));
			if (value != null && !value.isEmpty()) {
				variables.put(name, value);
			}
		});
		return new Invocation(Installation.root(), Path.of("").toAbsolutePath(), variables);
	}

	/** Returns the variables to set before a command. */
	Map<String, String> assignments() {
		Map<String, String> assignments = new LinkedHashMap<>(this.variables);
		assignments.remove(HOME);
		FILES.forEach((name) -> assignments.computeIfPresent(name, (same, file) -> shown(Path.of(file))));
		return assignments;
	}

	/** Returns the script as it can be called from the current folder. */
	String script() {
		return shown(this.root.resolve(Installation.SCRIPT));
	}

	/** Returns the options that name the home; none where it is the default one. */
	List<String> options() {
		String environment = this.variables.get(ENVIRONMENT);
		Path home = home(environment);
		boolean isDefault = (environment != null) ? home.equals(inEnvironment(environment))
				: isAtRoot() && home.equals(this.current.resolve(DEFAULT_HOME));
		return isDefault ? List.of() : List.of("--home", shown(home));
	}

	private Path home(@Nullable String environment) {
		String given = this.variables.get(HOME);
		if (given != null) {
			return this.current.resolve(given).normalize();
		}
		return (environment != null) ? inEnvironment(environment) : this.current.resolve(DEFAULT_HOME);
	}

	private Path inEnvironment(String environment) {
		return this.root.resolve(DEFAULT_HOME).resolve(environment);
	}

	// Relative only where that is the shorter way for someone who stands at the root.
	private String shown(Path file) {
		Path whole = this.current.resolve(file).normalize();
		boolean near = isAtRoot() && whole.startsWith(this.current) && !whole.equals(this.current);
		return (near ? this.current.relativize(whole) : whole).toString();
	}

	private boolean isAtRoot() {
		try {
			return Files.isSameFile(this.root, this.current);
		}
		catch (IOException ex) {
			return this.root.equals(this.current);
		}
	}

	/** Returns the words of a whole command line from those of a command. */
	List<String> around(List<String> words) {
		List<String> all = new ArrayList<>(List.of(script()));
		all.addAll(words);
		all.addAll(options());
		return all;
	}

}

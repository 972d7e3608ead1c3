package io.tradu.engine.apertium;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;

/**
 * Finds the mode for a pair of languages, and says what is missing when there is none.
 */
final class ApertiumModes {

	private static final Path DEBIAN_PAIRS = Path.of("/usr/share/apertium");

	private static final String SETTING = "tradu.engine.apertium.modes-directory";

	private final Path directory;

	private final List<Path> programDirectories;

	// Where the data of installed packages is.
	private final Path pairs;

	ApertiumModes(Path directory) {
		this(directory,
				Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator)).map(Path::of).toList(),
				DEBIAN_PAIRS);
	}

	ApertiumModes(Path directory, List<Path> programDirectories, Path pairs) {
		this.directory = directory.toAbsolutePath().normalize();
		this.programDirectories = programDirectories;
		this.pairs = pairs;
	}

	/**
	 * Returns the mode that translates, ready to be started.
	 * @throws StoppingFailure if something is missing; the message names it
	 */
	Mode require(String source, String target) {
		Path file = find(source, target).orElseThrow(() -> stop(source, target, absence(source, target)));
		Mode mode = read(file, source, target);
		missingProgram(mode).ifPresent((program) -> {
			throw stop(source, target, "%s names the program %s, which is not an executable on the PATH%s"
				.formatted(file, program, install(DebianPackages.ofProgram(program))));
		});
		missingFile(mode).ifPresent((missing) -> {
			throw stop(source, target, "%s names %s, which %s%s".formatted(file, missing, fault(missing),
					missing.startsWith(DEBIAN_PAIRS) ? install(packageOf(source, target)) : ""));
		});
		return mode;
	}

	private static Mode read(Path file, String source, String target) {
		try {
			return Mode.read(file);
		}
		catch (UncheckedIOException | IllegalArgumentException ex) {
			throw stop(source, target, String.valueOf(ex.getMessage()));
		}
	}

	private String absence(String source, String target) {
		String setting = this.directory.equals(DEBIAN_PAIRS.resolve("modes")) ? "" : " (" + SETTING + ")";
		Optional<String> name = missingPackage(source, target);
		if (!Files.isDirectory(this.directory) || !Files.isReadable(this.directory)) {
			return "the mode directory " + this.directory + setting + " " + fault(this.directory)
					+ (setting.isEmpty() ? install(name) : "");
		}
		if (name.isEmpty()) {
			return "no Debian package has it; choose a route over another language";
		}
		return "there is no mode file for it in " + this.directory + setting
				+ (Files.isDirectory(this.pairs.resolve(name.get())) ? ", although " + name.get() + " is installed"
						: install(name));
	}

	private static String fault(Path path) {
		return Files.exists(path) ? "cannot be read" : "does not exist";
	}

	private static String install(Optional<String> name) {
		return name.map((known) -> "; apt-get install " + known).orElse("");
	}

	/** Returns the package without which a pair cannot be translated. */
	Optional<String> missingPackage(String source, String target) {
		Optional<Path> file = find(source, target);
		if (file.isEmpty()) {
			// A package may have one direction only; installing it again would not help.
			return find(target, source).isPresent() ? Optional.empty() : packageOf(source, target);
		}
		Mode mode = Mode.read(file.get());
		Optional<String> program = missingProgram(mode);
		return program.isPresent() ? program.flatMap(DebianPackages::ofProgram)
				: missingFile(mode).flatMap((missing) -> packageOf(source, target));
	}

	/** Returns whether a pair is installed or could be. */
	boolean knows(String source, String target) {
		return find(source, target).isPresent() || missingPackage(source, target).isPresent();
	}

	private Optional<Path> find(String source, String target) {
		List<Path> candidates = new ArrayList<>();
		for (String from : LanguageCodes.of(source)) {
			for (String to : LanguageCodes.of(target)) {
				candidates.add(this.directory.resolve(from + "-" + to + ".mode"));
			}
		}
		return candidates.stream().filter(Files::isRegularFile).findFirst();
	}

	private Optional<String> missingProgram(Mode mode) {
		return mode.programs()
			.filter((name) -> this.programDirectories.stream()
				.noneMatch((directory) -> Files.isExecutable(directory.resolve(name))))
			.findFirst();
	}

	private static Optional<Path> missingFile(Mode mode) {
		return mode.dataFiles().filter((file) -> !Files.isReadable(file)).findFirst();
	}

	private static Optional<String> packageOf(String source, String target) {
		return DebianPackages.ofPair(LanguageCodes.of(source), LanguageCodes.of(target));
	}

	private static StoppingFailure stop(String source, String target, String remedy) {
		return new StoppingFailure(FailureCategory.DEPENDENCY,
				"Apertium cannot translate %s to %s here: %s".formatted(source, target, remedy), null);
	}

}

package io.tradu.engine.apertium;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;

/**
 * Finds the mode for a pair of languages, and says what to install when there is none.
 */
final class ApertiumModes {

	private static final Map<String, String> SHORT_CODES = Stream.of(Locale.getISOLanguages())
		.collect(Collectors.toMap((code) -> Locale.forLanguageTag(code).getISO3Language(), (code) -> code,
				(first, second) -> first));

	private final Path directory;

	private final List<Path> programDirectories;

	ApertiumModes(Path directory) {
		this(directory,
				Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator)).map(Path::of).toList());
	}

	ApertiumModes(Path directory, List<Path> programDirectories) {
		this.directory = directory;
		this.programDirectories = programDirectories;
	}

	/** Returns the mode that translates, ready to be started. */
	Mode require(String source, String target) {
		Path file = find(source, target).orElseThrow(() -> stop(source, target,
				DebianPackages.ofPair(codes(source), codes(target))
					.filter((name) -> !isInstalled(name))
					.map((name) -> "apt-get install " + name)
					.orElse("no Debian package has it; choose a route over another language")));
		Mode mode = Mode.read(file);
		missingPart(mode, source, target).ifPresent((name) -> {
			throw stop(source, target, "it is only partly installed; apt-get install " + name);
		});
		return mode;
	}

	/** Returns the package without which a pair cannot be translated. */
	Optional<String> missingPackage(String source, String target) {
		Optional<Path> file = find(source, target);
		return file.isPresent() ? missingPart(Mode.read(file.get()), source, target)
				: DebianPackages.ofPair(codes(source), codes(target)).filter((name) -> !isInstalled(name));
	}

	/** Tells whether a pair is installed or could be. */
	boolean knows(String source, String target) {
		return find(source, target).isPresent()
				|| DebianPackages.ofPair(codes(source), codes(target)).filter((name) -> !isInstalled(name)).isPresent();
	}

	private Optional<Path> find(String source, String target) {
		List<Path> candidates = new ArrayList<>();
		for (String from : codes(source)) {
			for (String to : codes(target)) {
				candidates.add(this.directory.resolve(from + "-" + to + ".mode"));
			}
		}
		return candidates.stream().filter(Files::isRegularFile).findFirst();
	}

	private Optional<String> missingPart(Mode mode, String source, String target) {
		Optional<String> program = mode.programs().filter((name) -> !isProgram(name)).findFirst();
		if (program.isPresent()) {
			return program.map(DebianPackages::ofProgram);
		}
		return mode.dataFiles().allMatch(Files::exists) ? Optional.empty()
				: DebianPackages.ofPair(codes(source), codes(target));
	}

	private boolean isProgram(String name) {
		return this.programDirectories.stream().anyMatch((directory) -> Files.isExecutable(directory.resolve(name)));
	}

	// A pair's package may offer one direction only; installing it again would not help.
	private boolean isInstalled(String packageName) {
		return Files.isDirectory(this.directory.resolveSibling(packageName));
	}

	private static StoppingFailure stop(String source, String target, String remedy) {
		return new StoppingFailure(FailureCategory.DEPENDENCY,
				"Apertium cannot translate %s to %s here: %s".formatted(source, target, remedy), null);
	}

	// Older pairs are named by two letters, newer ones by three.
	private static Set<String> codes(String language) {
		Set<String> codes = new LinkedHashSet<>();
		// No mode is named by region or script; where there are variants, the plain one
		// serves.
		String code = language.toLowerCase(Locale.ROOT).split("-")[0];
		if (code.length() == 2) {
			SHORT_CODES.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().equals(code))
				.forEach((entry) -> codes.add(entry.getKey()));
		}
		codes.add(code);
		if (SHORT_CODES.containsKey(code)) {
			codes.add(SHORT_CODES.get(code));
		}
		return codes;
	}

}

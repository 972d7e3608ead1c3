package io.tradu.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds environments that were given the same secret, as happens where the folder of one
 * is made by copying that of another: who knows one would know both. Judges what it may
 * read, and says of no secret what it is.
 */
class EqualSecrets {

	private static final long LARGEST = 64_000;

	List<Finding> check(List<Declared> environments) {
		List<Finding> findings = new ArrayList<>();
		Map<String, List<Kept>> kept = new LinkedHashMap<>();
		for (Declared environment : environments) {
			for (Path file : files(environment)) {
				content(file).ifPresent((content) -> {
					Kept secret = new Kept(environment, file);
					if (content.isEmpty()) {
						findings.add(environment.finding("secret", secret.label(), secret.name(), "is empty"));
					}
					else {
						kept.computeIfAbsent(content, (first) -> new ArrayList<>()).add(secret);
					}
				});
			}
		}
		kept.values().forEach((equal) -> shared(equal).ifPresent(findings::add));
		return findings;
	}

	private static Optional<Finding> shared(List<Kept> equal) {
		Kept last = equal.get(equal.size() - 1);
		// One that lies in a folder of both is found with the folder.
		List<Kept> others = equal.stream()
			.filter((secret) -> secret.environment() != last.environment()
					&& !RealPath.of(secret.file()).equals(RealPath.of(last.file())))
			.toList();
		return others.isEmpty() ? Optional.empty() : Optional.of(new Finding("shared", last.label(), last.name(),
				"is the same secret as " + String.join(" and ",
						others.stream().map((other) -> other.name() + " of " + other.environment().name()).toList())
						+ "; give each environment its own",
				equal.stream().map((secret) -> secret.environment().name()).distinct().toList()));
	}

	private static List<Path> files(Declared environment) {
		Optional<Path> folder = SecretsFolder.of(environment).filter(Files::isDirectory).filter(Files::isReadable);
		if (folder.isEmpty()) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder.get())) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.getFileName().toString().startsWith("secret."))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static Optional<String> content(Path file) {
		try {
			return (Files.isReadable(file) && Files.size(file) <= LARGEST)
					? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private record Kept(Declared environment, Path file) {

		String name() {
			return this.file.getFileName().toString();
		}

		String label() {
			return this.environment.labelOf(this.file);
		}

	}

}

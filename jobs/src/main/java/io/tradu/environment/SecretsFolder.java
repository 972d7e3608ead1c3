package io.tradu.environment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an environment's secrets are looked for. */
final class SecretsFolder {

	private static final String TREE = "configtree:";

	private SecretsFolder() {
	}

	/** Returns the folder; empty if the environment names none. */
	static Optional<Path> of(Declared environment) {
		return Stream.of("spring.config.import", "spring.config.import[0]")
			.flatMap((name) -> environment.settings().find(name).stream())
			.map((setting) -> environment.resolved(setting.value()))
			.filter((location) -> location.contains(TREE))
			.map((location) -> Path.of(location.substring(location.indexOf(TREE) + TREE.length())))
			.map((folder) -> folder.toAbsolutePath().normalize())
			.findFirst();
	}

}

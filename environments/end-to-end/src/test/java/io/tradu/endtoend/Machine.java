package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A machine's servers that its environments share, at ports and in a folder of their own.
 */
final class Machine {

	private final Path folder;

	private final Map<String, String> ports;

	private Machine(Path folder, Map<String, String> ports) {
		this.folder = folder;
		this.ports = ports;
	}

	static Machine create() {
		try {
			// PostgreSQL runs as a user of its own, who has to get there.
			Path folder = Files.createTempDirectory("tradu-machine-");
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			return new Machine(folder, Map.of("TRADU_DATABASE_PORT", Ports.free(), "TRADU_BROKER_PORT", Ports.free(),
					"TRADU_INFLUX_PORT", Ports.free()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns a folder on this machine. */
	Path folder(String name) {
		return this.folder.resolve(name);
	}

	/**
	 * Removes what takes much room, once nothing runs any more; what tells how it went
	 * stays, and what cannot be removed.
	 */
	void clear() {
		for (Path heavy : List.of(folder("releases"), folder("servers"))) {
			try (Stream<Path> files = Files.walk(heavy)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(file);
				}
			}
			catch (IOException | UncheckedIOException ex) {
				System.getLogger(Machine.class.getName())
					.log(System.Logger.Level.WARNING, heavy + " is not removed whole: " + ex);
			}
		}
	}

	/** Returns the variables that say where the servers are. */
	Map<String, String> variables() {
		Map<String, String> variables = new TreeMap<>(this.ports);
		variables.put("TRADU_SERVERS", folder("servers").toString());
		variables.put("TRADU_RELEASES", folder("releases").toString());
		return variables;
	}

}

package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

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
			return new Machine(Files.createTempDirectory("tradu-machine-"), Map.of("TRADU_DATABASE_PORT", Ports.free(),
					"TRADU_BROKER_PORT", Ports.free(), "TRADU_INFLUX_PORT", Ports.free()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns a folder on this machine. */
	Path folder(String name) {
		return this.folder.resolve(name);
	}

	/** Returns the variables that say where the servers are. */
	Map<String, String> variables() {
		Map<String, String> variables = new TreeMap<>(this.ports);
		variables.put("TRADU_SERVERS", folder("servers").toString());
		return variables;
	}

}

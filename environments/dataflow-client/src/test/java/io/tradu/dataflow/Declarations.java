package io.tradu.dataflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the tests declare. */
final class Declarations {

	static final String YAML = """
			uri: http://127.0.0.1:${PORT:9393}
			apps:
			  scheduler: source
			  launcher: sink
			  tradu-nightly: task
			tasks:
			  tradu-nightly:
			    properties:
			      tradu.app.role: nightly
			      tradu.root: ${tradu.root}
			stream:
			  name: tradu-development
			  flow: scheduler | launcher
			  properties:
			    TRADU_ENVIRONMENT: development
			  deployer:
			    local.javaOpts: -Xmx128m
			  members:
			    scheduler:
			      properties: { tradu.app.role: scheduler }
			    launcher:
			      properties: { tradu: { app: { role: launcher } } }
			""";

	private Declarations() {
	}

	static Declaration standard() {
		return read(YAML);
	}

	static Declaration read(String yaml) {
		try {
			Path file = Files.createTempFile("dataflow", ".yml");
			try {
				Files.writeString(file, yaml);
				return DeclarationFile.read(file, Map.of("tradu.root", "/opt/tradu"));
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Release release(String version) {
		return new Release(version, "file:/releases/tradu-apps-" + version + ".jar");
	}

}

package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that break a copy of the project's own environments. */
abstract class BrokenEnvironments {

	@TempDir
	Path root;

	EnvironmentsCopy copy;

	@BeforeEach
	void copy() throws IOException {
		this.copy = EnvironmentsCopy.in(this.root);
	}

}

package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The file of the embedded database.
 *
 * @param path the file without its {@code .mv.db}
 */
record DatabaseFile(Path path) {

	Path store() {
		return beside(".mv.db");
	}

	/** Returns the file with the address where a process serves the database. */
	Path address() {
		return beside(".server");
	}

	/** Returns what identifies the file itself, wherever it is moved to. */
	String key() throws IOException {
		Object key = Files.readAttributes(store(), BasicFileAttributes.class).fileKey();
		return String.valueOf((key != null) ? key : store().toRealPath());
	}

	/** Returns the process that has the file; empty if none is seen from here. */
	Optional<FileHolder> holder() {
		return FileHolder.of(store());
	}

	/** Returns the folder with the backups. */
	Path backups() {
		return this.path.resolveSibling("backup");
	}

	/** Returns the file that a migration is taken back from. */
	Path beforeMigration() {
		return beside(WholeMigration.BEFORE);
	}

	private Path beside(String suffix) {
		return this.path.resolveSibling(this.path.getFileName() + suffix);
	}

}

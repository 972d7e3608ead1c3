package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradu.batch.ProcessUser;
import io.tradu.batch.database.ContentPolicy;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.command.TraduCommand;
import io.tradu.inventory.DatedFolders;
import io.tradu.nightly.Refused;

import org.springframework.core.env.Environment;

/** The embedded database of a home, which is used where the settings name no other. */
final class HomeDatabase {

	private static final String URL = "spring.datasource.url";

	private static final List<String> FOLDERS = List.of("archive", "outbox", "quarantine");

	private final Environment environment;

	private final Path home;

	private final Path file;

	HomeDatabase(Environment environment) {
		this.environment = environment;
		this.home = Path.of(environment.getRequiredProperty("tradu.folders.home"));
		this.file = this.home.resolve("database").resolve("tradu");
	}

	/** Returns whether the settings name no other database. */
	boolean isUsed() {
		return !this.environment.containsProperty(URL);
	}

	/** Returns the database's file without its suffix. */
	Path file() {
		return this.file;
	}

	/**
	 * Opens the database, a new one for a process that works on it.
	 * @throws NothingHasRun if there is none, for a process that only looks at it
	 * @throws Refused if another process has it, for one that works on it
	 * @throws StoppingFailure if it is missing and the home has documents, or it cannot
	 * be looked at
	 */
	EmbeddedDatabase open(Sharing sharing) {
		boolean works = sharing != Sharing.NONE;
		if (!works && !exists(this.file.resolveSibling(this.file.getFileName() + ".mv.db"))) {
			EmbeddedDatabase.requireNotLost(this.file);
			requireNoDocuments();
			throw new NothingHasRun("nothing has run in " + this.home.toAbsolutePath().normalize() + " yet",
					this.environment.getProperty("tradu.environment", ""));
		}
		EmbeddedDatabase database = EmbeddedDatabase.open(this.file, sharing, contentPolicy());
		boolean lasts = sharing == Sharing.WHILE_WORKING && database.isLasting();
		if (works && !database.isOwner() && !lasts) {
			// A night that went through the process that serves it would lose its
			// database when that process ends.
			try (database) {
				throw new Refused("the database of " + this.home.toAbsolutePath().normalize() + " is in use by "
						+ database.holder().orElse("a process that is not seen from here")
						+ "; try again when it has ended");
			}
		}
		return database;
	}

	/** Returns the settings that name the database. */
	Map<String, Object> settings(EmbeddedDatabase database) {
		return Map.of(URL, database.url(), "spring.datasource.username", EmbeddedDatabase.USER,
				"spring.datasource.password", "", EmbeddedDatabase.FILE, this.file.toString());
	}

	private ContentPolicy contentPolicy() {
		return new ContentPolicy(folders().toList(),
				this.environment.getProperty(ContentPolicy.OLDER_STATE, Boolean.class, false));
	}

	private Stream<Path> folders() {
		return FOLDERS.stream()
			.map((folder) -> Path.of(this.environment.getRequiredProperty("tradu.folders." + folder)));
	}

	// Documents without a database are no new home.
	private void requireNoDocuments() {
		folders().filter((folder) -> !DatedFolders.dates(folder).isEmpty()).findFirst().ifPresent((folder) -> {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the database " + this.file + ".mv.db is missing, but " + folder + " has files of "
							+ DatedFolders.dates(folder).last()
							+ ": put the database back from a backup, or begin a new one with the next night: "
							+ TraduCommand.of("run", "nightly"),
					null);
		});
	}

	// What may not be looked at is not taken for what is not there.
	private static boolean exists(Path file) {
		try {
			Files.readAttributes(file, BasicFileAttributes.class);
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE, "the database " + file + " cannot be opened by "
					+ ProcessUser.name() + " (" + ex.getClass().getSimpleName() + ")", ex);
		}
	}

}

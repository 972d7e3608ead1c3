package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.PrivateFolder;
import io.tradu.batch.ProcessUser;
import io.tradu.batch.TrustedFile;
import io.tradu.batch.database.DatabaseUnavailableException.Reason;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that H2 finds in its file what was last written to it. H2 by itself makes a
 * new database of a file without content, and goes back to an older state where the
 * newest one is damaged. The file is only read.
 */
class DatabaseFileCheck {

	private final DatabaseFile file;

	private final ContentPolicy policy;

	DatabaseFileCheck(DatabaseFile file, ContentPolicy policy) {
		this.file = file;
		this.policy = policy;
	}

	/**
	 * Checks the file.
	 * @throws DatabaseUnavailableException if it is damaged, missing, or has lost its
	 * content
	 * @throws ForeignDatabaseException if it belongs to another user
	 */
	void run() throws IOException {
		requireOwn();
		Path store = this.file.store();
		if (!Files.exists(store)) {
			requireNoBackup();
			return;
		}
		if (!Files.isReadable(store)) {
			throw new AccessDeniedException(store.toString());
		}
		// Opening and closing the file would release a lock this process has on it.
		if (this.file.holder().isEmpty() && !hasContent()
				&& this.policy.history().stream().anyMatch(DatabaseFileCheck::hasEntries)) {
			throw new DatabaseUnavailableException(Reason.EMPTY, "the database file " + store + " has no content ("
					+ Files.size(store) + " bytes), but the folders beside it do. Nothing was changed. " + remedy(),
					null);
		}
	}

	// What triggers and views in the file are made of runs in the process that opens it,
	// and so does what a migration is taken back from.
	private void requireOwn() throws IOException {
		Path folder = this.file.path().toAbsolutePath().getParent();
		PrivateFolder.create(folder);
		for (Path part : List.of(folder, this.file.store(), this.file.beforeMigration())) {
			Optional<String> owner = Files.exists(part) ? TrustedFile.foreignOwner(part) : Optional.empty();
			if (owner.isPresent()) {
				throw new ForeignDatabaseException(part + " belongs to " + owner.get() + ", and " + ProcessUser.name()
						+ " does not open it: a database can hold code; run the command as " + owner.get());
			}
		}
	}

	/**
	 * Checks, of a file that is missing, that it was not lost.
	 * @throws DatabaseUnavailableException if its backups are there
	 */
	void requireNoBackup() {
		Path store = this.file.store();
		Optional<Path> newest = DatabaseBackups.newest(this.file);
		if (newest.isPresent()) {
			throw new DatabaseUnavailableException(Reason.MISSING,
					"the database file " + store
							+ " is missing, but its backups are there. Bring back the newest (unzip " + newest.get()
							+ " -d " + store.getParent() + "), and tradu reconcile names what the folders"
							+ " hold and it does not know; or begin a new one: mv " + this.file.backups() + " "
							+ this.file.backups() + ".old",
					null);
		}
	}

	private boolean hasContent() throws IOException {
		if (Files.size(this.file.store()) == 0) {
			return false;
		}
		String name = "async:" + this.file.store().toAbsolutePath();
		try (MVStore content = new MVStore.Builder().fileName(name).readOnly().open()) {
			long newest = DataUtils.readHexLong(content.getStoreHeader(), "version", 0);
			if (content.getCurrentVersion() < newest && !this.policy.olderState()) {
				throw damaged("its newest state, " + newest + ", cannot be read, only an older one, "
						+ content.getCurrentVersion() + ", which is used if you set " + ContentPolicy.OLDER_STATE
						+ "=true. Nothing was changed", null);
			}
			return !content.getMapNames().isEmpty();
		}
		catch (MVStoreException ex) {
			if (ex.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
				return true;
			}
			throw damaged(firstLine(ex) + ". Nothing was changed", ex);
		}
	}

	/** Returns the failure that says how the file is damaged. */
	DatabaseUnavailableException damaged(String how, @Nullable Exception failure) {
		return new DatabaseUnavailableException(Reason.DAMAGED,
				"the database file " + this.file.store() + " is damaged: " + how + ". " + remedy(), failure);
	}

	static String firstLine(Throwable failure) {
		return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString)
			.lines()
			.findFirst()
			.orElse("")
			.strip();
	}

	private String remedy() {
		Path store = this.file.store();
		String back = DatabaseBackups.newest(this.file)
			.map((backup) -> "bring back its newest backup (unzip " + backup + " -d " + store.getParent() + ")")
			.orElse("bring back a backup of yours, since it has none in " + this.file.backups());
		return "Move it away (mv " + store + " " + store + ".damaged) and " + back
				+ "; then tradu reconcile names what the folders hold and the database does not know";
	}

	private static boolean hasEntries(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.findAny().isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

}

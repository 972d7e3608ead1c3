package io.tradu.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that only those may look into for whom it is made. */
public final class PrivateFolder {

	private PrivateFolder() {
	}

	/** Creates a folder for its user alone. One that is there keeps its mode. */
	public static void create(Path folder) throws IOException {
		create(folder, "rwx------");
	}

	/** Creates a folder for its user, and for its group to read. */
	public static void createForGroup(Path folder) throws IOException {
		create(folder, "rwxr-x---");
	}

	private static void create(Path folder, String mode) throws IOException {
		// Also where the folder is a link to one.
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
		}
	}

}

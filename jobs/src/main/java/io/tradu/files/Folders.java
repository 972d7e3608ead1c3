package io.tradu.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tradu.batch.file.FileAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates folders, and makes the changes within a folder survive a power cut. */
public final class Folders {

	private static final Logger logger = LoggerFactory.getLogger(Folders.class);

	private static final Set<Path> reported = ConcurrentHashMap.newKeySet();

	private Folders() {
	}

	/**
	 * Creates a folder and those above it that are missing, and syncs the folder of each.
	 */
	public static void create(Path folder) throws IOException {
		Path absolute = folder.toAbsolutePath().normalize();
		if (Files.isDirectory(absolute)) {
			return;
		}
		Path parent = absolute.getParent();
		if (parent != null) {
			create(parent);
		}
		try {
			Files.createDirectory(absolute);
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(absolute)) {
				throw ex;
			}
		}
		if (parent != null) {
			sync(parent);
		}
	}

	/**
	 * Makes what was created, renamed and deleted in a folder survive a power cut. On
	 * file systems that cannot sync folders (some network and shared file systems) this
	 * does nothing but write a warning, once for each folder.
	 */
	public static void sync(Path folder) throws IOException {
		if (!FileAccess.syncFolder(folder) && reported.add(folder)) {
			logger.warn("The file system of {} cannot sync folders: files there may be lost in a power cut", folder);
		}
	}

}

package io.tradu.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates folders, and makes the changes within a folder survive a power cut. */
public final class Folders {

	private static final Logger logger = LoggerFactory.getLogger(Folders.class);

	// What Linux says of EINVAL and ENOTSUP, the answers of file systems that cannot sync
	// folders.
	private static final Set<String> CANNOT_SYNC = Set.of("Invalid argument", "Operation not supported");

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
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (FileSystemException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// The exception of a sync does not name the file.
			if (!CANNOT_SYNC.contains(String.valueOf(ex.getMessage()))) {
				throw new FileSystemException(folder.toString(), null, "cannot be synced: " + ex.getMessage());
			}
			if (reported.add(folder)) {
				logger.warn("The file system of {} cannot sync folders ({}): files there may be lost in a power cut",
						folder, ex.getMessage());
			}
		}
	}

	/** Syncs a file's content. */
	static void sync(FileChannel channel, Path file) throws IOException {
		try {
			channel.force(true);
		}
		catch (FileSystemException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new FileSystemException(file.toString(), null, "cannot be synced: " + ex.getMessage());
		}
	}

}

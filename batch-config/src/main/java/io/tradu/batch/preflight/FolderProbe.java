package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;

import io.tradu.batch.file.FileAccess;

/**
 * Does in a folder what a job does there: creates, writes, syncs, renames and deletes a
 * file. Permissions alone say too little: a file system may be full or read-only.
 */
final class FolderProbe {

	private static final ByteBuffer CONTENT = ByteBuffer
		.wrap("Written by a check of the folder; it can be deleted.\n".getBytes(StandardCharsets.UTF_8));

	private static final String PREFIX = ".tradu-check-";

	private static final Duration LONGEST = Duration.ofHours(1);

	private FolderProbe() {
	}

	/**
	 * Tries a folder.
	 * @return whether the folder itself could be synced
	 * @throws IOException if it cannot be used; the message names the file
	 */
	static boolean run(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw new NotDirectoryException(folder.toString());
		}
		deleteLeftovers(folder);
		// Names that begin with a dot belong to files that are not complete.
		Path first = folder.resolve(PREFIX + UUID.randomUUID() + ".tmp");
		Path second = folder.resolve(first.getFileName() + ".renamed");
		try {
			write(first);
			Files.move(first, second, StandardCopyOption.ATOMIC_MOVE);
			return FileAccess.syncFolder(folder);
		}
		finally {
			Files.deleteIfExists(first);
			Files.deleteIfExists(second);
		}
	}

	// A process that was killed during its check has left its file behind. A young one
	// may
	// belong to a check that another process is making.
	private static void deleteLeftovers(Path folder) throws IOException {
		FileTime old = FileTime.fromMillis(System.currentTimeMillis() - LONGEST.toMillis());
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
			for (Path file : files) {
				if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(old) < 0) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (NoSuchFileException ex) {
			// The other process has deleted it.
		}
	}

	private static void write(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			FileAccess.naming(file, () -> channel.write(CONTENT.duplicate()));
		}
		FileAccess.sync(file);
	}

}

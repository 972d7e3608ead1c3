package io.tradu.batch.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * What identifies a home folder, as recorded in its file {@code home.id}. The file names
 * its own inode: it keeps that when the folder is moved, and a copy of it has another
 * one.
 *
 * @param id the identifier, equal in a home and its copies
 * @param place where the folder was when this was recorded
 * @param host the machine it was recorded on
 * @param inode of the file when it was recorded
 */
record HomeIdentity(String id, String place, String host, String inode) {

	private static final String FILE = "home.id";

	/** Returns what is recorded in a home; empty if nothing is. */
	static Optional<HomeIdentity> read(Path home) throws IOException {
		Properties recorded = new Properties();
		try (Reader file = Files.newBufferedReader(home.resolve(FILE))) {
			recorded.load(file);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			throw new IOException(home.resolve(FILE) + " is not a home's identity", ex);
		}
		return Optional.of(new HomeIdentity(recorded.getProperty("id", ""), recorded.getProperty("place", ""),
				recorded.getProperty("host", ""), recorded.getProperty("inode", "")));
	}

	/**
	 * Returns whether this was recorded in that very folder, wherever it has been moved
	 * since: the file is the one that was written, or is where it was written. Not so in
	 * a copy, of which a hard link is one.
	 */
	boolean isOf(Path home, String onHost) throws IOException {
		Path file = home.resolve(FILE);
		boolean inPlace = this.place.equals(home.toRealPath().toString());
		boolean shared = !Files.getAttribute(file, "unix:nlink").equals(1);
		return inPlace ? this.host.equals(onHost) || isFile(file) : isFile(file) && !shared;
	}

	private boolean isFile(Path file) throws IOException {
		return this.inode.equals(inode(file));
	}

	/**
	 * Records an identity in a home that has none. If another process is first, its
	 * identity counts.
	 */
	static HomeIdentity create(Path home, String host) throws IOException {
		Files.createDirectories(home);
		Path partial = write(home, UUID.randomUUID().toString(), host);
		try {
			Files.createLink(home.resolve(FILE), partial);
			sync(home);
		}
		catch (FileAlreadyExistsException ex) {
			// The other process's.
		}
		finally {
			Files.delete(partial);
		}
		return read(home).orElseThrow();
	}

	/** Records an identity in a home in place of the one it has. */
	static HomeIdentity replace(Path home, String id, String host) throws IOException {
		Files.move(write(home, id, host), home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
		sync(home);
		return read(home).orElseThrow();
	}

	private static Path write(Path home, String id, String host) throws IOException {
		Path partial = Files.createFile(home.resolve("." + FILE + "." + UUID.randomUUID() + ".partial"));
		Files.write(partial, List.of("# Written by Tradu. Copied into another folder it does not count there.",
				"id=" + id, "place=" + escaped(home.toRealPath()), "host=" + host, "inode=" + inode(partial)));
		sync(partial);
		return partial;
	}

	private static String escaped(Path place) {
		return place.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
	}

	private static String inode(Path file) throws IOException {
		return String.valueOf(Files.getAttribute(file, "unix:ino"));
	}

	private static void sync(Path place) throws IOException {
		try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			if (!Files.isDirectory(place)) {
				throw ex;
			}
			// Some file systems cannot sync folders.
		}
	}

}

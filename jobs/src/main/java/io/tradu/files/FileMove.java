package io.tradu.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves files without ever losing one, also between file systems and below folders that
 * others can change.
 */
public final class FileMove {

	private static final Pattern NUMBER = Pattern.compile("~([2-9]|[1-9]\\d{1,8})(?=(\\.[^.]*)?$)");

	private FileMove() {
	}

	/**
	 * Returns where a file may go: the place itself if it is free or holds the same
	 * bytes, else a free name beside it.
	 */
	public static Path roomFor(Path file, Path place) throws IOException {
		if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
			return place;
		}
		return isSame(file, place) ? place : freeName(place);
	}

	/** Returns whether two files have the same bytes. A link has none of its own. */
	public static boolean isSame(Path file, Path other) throws IOException {
		return isOwnFile(file) && isOwnFile(other) && Files.mismatch(file, other) < 0;
	}

	/**
	 * Moves a file to where there is {@linkplain #roomFor room for it}; if the place
	 * holds the same bytes already, the file is only removed.
	 * @return where the file is now
	 * @throws java.nio.file.FileSystemException if a folder on the way to the file or to
	 * the place is a link
	 */
	public static Path move(RootedPath file, RootedPath place) throws IOException {
		try (SecureFolder from = SecureFolder.open(file.root(), file.folder());
				SecureFolder to = SecureFolder.create(place.root(), place.folder())) {
			if (from.path().resolve(file.name()).equals(to.path().resolve(place.name()))) {
				return place.path();
			}
			Path room = roomFor(file.path(), place.path());
			if (Files.exists(room, LinkOption.NOFOLLOW_LINKS)) {
				from.delete(file.name());
				return room;
			}
			try {
				from.move(file.name(), to, room.getFileName());
			}
			catch (AtomicMoveNotSupportedException ex) {
				moveAcross(from, file, to, room);
			}
			Folders.sync(to.path());
			return room;
		}
	}

	// A link or a pipe is replaced by an empty file: its content is not the sender's, and
	// opening a pipe would block until another process writes to it.
	private static void moveAcross(SecureFolder from, RootedPath file, SecureFolder to, Path room) throws IOException {
		try (WholeFile copy = WholeFile.at(to.path().resolve(room.getFileName()))) {
			if (from.isRegularFile(file.name())) {
				try (InputStream in = Channels.newInputStream(from.read(file.name()))) {
					in.transferTo(copy.out());
				}
			}
			copy.commit();
		}
		from.delete(file.name());
	}

	private static boolean isOwnFile(Path file) {
		return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
	}

	private static Path freeName(Path place) {
		for (int number = 2;; number++) {
			Path free = numbered(place, number);
			if (!Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
				return free;
			}
		}
	}

	/**
	 * Returns the name that {@link #roomFor} gives to the nth file that wants a place; 1
	 * is the place itself.
	 */
	public static Path numbered(Path place, int number) {
		if (number == 1) {
			return place;
		}
		String name = place.getFileName().toString();
		int dot = name.lastIndexOf('.');
		String stem = (dot > 0) ? name.substring(0, dot) : name;
		String extension = (dot > 0) ? name.substring(dot) : "";
		return place.resolveSibling(stem + "~" + number + extension);
	}

	/** Returns a name without the number that {@link #numbered} has given it. */
	public static String withoutNumber(String name) {
		return NUMBER.matcher(name).replaceFirst("");
	}

	/** Returns the number that {@link #numbered} has given a name. */
	public static int number(String name) {
		Matcher number = NUMBER.matcher(name);
		return number.find() ? Integer.parseInt(number.group(1)) : 1;
	}

}

package io.tradu.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.batch.file.FileAccess;

/** Moves files without ever losing one, also between file systems. */
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
		// A link holds no bytes of its own: behind it may be the file itself.
		boolean same = isOwnFile(file) && isOwnFile(place) && Files.mismatch(file, place) < 0;
		return same ? place : freeName(place);
	}

	/**
	 * Moves a file to where there is {@linkplain #roomFor room for it}; if the place
	 * holds the same bytes already, the file is only removed.
	 * @return where the file is now
	 */
	public static Path move(Path file, Path place) throws IOException {
		Folders.create(place.toAbsolutePath().getParent());
		if (realPlace(file).equals(realPlace(place))) {
			return place;
		}
		Path room = roomFor(file, place);
		if (Files.exists(room, LinkOption.NOFOLLOW_LINKS)) {
			Files.delete(file);
			return room;
		}
		try {
			Files.move(file, room, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			moveAcross(file, room);
		}
		Folders.sync(room.toAbsolutePath().getParent());
		return room;
	}

	// A link is moved as a link. A pipe must not be opened: that would wait for whoever
	// writes to it.
	private static void moveAcross(Path file, Path place) throws IOException {
		if (isOwnFile(file)) {
			copy(file, place);
			Files.delete(file);
		}
		else {
			Files.move(file, place);
		}
	}

	private static Path realPlace(Path file) throws IOException {
		return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
	}

	private static boolean isOwnFile(Path file) {
		return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
	}

	private static void copy(Path file, Path place) throws IOException {
		try (WholeFile copy = WholeFile.at(place); InputStream in = FileAccess.read(file)) {
			in.transferTo(copy.out());
			copy.commit();
		}
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

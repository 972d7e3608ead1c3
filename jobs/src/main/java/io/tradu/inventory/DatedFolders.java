package io.tradu.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folders of business dates below archive, outbox or quarantine. */
public final class DatedFolders {

	private DatedFolders() {
	}

	/** Returns the dates that have a folder which is not empty. */
	public static SortedSet<LocalDate> dates(Path root) {
		SortedSet<LocalDate> dates = new TreeSet<>();
		try (Stream<Path> folders = Files.list(root)) {
			folders.filter((folder) -> !isEmpty(folder))
				.map(DatedFolders::date)
				.flatMap(Optional::stream)
				.forEach(dates::add);
			return dates;
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return dates;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + root, ex);
		}
	}

	private static boolean isEmpty(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.findAny().isEmpty();
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static Optional<LocalDate> date(Path folder) {
		try {
			return Optional.of(LocalDate.parse(folder.getFileName().toString()));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Returns the files of a date, without those that are still being written; a file
	 * that has a number because its name was taken comes after the one that took it. What
	 * cannot be read is left out.
	 */
	static List<Path> files(Path root, LocalDate date) {
		return files(root, date, (file) -> !isPartial(file));
	}

	/** Returns the files of a date that are being written, or were by a dead process. */
	static List<Path> partialFiles(Path root, LocalDate date) {
		return files(root, date, DatedFolders::isPartial);
	}

	private static List<Path> files(Path root, LocalDate date, Predicate<Path> wanted) {
		List<Path> files = new ArrayList<>();
		try {
			Files.walkFileTree(root.resolve(date.toString()), new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					if (wanted.test(file)) {
						files.add(file);
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(Path file, IOException failure) {
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + root, ex);
		}
		files.sort(Comparator.comparingInt((Path file) -> file.toString().length())
			.thenComparing(Comparator.naturalOrder()));
		return files;
	}

	private static boolean isPartial(Path file) {
		String name = file.getFileName().toString();
		return name.startsWith(".") && name.endsWith(".partial");
	}

}

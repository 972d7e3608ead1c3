package io.tradu.batch.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Days on which nothing is due, as the settings list them. */
final class Holidays {

	private Holidays() {
	}

	/**
	 * Reads the days: dates, files with a date on each line, folders of such files. What
	 * follows a {@code #} is a remark.
	 */
	static SortedSet<LocalDate> of(List<String> entries) {
		SortedSet<LocalDate> days = new TreeSet<>();
		for (String entry : entries) {
			if (entry.matches("\\d{4}-.*")) {
				days.add(day(entry, "holidays"));
			}
			else {
				read(Path.of(entry), days);
			}
		}
		return days;
	}

	private static void read(Path place, SortedSet<LocalDate> days) {
		try {
			if (!Files.isDirectory(place)) {
				readFile(place, days);
				return;
			}
			try (Stream<Path> files = Files.list(place)) {
				for (Path file : files.filter(Holidays::isList).sorted().toList()) {
					readFile(file, days);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("holidays: '" + place + "' is no date, as 2026-12-25 is, and no file or "
					+ "folder that can be read: " + place.toAbsolutePath().normalize());
		}
	}

	private static boolean isList(Path file) {
		return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
	}

	private static void readFile(Path file, SortedSet<LocalDate> days) throws IOException {
		int number = 0;
		for (String line : Files.readAllLines(file)) {
			number++;
			String text = line.replaceFirst("#.*", "").strip();
			if (!text.isEmpty()) {
				days.add(day(text, "holidays: line " + number + " of " + file));
			}
		}
	}

	private static LocalDate day(String text, String where) {
		try {
			return LocalDate.parse(text.strip());
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(where + ": '" + text + "' is no date, as 2026-12-25 is");
		}
	}

}

package io.tradu.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradu.command.TraduCommand;

/**
 * A file that the database does not know.
 *
 * @param place the folder it is in
 * @param businessDate the date it is filed under
 * @param path where it is
 * @param wanted whether it is a document that has still to be delivered, as far as the
 * folders tell: nothing of the same name was received after it
 */
public record UnknownFile(Place place, LocalDate businessDate, Path path, boolean wanted) {

	/**
	 * Returns what unknown files mean, as a sentence; empty if there is none.
	 */
	public static Optional<String> describe(Collection<UnknownFile> files) {
		if (files.isEmpty()) {
			return Optional.empty();
		}
		String places = files.stream()
			.collect(Collectors.groupingBy(UnknownFile::place, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " in the " + entry.getKey().name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
		LocalDate newest = files.stream().map(UnknownFile::businessDate).max(Comparator.naturalOrder()).orElseThrow();
		return Optional.of("the database does not know files that are there (" + places + "; the newest of " + newest
				+ "): it is missing, or older than these folders. See them with: " + TraduCommand.of("reconcile")
				+ "; put the documents back into the inbox with: "
				+ TraduCommand.of("reconcile", "--repair").withReason());
	}

	/** The folders that hold files by date and feed. */
	public enum Place {

		/** Documents as they came. */
		ARCHIVE,

		/** What was delivered. */
		OUTBOX,

		/** What was refused, with the reasons. */
		QUARANTINE

	}

}

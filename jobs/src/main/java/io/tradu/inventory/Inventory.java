package io.tradu.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.tradu.document.LineFolders;
import io.tradu.document.Quarantine;
import io.tradu.document.SentFiles;
import io.tradu.files.FileMove;
import io.tradu.inventory.UnknownFile.Place;

import org.springframework.stereotype.Component;

/** Finds files that the database does not know, and puts them where they do no harm. */
@Component
public class Inventory {

	private static final String UNKNOWN = "unknown";

	private final KnownFiles known;

	private final SentFiles sentFiles;

	private final LineFolders folders;

	Inventory(KnownFiles known, SentFiles sentFiles, LineFolders folders) {
		this.known = known;
		this.sentFiles = sentFiles;
		this.folders = folders;
	}

	/** Returns the unknown files of all dates whose records were not purged. */
	public List<UnknownFile> find() {
		return find(dates());
	}

	/** Returns the unknown files of one date. */
	public List<UnknownFile> find(LocalDate date) {
		return find(Set.of(date));
	}

	/** Returns whether the records of any night were purged. */
	public boolean hasPurged() {
		return !this.known.purged().isEmpty();
	}

	/**
	 * Takes a quick look: at the dates that no night is known of, and at the files of the
	 * newest date.
	 */
	public List<UnknownFile> findAtAGlance() {
		SortedSet<LocalDate> dates = dates();
		Set<LocalDate> known = this.known.dates();
		return find(dates.stream().filter((date) -> date.equals(dates.last()) || !known.contains(date)).toList());
	}

	/**
	 * Returns the files of all dates that were not written to their end. While no other
	 * process works on the pipeline, they are what dead ones have left.
	 */
	public List<Path> findPartial() {
		return findPartial(dates());
	}

	/** Returns the files of some dates that were not written to their end. */
	public List<Path> findPartial(Collection<LocalDate> dates) {
		return dates.stream()
			.flatMap((date) -> Stream.of(Place.values()).map((place) -> DatedFolders.partialFiles(root(place), date)))
			.flatMap(List::stream)
			.toList();
	}

	private List<UnknownFile> find(Collection<LocalDate> dates) {
		Set<LocalDate> purged = this.known.purged();
		List<UnknownFile> unknown = new ArrayList<>();
		for (LocalDate date : dates) {
			if (!purged.contains(date)) {
				ReceivedVersions versions = new ReceivedVersions(this.sentFiles, this.folders, date);
				unknown(Place.ARCHIVE, date, this.known.archived(date)).forEach(
						(file) -> unknown.add(new UnknownFile(Place.ARCHIVE, date, file, versions.isLatest(file))));
				unknown(Place.OUTBOX, date, this.known.delivered(date))
					.forEach((file) -> unknown.add(new UnknownFile(Place.OUTBOX, date, file, false)));
				unknown(Place.QUARANTINE, date, this.known.quarantined(date)).forEach((file) -> unknown
					.add(new UnknownFile(Place.QUARANTINE, date, file, versions.isOnlyVersion(file))));
			}
		}
		return unknown;
	}

	private SortedSet<LocalDate> dates() {
		SortedSet<LocalDate> dates = new TreeSet<>();
		for (Place place : Place.values()) {
			dates.addAll(DatedFolders.dates(root(place)));
		}
		return dates;
	}

	private List<Path> unknown(Place place, LocalDate date, Set<Path> known) {
		return DatedFolders.files(root(place), date)
			.stream()
			.filter((file) -> !known.contains((place == Place.QUARANTINE) ? Quarantine.recorded(file) : file))
			.toList();
	}

	private Path root(Place place) {
		return switch (place) {
			case ARCHIVE -> this.folders.archive();
			case OUTBOX -> this.folders.outbox();
			case QUARANTINE -> this.folders.quarantine();
		};
	}

	/**
	 * Puts an unknown file where it does no harm: a document goes back to the inbox,
	 * where the next night receives it, unless the archive has a later version of it; all
	 * else goes to the folder {@code unknown} of the home. So does a document that was
	 * changed after it was received, for which its sender's own file goes back to the
	 * inbox.
	 * @return where it is now; empty if the inbox has another file of its name
	 */
	public Optional<Path> putAway(UnknownFile file) throws IOException {
		if (!file.wanted()) {
			return Optional.of(setAside(file));
		}
		SentOriginals originals = SentOriginals.of(this.sentFiles, file.businessDate(), file.path());
		if (originals.contradict()) {
			Path aside = setAside(file);
			return originals.giveBack().or(() -> Optional.of(aside));
		}
		Path place = this.folders.inbox().resolve(relative(file));
		if (file.place() == Place.ARCHIVE) {
			place = place.resolveSibling(originals.name());
		}
		return Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(move(file, place));
	}

	/**
	 * Puts a file of the outbox that is not what was recorded into the folder
	 * {@code unknown}, if there is one: it may be all that is left of what was delivered.
	 */
	public void setAsideDelivered(LocalDate businessDate, Path file) throws IOException {
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			setAside(new UnknownFile(Place.OUTBOX, businessDate, file, false));
		}
	}

	private Path setAside(UnknownFile file) throws IOException {
		return move(file,
				this.folders.home().resolve(UNKNOWN).resolve(file.businessDate().toString()).resolve(relative(file)));
	}

	private Path move(UnknownFile file, Path place) throws IOException {
		return FileMove.move(this.folders.rooted(file.path()), this.folders.rooted(place));
	}

	private Path relative(UnknownFile file) {
		return root(file.place()).resolve(file.businessDate().toString()).relativize(file.path());
	}

}

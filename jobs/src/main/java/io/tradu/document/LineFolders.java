package io.tradu.document;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

import io.tradu.files.RootedPath;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the line's files lie.
 *
 * @param home everything the line keeps, unless moved apart below
 * @param inbox what customers send, one folder for each feed
 * @param outbox what was delivered, by business date and feed
 * @param quarantine what was no document, by business date and feed
 * @param archive the documents taken in, by business date and feed
 * @param reports what is written for people at the end of a run
 */
@Validated
@ConfigurationProperties("tradu.folders")
public record LineFolders(@NotNull Path home, @NotNull Path inbox, @NotNull Path outbox, @NotNull Path quarantine,
		@NotNull Path archive, @NotNull Path reports) {

	public Path archived(LocalDate businessDate, String feed, String fileName) {
		return this.archive.resolve(businessDate.toString()).resolve(feed).resolve(fileName);
	}

	public Path quarantined(LocalDate businessDate, String feed, String fileName) {
		return this.quarantine.resolve(businessDate.toString()).resolve(feed).resolve(fileName);
	}

	public Path delivered(LocalDate businessDate, String feed, String fileName) {
		return this.outbox.resolve(businessDate.toString()).resolve(feed).resolve(fileName);
	}

	public Path report(String fileName) {
		return this.reports.resolve(fileName);
	}

	/**
	 * Returns a path with the innermost of the folders that it is below.
	 * @throws java.util.NoSuchElementException if it is below none
	 */
	public RootedPath rooted(Path path) {
		Path place = path.toAbsolutePath().normalize();
		Path root = Stream.of(this.inbox, this.outbox, this.quarantine, this.archive, this.reports, this.home)
			.filter((folder) -> place.startsWith(folder.toAbsolutePath().normalize()))
			.max(Comparator.comparingInt((folder) -> folder.toAbsolutePath().normalize().getNameCount()))
			.orElseThrow();
		return new RootedPath(root, path);
	}

	/**
	 * Returns a path as it is recorded: relative to the home where it is below it, so
	 * that it holds when the home is moved.
	 */
	public String recorded(Path path) {
		Path place = path.toAbsolutePath().normalize();
		Path base = this.home.toAbsolutePath().normalize();
		return (place.startsWith(base) ? base.relativize(place) : place).toString();
	}

	/** Returns the place of a path that was recorded. */
	public Path place(String recorded) {
		return this.home.toAbsolutePath().normalize().resolve(recorded);
	}

}

package io.tradu.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.document.LineFolders;
import io.tradu.document.Quarantine;
import io.tradu.document.SentFiles;
import io.tradu.files.FileMove;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the documents of a business date, by the files of the archive: a
 * document that came under a name that was taken has a number in its file's name, and was
 * received after those with lower numbers.
 */
class ReceivedVersions {

	private final SentFiles sentFiles;

	private final LineFolders folders;

	private final LocalDate date;

	private @Nullable Map<Path, List<Path>> namesakes;

	ReceivedVersions(SentFiles sentFiles, LineFolders folders, LocalDate date) {
		this.sentFiles = sentFiles;
		this.folders = folders;
		this.date = date;
	}

	/** Returns whether a file of the archive is the last version of its document. */
	boolean isLatest(Path file) {
		List<Path> others = namesakes(file);
		return others.size() < 2
				|| others.stream().noneMatch((other) -> number(other) > number(file) && name(other).equals(name(file)));
	}

	/**
	 * Returns whether a file of the quarantine is a document of which the archive has no
	 * version: what was refused never takes the place of what was received.
	 */
	boolean isOnlyVersion(Path file) {
		Path recorded = Quarantine.recorded(file);
		Path archived = this.folders.archive().resolve(this.folders.quarantine().relativize(recorded));
		return !Quarantine.isReason(file) && namesakes(archived).stream()
			.noneMatch((other) -> name(other).equals(recorded.getFileName().toString()));
	}

	// The archive is listed only for the first file that is asked about: mostly there is
	// none.
	private List<Path> namesakes(Path file) {
		if (this.namesakes == null) {
			this.namesakes = DatedFolders.files(this.folders.archive(), this.date)
				.stream()
				.collect(Collectors.groupingBy(ReceivedVersions::withoutNumber));
		}
		return this.namesakes.getOrDefault(withoutNumber(file), List.of());
	}

	private int number(Path file) {
		String fileName = file.getFileName().toString();
		return fileName.equals(name(file)) ? 1 : FileMove.number(fileName);
	}

	// Names are looked up only where there are several files: each is read for it.
	private String name(Path file) {
		try {
			return SentOriginals.of(this.sentFiles, this.date, file).name();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + file, ex);
		}
	}

	private static Path withoutNumber(Path file) {
		return file.resolveSibling(FileMove.withoutNumber(file.getFileName().toString()));
	}

}

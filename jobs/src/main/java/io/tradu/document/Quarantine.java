package io.tradu.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.files.FileMove;
import io.tradu.files.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Where files lie that are no documents, each with its reason beside it. */
@Component
public class Quarantine {

	private static final String REASON = ".reason.json";

	private final LineFolders folders;

	private final JsonMapper json;

	private final Clock clock;

	Quarantine(LineFolders folders, JsonMapper json, Clock clock) {
		this.folders = folders;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Puts a file into quarantine. Does nothing if it is gone from where it was: an
	 * earlier try moved it.
	 * @param file where it lies now
	 */
	public void put(Night night, SetAside aside, Path file) {
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try {
			Path place = room(night, aside, file);
			// The reason stands before the file is moved: whoever finds the file finds
			// the reason.
			writeReason(night, aside, place);
			FileMove.move(this.folders.rooted(file), this.folders.rooted(place));
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					aside.label() + " cannot be moved to quarantine: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	// Where an earlier try has put the same file, or where no other one is.
	private Path room(Night night, SetAside aside, Path file) throws IOException {
		Path first = place(night, aside);
		for (int number = 1;; number++) {
			Path room = FileMove.numbered(first, number);
			boolean free = !Files.exists(room, LinkOption.NOFOLLOW_LINKS);
			if (free || (FileMove.isSame(file, room) && namesFile(night, aside, room))) {
				return room;
			}
		}
	}

	private Path place(Night night, SetAside aside) {
		return this.folders.quarantined(night.businessDate(), aside.feed(), storedName(aside.fileName()));
	}

	/**
	 * Returns where a file that was put into quarantine stands. One beside which the
	 * reason is its own is preferred to one that has none.
	 */
	public Optional<Path> find(Night night, SetAside aside) throws IOException {
		Path place = place(night, aside);
		Optional<Path> withoutReason = Optional.empty();
		for (int number = 1; number == 1
				|| Files.exists(FileMove.numbered(place, number), LinkOption.NOFOLLOW_LINKS); number++) {
			Path candidate = FileMove.numbered(place, number);
			if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
				if (hasReason(candidate)) {
					if (namesFile(night, aside, candidate)) {
						return Optional.of(candidate);
					}
				}
				else if (withoutReason.isEmpty()) {
					withoutReason = Optional.of(candidate);
				}
			}
		}
		return withoutReason;
	}

	/** Moves a file out of quarantine, and deletes its reason. */
	public void takeOut(Path file, Path place) throws IOException {
		FileMove.move(this.folders.rooted(file), this.folders.rooted(place));
		Files.deleteIfExists(reasonPlace(file));
	}

	/** Returns whether the reason of a file in quarantine is beside it. */
	public boolean hasReason(Path file) {
		return Files.isRegularFile(reasonPlace(file));
	}

	/** Writes the reason of a file in quarantine again. */
	public void writeReason(Night night, SetAside aside, Path file) throws IOException {
		WholeFile.write(this.folders.quarantine(), reasonPlace(file), reason(night, aside));
	}

	/** Returns under which rule a file was put into quarantine, if its reason says so. */
	public Optional<String> rule(Path file) {
		try {
			return this.json.readTree(Files.readAllBytes(isReason(file) ? file : reasonPlace(file)))
				.path("rule")
				.asStringOpt();
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	// Whether the reason beside a file is that of a file that a night has refused.
	private boolean namesFile(Night night, SetAside aside, Path file) throws IOException {
		try {
			JsonNode reason = this.json.readTree(Files.readAllBytes(reasonPlace(file)));
			return aside.fileName().equals(reason.path("file").asString(""))
					&& night.sequence() == reason.path("sequence").asInt(0);
		}
		catch (NoSuchFileException | JacksonException ex) {
			return false;
		}
	}

	private static Path reasonPlace(Path file) {
		return file.resolveSibling(file.getFileName() + REASON);
	}

	/** Returns whether a file in quarantine is the reason of another one. */
	public static boolean isReason(Path file) {
		return file.getFileName().toString().endsWith(REASON);
	}

	/**
	 * Returns under which name a file in quarantine was recorded: without the suffix that
	 * its reason has, and without the number that it got where the name was taken.
	 */
	public static Path recorded(Path file) {
		String name = file.getFileName().toString();
		String base = isReason(file) ? name.substring(0, name.length() - REASON.length()) : name;
		return file.resolveSibling(FileMove.withoutNumber(base));
	}

	/**
	 * Returns the name that a file gets in quarantine: one that can be printed, leaves
	 * room for the name of its reason, and is not that of another file's reason.
	 */
	public static String storedName(String fileName) {
		if (FileNames.isTooLong(fileName)) {
			return FileNames.shortened(FileNames.printable(fileName));
		}
		if (!FileNames.isPrintable(fileName)) {
			return FileNames.printable(fileName);
		}
		return fileName.endsWith(REASON) ? fileName.substring(0, fileName.length() - ".json".length()) + "~2.json"
				: fileName;
	}

	private byte[] reason(Night night, SetAside aside) {
		Map<String, Object> reason = new LinkedHashMap<>();
		reason.put("file", aside.fileName());
		reason.put("feed", aside.feed());
		reason.put("businessDate", night.businessDate().toString());
		reason.put("sequence", night.sequence());
		reason.put("rule", aside.rule());
		reason.put("category", FailureCategory.DATA.tag());
		reason.put("detail", aside.detail());
		reason.put("at", this.clock.instant().toString());
		return this.json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(reason);
	}

}

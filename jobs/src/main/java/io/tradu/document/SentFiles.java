package io.tradu.document;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.csv.TextFileScan;
import io.tradu.files.FileMove;
import io.tradu.files.Folders;
import io.tradu.files.SecureFolder;

import org.springframework.stereotype.Component;

/**
 * Keeps the senders' own files for a while after they were copied into the archive. A
 * sender that still had its file open goes on writing into it; that this happened, and
 * what was written, would be lost if the file was deleted at once.
 */
@Component
public class SentFiles {

	private static final String FOLDER = ".sent";

	// Date, feed, hash and name.
	private static final int NAMES = 4;

	private final LineFolders folders;

	private final Clock clock;

	public SentFiles(LineFolders folders, Clock clock) {
		this.folders = folders;
		this.clock = clock;
	}

	/**
	 * Takes a file out of the inbox. It is deleted where the archive is on another file
	 * system, or where it has other names: then its sender has it.
	 * @param file the file in the inbox, whose bytes were copied
	 * @param sha256 SHA-256 of the bytes that were copied
	 */
	public void keep(LocalDate businessDate, String feed, Path file, String sha256) throws IOException {
		Path name = file.getFileName();
		Path place = place(businessDate, feed, sha256);
		try (SecureFolder inbox = SecureFolder.open(this.folders.inbox(), file.getParent())) {
			if ((int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
				inbox.delete(name);
				return;
			}
			try (SecureFolder kept = SecureFolder.create(this.folders.archive(), place)) {
				inbox.move(name, kept, name);
				Folders.sync(place);
			}
			catch (AtomicMoveNotSupportedException ex) {
				inbox.delete(name);
				Files.deleteIfExists(place);
			}
		}
	}

	/**
	 * Returns whether the sender has changed the length of a document's file since it was
	 * copied.
	 */
	public boolean hasGrown(Document document) {
		try {
			return Files.size(path(document)) != document.bytes();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Returns whether a file no longer has the bytes that were copied. */
	public boolean isChanged(SentFile sent) throws IOException {
		return !TextFileScan.of(sent.path()).sha256().equals(sent.sha256());
	}

	/** Deletes a file if it was taken out of the inbox long enough ago. */
	public void release(SentFile sent, Duration kept) throws IOException {
		// Moving the file, and each later write, sets this time; no sender can set it
		// back.
		FileTime changed = (FileTime) Files.getAttribute(sent.path(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
		if (!changed.toInstant().isAfter(this.clock.instant().minus(kept))) {
			Files.deleteIfExists(sent.path());
			deleteEmptyFolders(sent.path());
		}
	}

	/**
	 * Puts a file back into the inbox.
	 * @return where it is now; empty if the inbox has another file of its name
	 */
	public Optional<Path> giveBack(SentFile sent) throws IOException {
		Path place = this.folders.inbox().resolve(sent.feed()).resolve(sent.path().getFileName());
		if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		FileMove.move(this.folders.rooted(sent.path()), this.folders.rooted(place));
		deleteEmptyFolders(sent.path());
		return Optional.of(place);
	}

	private void deleteEmptyFolders(Path file) throws IOException {
		Path root = root();
		for (Path folder = file.getParent(); folder.startsWith(root) && !folder.equals(root)
				&& isEmpty(folder); folder = folder.getParent()) {
			Files.deleteIfExists(folder);
		}
	}

	private static boolean isEmpty(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}

	/** Returns the files that are kept. */
	public List<SentFile> find() throws IOException {
		return find(root());
	}

	/** Returns the files that are kept of one date and feed. */
	public List<SentFile> find(LocalDate businessDate, String feed) throws IOException {
		return find(place(businessDate, feed));
	}

	/** Returns the files that are kept of those with the same bytes. */
	public List<SentFile> find(LocalDate businessDate, String feed, String sha256) throws IOException {
		return find(place(businessDate, feed, sha256));
	}

	private List<SentFile> find(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.map((file) -> root().relativize(file))
				.filter((file) -> file.getNameCount() == NAMES)
				.map(this::sentFile)
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
	}

	private SentFile sentFile(Path relative) {
		return new SentFile(LocalDate.parse(relative.getName(0).toString()), relative.getName(1).toString(),
				relative.getName(2).toString(), root().resolve(relative));
	}

	private Path path(Document document) {
		return place(document.businessDate(), document.feed(), document.sha256()).resolve(document.fileName());
	}

	private Path place(LocalDate businessDate, String feed, String sha256) {
		return place(businessDate, feed).resolve(sha256);
	}

	private Path place(LocalDate businessDate, String feed) {
		return root().resolve(businessDate.toString()).resolve(feed);
	}

	private Path root() {
		return this.folders.archive().resolve(FOLDER);
	}

	/**
	 * A sender's file that was taken out of the inbox.
	 *
	 * @param businessDate date of the night that copied it
	 * @param feed its feed
	 * @param sha256 SHA-256 of the bytes that were copied
	 * @param path where it is now
	 */
	public record SentFile(LocalDate businessDate, String feed, String sha256, Path path) {

		/** Returns the file as people write it, {@code feed/file}. */
		public String label() {
			return this.feed + "/" + this.path.getFileName();
		}

	}

}

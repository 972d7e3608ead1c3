package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.tradu.batch.ProcessUser;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.TextFileScan;
import io.tradu.csv.UnreadableDocument;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FileNames;
import io.tradu.document.SegmentHashes;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides about one file: is it complete, text, and a document of its feed? Its content
 * is judged by a copy in the archive, which its sender cannot change any more.
 */
class FileExaminer implements ItemProcessor<InboxFile, Examined> {

	private static final int STICKY = 0_1000;

	private static final int ROOT = 0;

	private final InboxCopier copier;

	private final Feeds feeds;

	private final ReceiveProperties properties;

	FileExaminer(InboxCopier copier, Feeds feeds, ReceiveProperties properties) {
		this.copier = copier;
		this.feeds = feeds;
		this.properties = properties;
	}

	@Override
	public Examined process(InboxFile file) {
		if (file.incomplete() != null) {
			return new Examined.Deferred(file, "not-complete", file.incomplete());
		}
		if (!Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
			return new Examined.Deferred(file, "not-complete", "it went away while the inbox was read");
		}
		if (!isMovable(file.path())) {
			return new Examined.Deferred(file, "not-movable", "it cannot be moved out of its folder: the user "
					+ ProcessUser.name()
					+ " has no write permission there, or the folder is sticky and the file belongs to another user");
		}
		try {
			return misplaced(file).orElseGet(() -> examine(file));
		}
		catch (ChangingFileException ex) {
			return new Examined.Deferred(file, "not-complete", "it changed while it was read");
		}
		catch (UnreadableFileException ex) {
			return new Examined.Deferred(file, "unreadable-file", "it cannot be read: " + ex.getMessage());
		}
	}

	// In a sticky folder, only root and the owners of the file and the folder can move a
	// file.
	private static boolean isMovable(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		try {
			boolean sticky = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
			return Files.isWritable(folder) && (!sticky || ProcessUser.id() == ROOT || isOwn(file) || isOwn(folder));
		}
		catch (IOException ex) {
			// The file is gone; moving it reports that.
			return true;
		}
	}

	private static boolean isOwn(Path file) throws IOException {
		return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) == ProcessUser.id();
	}

	private Optional<Examined> misplaced(InboxFile file) {
		if (!FileNames.isPrintable(file.path().getFileName().toString())) {
			return refuse(file, "bad-name",
					"its name has a control character, a line separator, or bytes that are not UTF-8");
		}
		if (file.state() == null) {
			return refuse(file, "not-a-file", "it is a link or a special file; documents are regular files");
		}
		if (file.feed().isEmpty()) {
			return refuse(file, "no-feed",
					"it lies in the inbox itself; documents lie in the folder of their feed, inbox/<feed>/");
		}
		if (this.feeds.find(file.feed()).isEmpty()) {
			return refuse(file, "sub-folder",
					"it lies in a sub-folder of the feed " + file.feed().substring(0, file.feed().indexOf('/'))
							+ "; documents lie in the folder of their feed itself");
		}
		if (!file.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
			return refuse(file, "not-csv", "its name does not end with .csv");
		}
		if (FileNames.isTooLong(file.name())) {
			return refuse(file, "name-too-long", "its name has " + FileNames.length(file.name()) + " bytes in UTF-8; "
					+ FileNames.MAX_BYTES + " are allowed, for the names of its deliverables are longer");
		}
		return wrongSize(file, file.state().size());
	}

	private Optional<Examined> wrongSize(InboxFile file, long size) {
		Feed feed = this.feeds.get(file.feed());
		if (size == 0) {
			return refuse(file, "empty-file", "it has no bytes");
		}
		return (size > feed.maxBytes()) ? refuse(file, "too-large", "it has " + size + " bytes; the feed's max-size is "
				+ feed.maxSize() + " (" + feed.maxBytes() + " bytes)") : Optional.empty();
	}

	private static Optional<Examined> refuse(InboxFile file, String rule, String detail) {
		return Optional.of(new Examined.NotADocument(file, null, rule, detail));
	}

	private Examined examine(InboxFile file) {
		IncomingFile copy = this.copier.copy(file);
		try {
			TextFileScan scan = TextFileScan.of(copy.path());
			return notText(file, copy, scan).orElseGet(() -> header(file, copy, scan));
		}
		catch (IOException ex) {
			throw ofCopy(file, ex);
		}
	}

	private static Optional<Examined> notText(InboxFile file, IncomingFile copy, TextFileScan scan) {
		if (scan.firstMalformed().isPresent()) {
			return Optional.of(new Examined.NotADocument(file, copy, "not-utf8",
					"it is not UTF-8: the first wrong byte stands at offset " + scan.firstMalformed().getAsLong()
							+ looksLike(scan)));
		}
		if (scan.firstNul().isPresent()) {
			return Optional.of(new Examined.NotADocument(file, copy, "nul-byte",
					"it holds a NUL byte, which no text does, at offset " + scan.firstNul().getAsLong()
							+ looksLike(scan)));
		}
		return Optional.empty();
	}

	private static String looksLike(TextFileScan scan) {
		return scan.encodingHint().map((hint) -> "; it looks like " + hint).orElse("");
	}

	private Examined header(InboxFile file, IncomingFile copy, TextFileScan scan) {
		Feed feed = this.feeds.get(file.feed());
		try (CsvDocumentReader reader = CsvDocumentReader.open(copy.path())) {
			Optional<HeaderFault> fault = HeaderFault.find(reader.header(), feed, this.properties);
			if (fault.isPresent()) {
				return new Examined.NotADocument(file, copy, fault.get().rule(), fault.get().detail());
			}
			if (reader.next() == null) {
				return new Examined.NotADocument(file, copy, "no-rows", "it has a header and no row");
			}
			return new Examined.Readable(file, copy, feed, SegmentHashes.of(copy.path(), copy.sha256()), scan.size(),
					reader.header().names(), reader.header().byteLength());
		}
		catch (UnreadableDocument ex) {
			return new Examined.NotADocument(file, copy, ex.rule(),
					ex.getMessage() + " (byte offset " + ex.byteOffset() + ")");
		}
		catch (IOException ex) {
			throw ofCopy(file, ex);
		}
	}

	private static StoppingFailure ofCopy(InboxFile file, IOException cause) {
		return new StoppingFailure(FailureCategory.INFRASTRUCTURE,
				"the copy of " + file.label() + " in the archive cannot be read: " + FailureReport.of(cause).sentence(),
				cause);
	}

}

package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Locale;
import java.util.Optional;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.TextFileScan;
import io.tradu.csv.UnreadableDocument;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FileNames;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Looks at one file: is it complete, text, and a document of its feed? */
class FileExaminer implements ItemProcessor<InboxFile, Examined> {

	private final Inbox inbox;

	private final Feeds feeds;

	FileExaminer(Inbox inbox, Feeds feeds) {
		this.inbox = inbox;
		this.feeds = feeds;
	}

	@Override
	public Examined process(InboxFile file) {
		Optional<String> unfinished = this.inbox.unfinished(file);
		if (unfinished.isPresent()) {
			return new Examined.Deferred(file, "not-complete", unfinished.get());
		}
		try {
			return misplaced(file).orElseGet(() -> examine(file));
		}
		catch (UnreadableFile ex) {
			return new Examined.Deferred(file, "unreadable-file", "it cannot be read: " + ex.getMessage());
		}
	}

	private Optional<Examined> misplaced(InboxFile file) {
		if (!Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)) {
			return refuse(file, "not-a-file", "it is a link or a special file; documents are regular files");
		}
		if (file.feed().isEmpty()) {
			return refuse(file, "no-feed",
					"it lies in the inbox itself; documents lie in the folder of their feed, inbox/<feed>/");
		}
		int slash = file.feed().indexOf('/');
		if (slash > 0 && this.feeds.find(file.feed().substring(0, slash)).isPresent()) {
			return refuse(file, "sub-folder", "it lies in a sub-folder of the feed " + file.feed().substring(0, slash)
					+ "; documents lie in the folder of their feed itself");
		}
		if (this.feeds.find(file.feed()).isEmpty()) {
			return refuse(file, "unknown-feed", "there is no feed '" + file.feed() + "'; known are "
					+ this.feeds.all().stream().map(Feed::name).toList());
		}
		if (!file.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
			return refuse(file, "not-csv", "its name does not end with .csv");
		}
		if (FileNames.isTooLong(file.name())) {
			return refuse(file, "name-too-long", "its name has " + FileNames.length(file.name()) + " bytes in UTF-8; "
					+ FileNames.MAX_BYTES + " are allowed, for the names of its deliverables are longer");
		}
		return Optional.empty();
	}

	private Examined examine(InboxFile file) {
		Feed feed = this.feeds.get(file.feed());
		try {
			FileState before = FileState.of(file.path());
			if (before.size() == 0) {
				return new Examined.NotADocument(file, "empty-file", "it has no bytes");
			}
			if (before.size() > feed.maxBytes()) {
				return new Examined.NotADocument(file, "too-large", "it has " + before.size()
						+ " bytes; the feed's max-size is " + feed.maxSize() + " (" + feed.maxBytes() + " bytes)");
			}
			TextFileScan scan = TextFileScan.of(file.path());
			Examined examined = notText(file, scan).orElseGet(() -> header(file, feed, scan));
			return before.equals(FileState.of(file.path())) ? examined
					: new Examined.Deferred(file, "not-complete", "it changed while it was read");
		}
		catch (IOException ex) {
			throw new UnreadableFile(ex);
		}
	}

	private Optional<Examined> notText(InboxFile file, TextFileScan scan) {
		if (scan.firstMalformed().isPresent()) {
			return refuse(file, "not-utf8", "it is not UTF-8: the first wrong byte stands at offset "
					+ scan.firstMalformed().getAsLong() + looksLike(scan));
		}
		if (scan.firstNul().isPresent()) {
			return refuse(file, "nul-byte", "it holds a NUL byte, which no text does, at offset "
					+ scan.firstNul().getAsLong() + looksLike(scan));
		}
		return Optional.empty();
	}

	private static String looksLike(TextFileScan scan) {
		return scan.encodingHint().map((hint) -> "; it looks like " + hint).orElse("");
	}

	private Examined header(InboxFile file, Feed feed, TextFileScan scan) {
		try (CsvDocumentReader reader = CsvDocumentReader.open(file.path())) {
			Optional<HeaderFault> fault = HeaderFault.find(reader.header().names(), feed);
			if (fault.isPresent()) {
				return new Examined.NotADocument(file, fault.get().rule(), fault.get().detail());
			}
			if (reader.next() == null) {
				return new Examined.NotADocument(file, "no-rows", "it has a header and no row");
			}
			return new Examined.Readable(file, feed, scan.sha256(), scan.size(), reader.header().names(),
					reader.header().byteLength());
		}
		catch (UnreadableDocument ex) {
			return new Examined.NotADocument(file, ex.rule(),
					ex.getMessage() + " (byte offset " + ex.byteOffset() + ")");
		}
		catch (IOException ex) {
			throw new UnreadableFile(ex);
		}
	}

	private static Optional<Examined> refuse(InboxFile file, String rule, String detail) {
		return Optional.of(new Examined.NotADocument(file, rule, detail));
	}

	private static final class UnreadableFile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableFile(IOException cause) {
			super(cause.toString(), cause);
		}

	}

}

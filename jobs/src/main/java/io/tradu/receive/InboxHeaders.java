package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.document.Feed;
import io.tradu.document.LineFolders;
import io.tradu.files.SecureFolder;

import org.springframework.stereotype.Component;

/**
 * Compares the headers of waiting files with the columns of their feed before anything is
 * moved: a column that is misspelled in the feeds file makes every document of the feed
 * one that is refused.
 */
@Component
public class InboxHeaders {

	// Of thousands of files, a few tell whether the feed is wrong.
	private static final int FILES = 20;

	private final Path inbox;

	private final ReceiveProperties limits;

	InboxHeaders(LineFolders folders, ReceiveProperties limits) {
		this.inbox = folders.inbox();
		this.limits = limits;
	}

	/**
	 * Returns how the headers of a feed's waiting files lack its columns, as a sentence;
	 * empty if one has them all, or none can be read.
	 */
	public Optional<String> missingColumns(Feed feed) {
		Path folder = this.inbox.resolve(feed.name());
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		try (SecureFolder secure = SecureFolder.open(this.inbox, folder)) {
			List<HeaderResult> results = files(folder).stream()
				.flatMap((file) -> result(secure, file, feed).stream())
				.toList();
			boolean all = results.stream().allMatch((result) -> isColumnsMissing(result.fault()));
			return results.isEmpty() || !all ? Optional.empty()
					: Optional.of("no file that waits for feed " + feed.name() + " has its columns: "
							+ results.get(0).file() + ": " + results.get(0).fault().orElseThrow().detail());
		}
		catch (IOException ex) {
			// A night leaves the folder and says why.
			return Optional.empty();
		}
	}

	private List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.filter((file) -> this.limits.unfinished(file.getFileName().toString()).isEmpty())
				.limit(FILES)
				.toList();
		}
	}

	private Optional<HeaderResult> result(SecureFolder folder, Path file, Feed feed) {
		try (CsvDocumentReader reader = CsvDocumentReader.open(folder.read(file.getFileName()))) {
			return Optional.of(new HeaderResult(file, HeaderFault.find(reader.header(), feed, this.limits)));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static boolean isColumnsMissing(Optional<HeaderFault> fault) {
		return fault.filter((found) -> found.rule().equals(HeaderFault.MISSING_COLUMNS)).isPresent();
	}

	private record HeaderResult(Path file, Optional<HeaderFault> fault) {
	}

}

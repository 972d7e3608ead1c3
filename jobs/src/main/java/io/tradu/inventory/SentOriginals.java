package io.tradu.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.tradu.csv.TextFileScan;
import io.tradu.document.SentFiles;
import io.tradu.document.SentFiles.SentFile;
import io.tradu.files.FileMove;

/**
 * What senders sent under the name of an archived file, as far as it is kept. It tells
 * whether the file is as it was received where the database, which knew its hash, does
 * not know it any more.
 */
class SentOriginals {

	private final SentFiles files;

	private final List<SentFile> originals;

	private final List<SentFile> same;

	private final String archived;

	private SentOriginals(SentFiles files, LocalDate businessDate, Path file) throws IOException {
		this.files = files;
		this.archived = file.getFileName().toString();
		String feed = file.getParent().getFileName().toString();
		String sha256 = TextFileScan.of(file).sha256();
		this.same = mayHaveBeen(files.find(businessDate, feed, sha256));
		// Only of a file that was changed are all others of its feed looked at.
		this.originals = this.same.isEmpty() ? mayHaveBeen(files.find(businessDate, feed)) : this.same;
	}

	static SentOriginals of(SentFiles files, LocalDate businessDate, Path file) throws IOException {
		return new SentOriginals(files, businessDate, file);
	}

	private List<SentFile> mayHaveBeen(List<SentFile> sent) {
		return sent.stream().filter((file) -> mayHaveBeen(file.path().getFileName().toString())).toList();
	}

	private boolean mayHaveBeen(String name) {
		return this.archived.equals(name) || FileMove.withoutNumber(this.archived).equals(name);
	}

	/**
	 * Returns the name that the file was sent under. Where that is not known any more, a
	 * number at its end is taken for one that it got because its name was taken.
	 */
	String name() {
		return this.same.isEmpty() ? FileMove.withoutNumber(this.archived)
				: this.same.get(0).path().getFileName().toString();
	}

	/** Returns whether the file has other bytes than all that were sent. */
	boolean contradict() {
		return !this.originals.isEmpty() && this.same.isEmpty();
	}

	/**
	 * Puts what was sent back into the inbox.
	 * @return where it is now; empty if it was changed, too, or the inbox has another
	 * file of its name
	 */
	Optional<Path> giveBack() throws IOException {
		for (SentFile original : this.originals) {
			if (!this.files.isChanged(original)) {
				return this.files.giveBack(original);
			}
		}
		return Optional.empty();
	}

}

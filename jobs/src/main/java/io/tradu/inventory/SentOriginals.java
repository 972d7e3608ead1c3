package io.tradu.inventory;

import java.io.IOException;
import java.nio.file.Path;
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

	private SentOriginals(SentFiles files, UnknownFile file) throws IOException {
		this.files = files;
		this.archived = file.path().getFileName().toString();
		this.originals = files.find().stream().filter((sent) -> isOriginal(sent, file)).toList();
		String sha256 = this.originals.isEmpty() ? "" : TextFileScan.of(file.path()).sha256();
		this.same = this.originals.stream().filter((sent) -> sent.sha256().equals(sha256)).toList();
	}

	static SentOriginals of(SentFiles files, UnknownFile file) throws IOException {
		return new SentOriginals(files, file);
	}

	private boolean isOriginal(SentFile sent, UnknownFile file) {
		String name = sent.path().getFileName().toString();
		return sent.businessDate().equals(file.businessDate()) && file.path().getParent().endsWith(sent.feed())
				&& (this.archived.equals(name) || FileMove.withoutNumber(this.archived).equals(name));
	}

	/**
	 * Returns the name that the file was sent under; that in the archive if none is
	 * known.
	 */
	String name() {
		return this.same.isEmpty() ? this.archived : this.same.get(0).path().getFileName().toString();
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

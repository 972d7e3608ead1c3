package io.tradu.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the stored data and the files say of a document.
 *
 * @param document the document
 * @param source what is wrong with its archived file; null if nothing is
 * @param targets what is said of each target
 */
public record DocumentProof(Document document, @Nullable FileFault source, List<Target> targets) {

	/** Returns the account of each target, by rows and files. */
	public List<LedgerLine> lines() {
		return this.targets.stream().map((target) -> line(target, fileFaults(target))).toList();
	}

	/** Returns the account of each target by rows alone. */
	public List<LedgerLine> rowLines() {
		return this.targets.stream().map((target) -> line(target, List.of())).toList();
	}

	private LedgerLine line(Target target, List<String> fileFaults) {
		RowAccount account = target.account();
		List<String> discrepancies = new ArrayList<>(account.discrepancies());
		if (target.deliverable() == null && this.document.status() != DocumentStatus.CANCELED) {
			discrepancies.add("there is no deliverable");
		}
		discrepancies.addAll(fileFaults);
		return new LedgerLine(this.document, target.target(), account.received().size(), account.delivered().size(),
				account.rejected().size(), account.canceled().size(), discrepancies);
	}

	private List<String> fileFaults(Target target) {
		return Stream
			.of(Optional.ofNullable(this.source), Optional.ofNullable(target.delivered()),
					Optional.ofNullable(target.rejected()))
			.flatMap(Optional::stream)
			.map(FileFault::words)
			.toList();
	}

	/**
	 * What is said of one target.
	 *
	 * @param target BCP 47 tag of its language
	 * @param account the sets of its rows
	 * @param deliverable what was delivered; null if nothing was
	 * @param delivered what is wrong with the file of the rows delivered; null if nothing
	 * is
	 * @param rejected what is wrong with the file of the rows rejected; null if nothing
	 * is
	 */
	public record Target(String target, RowAccount account, @Nullable Deliverable deliverable,
			@Nullable FileFault delivered, @Nullable FileFault rejected) {
	}

}

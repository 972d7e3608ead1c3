package io.tradu.batch.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that the audit log is what was written to it. */
@Component
public class AuditVerification {

	private final JdbcClient jdbc;

	private final AuditChain chain;

	AuditVerification(JdbcClient jdbc, AuditChain chain) {
		this.jdbc = jdbc;
		this.chain = chain;
	}

	/**
	 * Follows the chain from its first link and compares it with heads that were written
	 * down elsewhere. Changes nothing.
	 */
	public Verdict verify(Collection<Anchor> anchors) {
		Map<Long, List<Anchor>> byLink = anchors.stream()
			.filter((anchor) -> anchor.head().entries() > 0)
			.collect(Collectors.groupingBy((anchor) -> anchor.head().entries()));
		AtomicReference<AuditHead> head = new AtomicReference<>(AuditHead.NONE);
		AtomicReference<Break> broken = new AtomicReference<>();
		this.jdbc.sql("select c.link, c.entry_id, c.hash, " + ChainedEntry.COLUMNS + """
				 from audit_chain c left join audit a on a.id = c.entry_id order by c.link
				""").query((row) -> {
			if (broken.get() == null) {
				Link link = Link.of(row);
				Optional<Break> found = link.breakBehind(head.get()).or(() -> against(link, byLink));
				found.ifPresent(broken::set);
				head.set(new AuditHead(link.number(), link.hash()));
			}
		});
		AuditHead end = head.get();
		if (broken.get() == null) {
			anchors.stream()
				.filter((anchor) -> anchor.head().entries() > end.entries())
				.findFirst()
				.ifPresent((anchor) -> broken
					.set(new Break(Break.Kind.ENTRIES_LOST, anchor.head().entries(), 0, anchor.place() + " names entry "
							+ anchor.head().entries() + " of the audit log, which has " + end.entries())));
		}
		return new Verdict(end, this.chain.unlinked().size(), anchors.size(), Optional.ofNullable(broken.get()));
	}

	private static Optional<Break> against(Link link, Map<Long, List<Anchor>> anchors) {
		return anchors.getOrDefault(link.number(), List.of())
			.stream()
			.filter((anchor) -> !anchor.head().sha256().equals(link.hash()))
			.findFirst()
			.map((anchor) -> new Break(Break.Kind.REWRITTEN, link.number(), link.entryId(),
					anchor.place() + " names another hash for entry " + link.entryId()
							+ " of the audit log: the chain up to it was" + " made again"));
	}

	/**
	 * A head that was written down outside of the database.
	 *
	 * @param place where, for people
	 * @param head the head
	 */
	public record Anchor(String place, AuditHead head) {
	}

	/**
	 * What was found.
	 *
	 * @param head the last link that was followed
	 * @param unlinked entries that have no link yet
	 * @param anchors number of heads the chain was compared with
	 * @param broken where the chain is broken first; empty if it is whole
	 */
	public record Verdict(AuditHead head, long unlinked, long anchors, Optional<Break> broken) {
	}

	/**
	 * Where the chain is broken.
	 *
	 * @param kind how
	 * @param link the number of the link
	 * @param entry the number of the entry; 0 if unknown
	 * @param detail the same, for people
	 */
	public record Break(Kind kind, long link, long entry, String detail) {

		/** How a chain is broken. */
		public enum Kind {

			/** A field of an entry is not what was written. */
			ENTRY_CHANGED,

			/** An entry is missing. */
			ENTRY_MISSING,

			/** A link is missing. */
			LINK_MISSING,

			/** All links were made again from changed entries. */
			REWRITTEN,

			/** The newest entries are missing. */
			ENTRIES_LOST

		}

	}

}

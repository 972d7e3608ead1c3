package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.tradu.batch.audit.AuditProtection;
import io.tradu.batch.audit.AuditVerification;
import io.tradu.batch.audit.AuditVerification.Break;
import io.tradu.batch.audit.AuditVerification.Verdict;
import io.tradu.truth.AuditAnchors;

import org.springframework.context.ConfigurableApplicationContext;

/** Verifies the audit log in front of a person or a script. */
class AuditVerdictPrinter {

	private final PrintWriter out;

	private final boolean json;

	AuditVerdictPrinter(PrintWriter out, boolean json) {
		this.out = out;
		this.json = json;
	}

	ExitCode verify() {
		AtomicReference<Verdict> found = new AtomicReference<>();
		try {
			Application.look((context) -> found.set(verdict(context)));
		}
		catch (NothingHasRun ex) {
			this.out.println(this.json ? "null" : ex.getMessage());
			this.out.flush();
			return ExitCode.COMPLETED;
		}
		Verdict verdict = Objects.requireNonNull(found.get());
		return verdict.broken().isPresent() ? ExitCode.NEEDS_DECISION : ExitCode.COMPLETED;
	}

	private Verdict verdict(ConfigurableApplicationContext context) {
		try {
			Verdict verdict = context.getBean(AuditVerification.class)
				.verify(context.getBean(AuditAnchors.class).find());
			if (this.json) {
				new Listing(context, this.out).json(verdict);
			}
			else {
				print(verdict, context.getBean(AuditProtection.class).isKeptFromOwnUser());
			}
			return verdict;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void print(Verdict verdict, boolean kept) {
		if (verdict.broken().isPresent()) {
			Break broken = verdict.broken().get();
			this.out.println("broken at link " + broken.link() + ": " + broken.detail());
		}
		else {
			this.out.println("no entry was changed or removed");
			this.out.println("  entries   " + verdict.head().entries() + " linked"
					+ ((verdict.unlinked() > 0) ? ", " + verdict.unlinked() + " not yet" : ""));
			this.out.println("  head      " + (verdict.head().sha256().isEmpty() ? "-" : verdict.head().sha256()));
		}
		this.out.println("  compared  with " + verdict.anchors() + " heads in night reports and manifests");
		this.out.println(kept ? "  the database's user may read and add entries, no more"
				: "  the database's user owns the tables and can change them; only the chain shows it");
		this.out.flush();
	}

}

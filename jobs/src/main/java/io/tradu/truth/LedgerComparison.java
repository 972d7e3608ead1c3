package io.tradu.truth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.command.TraduCommand;
import io.tradu.document.Document;
import io.tradu.reconcile.DocumentProof;
import io.tradu.reconcile.Ledger;
import io.tradu.reconcile.LedgerLine;
import io.tradu.reconcile.Reconciliation;

import org.springframework.stereotype.Component;

/** The ledger says what the stored data prove. */
@Component
class LedgerComparison implements NightComparison {

	private final Ledger ledger;

	private final Reconciliation reconciliation;

	LedgerComparison(Ledger ledger, Reconciliation reconciliation) {
		this.ledger = ledger;
		this.reconciliation = reconciliation;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) {
		List<LedgerLine> lines = facts.delivered().stream().flatMap((proof) -> proof.rowLines().stream()).toList();
		List<Disagreement> found = new ArrayList<>();
		lines.stream().filter((line) -> !line.isBalanced()).map(LedgerComparison::unbalanced).forEach(found::add);
		if (!facts.isCompleted()) {
			return found;
		}
		List<LedgerLine> missing = lines.stream().filter((line) -> this.ledger.holds(line).isEmpty()).toList();
		if (!missing.isEmpty() && missing.size() == lines.size()) {
			found.add(Disagreement.mendable("night-not-reconciled", facts.subject(),
					"the night is COMPLETED and has no ledger", "the account is proven and written",
					(reason) -> write(facts.delivered().stream().map(DocumentProof::document).toList())));
			return found;
		}
		missing.forEach((line) -> found.add(ledger("ledger-missing", line, "the ledger has no line for ")));
		lines.stream()
			.filter((line) -> !this.ledger.holds(line).orElse(true))
			.forEach(
					(line) -> found.add(ledger("ledger-differs", line, "the ledger does not say what is proven for ")));
		return found;
	}

	private static Disagreement unbalanced(LedgerLine line) {
		return Disagreement.forPerson("ledger-unbalanced", "document " + line.document().label(),
				"for " + line.target() + ": " + String.join("; ", line.discrepancies()),
				TraduCommand.of("trace", line.document().label() + ":ROW") + " says what became of a row");
	}

	private Disagreement ledger(String rule, LedgerLine line, String words) {
		String subject = "document " + line.document().label();
		String detail = words + line.target();
		return line.isBalanced()
				? Disagreement.mendable(rule, subject, detail, "the account is proven and written again",
						(reason) -> write(List.of(line.document())))
				: Disagreement.forPerson(rule, subject, detail, "the account must be balanced first");
	}

	private Optional<String> write(List<Document> documents) throws IOException {
		long written = 0;
		for (Document document : documents) {
			for (LedgerLine line : this.reconciliation.prove(document).lines()) {
				if (line.isBalanced() && !this.ledger.holds(line).orElse(false)) {
					this.ledger.replace(line);
					written++;
				}
			}
		}
		return (written > 0) ? Optional.of(written + " ledger lines written") : Optional.empty();
	}

}

package io.tradu.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.batch.lease.Instance;
import io.tradu.command.TraduCommand;
import io.tradu.document.Night;
import io.tradu.reconcile.LedgerLine;
import io.tradu.truth.NightFindings.Account;

import org.springframework.stereotype.Component;

/** Makes all comparisons, night by night, then of the line as a whole. */
@Component
class Comparisons {

	private final NightRecords records;

	private final List<NightComparison> ofNights;

	private final List<LineComparison> ofLine;

	Comparisons(NightRecords records, List<NightComparison> ofNights, List<LineComparison> ofLine) {
		this.records = records;
		this.ofNights = ofNights;
		this.ofLine = ofLine;
	}

	/**
	 * Compares.
	 * @param scope what is compared
	 * @param atWork another process that works on the line: what it has in hand is left
	 * out
	 */
	Findings compare(Scope scope, Optional<Instance> atWork) {
		try {
			List<NightFindings> nights = new ArrayList<>();
			for (Night night : this.records.nights(scope.only())) {
				nights.add(compare(night, scope, atWork));
			}
			Set<LocalDate> leftOut = leftOutDates(nights);
			return new Findings(nights,
					compareLine(new LineFacts(scope.only(), judgedDates(nights, leftOut), leftOut, atWork)), atWork);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private NightFindings compare(Night night, Scope scope, Optional<Instance> atWork) throws IOException {
		Optional<String> leftOut = leftOut(night, atWork);
		if (leftOut.isPresent()) {
			String status = this.records.lastRun(night).map((run) -> run.getStatus().name()).orElse("not started");
			return new NightFindings(night, status, leftOut.get(), isInHand(night, atWork), Account.NOTHING, false,
					List.of());
		}
		NightFacts facts = this.records.facts(night, scope.isDeep());
		List<Disagreement> found = new ArrayList<>();
		for (NightComparison comparison : this.ofNights) {
			found.addAll(comparison.compare(facts));
		}
		return new NightFindings(night, facts.status(), null, false, account(facts), isReconciled(facts), found);
	}

	private Optional<String> leftOut(Night night, Optional<Instance> atWork) {
		if (isInHand(night, atWork)) {
			return Optional.of("process " + atWork.orElseThrow() + " works on it");
		}
		return this.records.otherOutbox(night)
			.map((outbox) -> "it delivers to " + outbox + "; compare it with: "
					+ TraduCommand.of("reconcile", "--date", night.businessDate(), "--outbox", outbox));
	}

	private boolean isInHand(Night night, Optional<Instance> atWork) {
		return atWork.isPresent() && this.records.lastRun(night).map((run) -> run.getStatus().isRunning()).orElse(true);
	}

	private List<Disagreement> compareLine(LineFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (LineComparison comparison : this.ofLine) {
			found.addAll(comparison.compare(facts));
		}
		return found;
	}

	private static Set<LocalDate> leftOutDates(List<NightFindings> nights) {
		return nights.stream()
			.filter((night) -> night.leftOut() != null)
			.map((night) -> night.night().businessDate())
			.collect(Collectors.toSet());
	}

	private static List<LocalDate> judgedDates(List<NightFindings> nights, Set<LocalDate> leftOut) {
		return nights.stream()
			.map((night) -> night.night().businessDate())
			.filter((date) -> !leftOut.contains(date))
			.distinct()
			.toList();
	}

	private static Account account(NightFacts facts) {
		List<LedgerLine> lines = facts.rowLines();
		return new Account(facts.documents(), lines.stream().mapToLong(LedgerLine::received).sum(),
				lines.stream().mapToLong(LedgerLine::delivered).sum(),
				lines.stream().mapToLong(LedgerLine::rejected).sum(),
				lines.stream().mapToLong(LedgerLine::canceled).sum());
	}

	private static boolean isReconciled(NightFacts facts) {
		return facts.isOver() && facts.delivered()
			.stream()
			.flatMap((proof) -> proof.lines().stream())
			.allMatch(LedgerLine::isBalanced);
	}

}

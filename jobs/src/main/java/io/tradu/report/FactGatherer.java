package io.tradu.report;

import java.util.Comparator;
import java.util.List;

import io.tradu.batch.audit.AuditChain;
import io.tradu.document.Night;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/** Gathers all that a report says, from the data as it is now. */
@Component
class FactGatherer {

	private final NightRuns runs;

	private final List<NeedSource> needs;

	private final LedgerTable ledger;

	private final Speeds speeds;

	private final RouteTable routes;

	private final RejectionTable rejections;

	private final PastNights past;

	private final AuditChain audit;

	FactGatherer(NightRuns runs, List<NeedSource> needs, LedgerTable ledger, Speeds speeds, RouteTable routes,
			RejectionTable rejections, PastNights past, AuditChain audit) {
		this.runs = runs;
		this.needs = needs;
		this.ledger = ledger;
		this.speeds = speeds;
		this.routes = routes;
		this.rejections = rejections;
		this.past = past;
		this.audit = audit;
	}

	/**
	 * Gathers what is known of a night.
	 * @throws NothingToDo if it was opened and has never run
	 */
	NightFacts of(Night night) {
		List<Run> runs = this.runs.of(night);
		if (runs.isEmpty()) {
			throw new NothingToDo("night " + night.label() + " was opened and has not run");
		}
		NightState state = this.runs.state(night, runs);
		LedgerFacts account = this.ledger.of(night, state);
		SpeedFacts speed = this.speeds.of(night);
		NightFacts facts = new NightFacts(state, List.of(), account, speed,
				this.routes.of(night, runs.get(runs.size() - 1)), this.rejections.of(night),
				this.past.compare(state, account, speed.translated()))
			.withAudit(this.audit.head());
		return facts.withNeeds(this.needs.stream()
			.flatMap((source) -> source.of(facts).stream())
			.sorted(Comparator.comparing(Need::urgency))
			.toList());
	}

}

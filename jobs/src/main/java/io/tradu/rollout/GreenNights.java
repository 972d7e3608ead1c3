package io.tradu.rollout;

import java.util.List;
import java.util.Optional;

import io.tradu.batch.history.RunHistory;
import io.tradu.document.Night;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/** The nights that a version has brought to a good end in this environment. */
@Component
public class GreenNights {

	// A year of nights, each with some runs.
	private static final int RUNS_LOOKED_AT = 2000;

	private final RunList runs;

	private final RunHistory history;

	private final NightAccounts accounts;

	GreenNights(RunList runs, RunHistory history, NightAccounts accounts) {
		this.runs = runs;
		this.history = history;
		this.accounts = accounts;
	}

	/**
	 * Returns the dates whose nights a version completed, with a balanced ledger and
	 * something delivered.
	 */
	public List<String> of(String version) {
		return this.runs.newest(RUNS_LOOKED_AT)
			.stream()
			.filter((run) -> run.replay() == null && run.status().equals("COMPLETED"))
			.filter((run) -> version.equals(this.history.facts(run.id()).get("software version")))
			.map(this.runs::night)
			.flatMap(Optional::stream)
			.filter(this::isGreen)
			.map((night) -> night.businessDate().toString())
			.distinct()
			.toList();
	}

	private boolean isGreen(Night night) {
		NightAccount account = this.accounts.of(night, true);
		return account.balanced() && account.total().delivered() > 0;
	}

	/** Returns the nights that are running now, by their labels. */
	public List<String> running() {
		return this.runs.newest(RUNS_LOOKED_AT)
			.stream()
			.filter((run) -> List.of("STARTING", "STARTED", "STOPPING").contains(run.status()))
			.map(Run::nightLabel)
			.toList();
	}

}

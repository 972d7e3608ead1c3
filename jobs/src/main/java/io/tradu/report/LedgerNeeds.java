package io.tradu.report;

import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** An account that does not balance although it was proven. */
@Component
@Order(2)
class LedgerNeeds implements NeedSource {

	@Override
	public List<Need> of(NightFacts facts) {
		if (!facts.ledger().proven() || facts.ledger().balanced()) {
			return List.of();
		}
		List<String> unbalanced = facts.ledger()
			.documents()
			.stream()
			.filter((line) -> !line.balanced())
			.map((line) -> line.document() + " for " + line.target())
			.toList();
		return List.of(new Need(Urgency.NOW, "The ledger is not balanced",
				"Rows are missing from the account, or are counted twice.", unbalanced,
				List.of(new Command(TraduCommand.of("reconcile", "--date", facts.night().businessDate()).toString(),
						"says what disagrees"))));
	}

}

package io.tradu.report;

import java.util.ArrayList;
import java.util.List;

import io.tradu.document.SetAside.Kind;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files that did not become documents. */
@Component
@Order(4)
class FileNeeds implements NeedSource {

	@Override
	public List<Need> of(NightFacts facts) {
		List<Need> needs = new ArrayList<>();
		add(needs, facts, Kind.QUARANTINED, " in quarantine",
				"No document: have the sender mend and send it again. Each file's reason stands beside it.");
		add(needs, facts, Kind.DEFERRED, " left in the inbox",
				"Not complete when the night came by: the next run looks at it again.");
		return needs;
	}

	private static void add(List<Need> needs, NightFacts facts, Kind kind, String where, String sentence) {
		List<String> files = facts.ledger()
			.setAside()
			.stream()
			.filter((aside) -> aside.kind() == kind)
			.map((aside) -> aside.label() + ": " + aside.detail() + " (" + aside.rule() + ")")
			.toList();
		if (!files.isEmpty()) {
			needs.add(
					new Need(Urgency.TODAY, Figures.counted(files.size(), "file") + where, sentence, files, List.of()));
		}
	}

}

package io.tradu.report;

import java.util.List;

import io.tradu.document.Corrections;
import io.tradu.document.Document;
import io.tradu.document.Nights;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Duplicates of documents that were corrected. */
@Component
@Order(4)
class OrphanNeeds implements NeedSource {

	private final Nights nights;

	private final Corrections corrections;

	OrphanNeeds(Nights nights, Corrections corrections) {
		this.nights = nights;
		this.corrections = corrections;
	}

	@Override
	public List<Need> of(NightFacts facts) {
		List<String> orphans = this.nights.find(facts.night().businessDate(), facts.night().sequence())
			.stream()
			.flatMap((night) -> this.corrections.findOrphans(night).stream())
			.map(Document::label)
			.toList();
		return orphans.isEmpty() ? List.of() : List
			.of(new Need(Urgency.TODAY, Figures.counted(orphans.size(), "document") + " with nothing delivered",
					"They were duplicates of documents that have been corrected; send them again if they are needed.",
					orphans, List.of()));
	}

}

package io.tradu.report;

import java.util.List;

/**
 * All that a report says of a night. No text of a document is part of it.
 *
 * @param night the night and its runs
 * @param needs what needs a person, the most urgent first
 * @param ledger what became of the rows and files
 * @param speed how quick it was
 * @param engines what translated
 * @param rejected the dead letters by reason, the most frequent first
 * @param comparison the night beside those before it
 */
public record NightFacts(NightState night, List<Need> needs, LedgerFacts ledger, SpeedFacts speed, EngineFacts engines,
		List<Rejection> rejected, Comparison comparison) {

	NightFacts withNeeds(List<Need> needs) {
		return new NightFacts(this.night, needs, this.ledger, this.speed, this.engines, this.rejected, this.comparison);
	}

}

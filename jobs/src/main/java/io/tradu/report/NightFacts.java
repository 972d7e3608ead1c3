package io.tradu.report;

import java.util.List;

import io.tradu.batch.audit.AuditHead;
import org.jspecify.annotations.Nullable;

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
 * @param audit the end of the audit log's chain when these facts were gathered; null if
 * it is not asked for
 */
public record NightFacts(NightState night, List<Need> needs, LedgerFacts ledger, SpeedFacts speed, EngineFacts engines,
		List<Rejection> rejected, Comparison comparison, @Nullable AuditHead audit) {

	NightFacts(NightState night, List<Need> needs, LedgerFacts ledger, SpeedFacts speed, EngineFacts engines,
			List<Rejection> rejected, Comparison comparison) {
		this(night, needs, ledger, speed, engines, rejected, comparison, null);
	}

	NightFacts withNeeds(List<Need> needs) {
		return new NightFacts(this.night, needs, this.ledger, this.speed, this.engines, this.rejected, this.comparison,
				this.audit);
	}

	NightFacts withAudit(AuditHead audit) {
		return new NightFacts(this.night, this.needs, this.ledger, this.speed, this.engines, this.rejected,
				this.comparison, audit);
	}

}

package io.tradu.truth;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.tradu.batch.audit.AuditVerification;
import io.tradu.batch.audit.AuditVerification.Break;

import org.springframework.stereotype.Component;

/** The audit log is what was written to it. */
@Component
class AuditComparison implements LineComparison {

	private static final String RULE = "audit-";

	private final AuditVerification verification;

	private final AuditAnchors anchors;

	AuditComparison(AuditVerification verification, AuditAnchors anchors) {
		this.verification = verification;
		this.anchors = anchors;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) throws IOException {
		return this.verification.verify(this.anchors.find())
			.broken()
			.map(AuditComparison::disagreement)
			.stream()
			.toList();
	}

	/** Returns whether a disagreement is about the audit log. */
	static boolean isOf(Disagreement disagreement) {
		return disagreement.rule().startsWith(RULE);
	}

	private static Disagreement disagreement(Break broken) {
		String rule = RULE + broken.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
		return Disagreement.forPerson(rule, "audit log", broken.detail(),
				"find out who changed the database; if an older state of it was brought back, draw the reports that name"
						+ " later entries again, or move them away");
	}

}

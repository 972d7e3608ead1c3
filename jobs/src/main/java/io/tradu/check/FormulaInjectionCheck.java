package io.tradu.check;

import java.util.Optional;

import io.tradu.csv.SpreadsheetFormula;
import io.tradu.document.CheckRule;

/**
 * Looks for targets that a spreadsheet would evaluate, unless the source begins with the
 * same character. Always an ERROR: the person who opens the file did not choose the
 * feed's rules.
 */
class FormulaInjectionCheck implements QualityCheck {

	@Override
	public String id() {
		return "formula-injection";
	}

	@Override
	public boolean mandatory() {
		return true;
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		String target = pair.target().text();
		String source = pair.source().text();
		if (!SpreadsheetFormula.mayBe(target) || (!source.isEmpty() && source.charAt(0) == target.charAt(0))) {
			return Optional.empty();
		}
		return finding(rule, "The target begins with " + Quotation.of(target.substring(0, 1))
				+ ", which a spreadsheet takes for a formula.");
	}

}

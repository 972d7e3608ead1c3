package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for a target that a spreadsheet would run as a formula and that its source would
 * not have been. Always an ERROR: whoever opens the file did not choose the feed's rules.
 */
class FormulaInjectionCheck implements QualityCheck {

	private static final String STARTS = "=+-@\t\r";

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
		if (target.isEmpty() || STARTS.indexOf(target.charAt(0)) < 0
				|| (!source.isEmpty() && source.charAt(0) == target.charAt(0))) {
			return Optional.empty();
		}
		return finding(rule, "The target begins with " + Quotation.of(target.substring(0, 1))
				+ ", which a spreadsheet takes for a formula.");
	}

}

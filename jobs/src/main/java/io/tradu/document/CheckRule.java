package io.tradu.document;

import org.jspecify.annotations.Nullable;

/**
 * A feed's own setting for one quality check. What is left out keeps the check's default.
 *
 * @param severity what a finding means for the row
 * @param minimum lower limit, in the unit of the check
 * @param maximum upper limit, in the unit of the check
 */
public record CheckRule(@Nullable Severity severity, @Nullable Double minimum, @Nullable Double maximum) {

	/** A rule that changes nothing. */
	public static final CheckRule DEFAULT = new CheckRule(null, null, null);

	public Severity severityOr(Severity standard) {
		return (this.severity != null) ? this.severity : standard;
	}

	public double minimumOr(double standard) {
		return (this.minimum != null) ? this.minimum : standard;
	}

	public double maximumOr(double standard) {
		return (this.maximum != null) ? this.maximum : standard;
	}

}

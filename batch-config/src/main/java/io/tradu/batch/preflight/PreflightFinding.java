package io.tradu.batch.preflight;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;

/**
 * Something that is wrong with the surroundings of a job.
 *
 * @param rule the rule that is broken, as a stable identifier
 * @param consequence what it means for the job
 * @param category the category of the failure it would cause
 * @param found what was found, as a sentence
 * @param remedy what to do; empty if {@code found} says it
 */
public record PreflightFinding(String rule, Consequence consequence, FailureCategory category, String found,
		String remedy) {

	/** Returns a finding that does not stop the job. */
	public static PreflightFinding warning(String rule, String found, String remedy) {
		return new PreflightFinding(rule, Consequence.WARNING, FailureCategory.INFRASTRUCTURE, found, remedy);
	}

	/** Returns a finding because of which the job would fail. */
	public static PreflightFinding failure(String rule, FailureCategory category, String found, String remedy) {
		return new PreflightFinding(rule, Consequence.FAILURE, category, found, remedy);
	}

	/** Returns what kept a check from looking, or failed in it. */
	public static PreflightFinding failure(String rule, Throwable failure) {
		FailureReport report = FailureReport.of(failure);
		return failure(rule, report.category(), report.sentence(), "");
	}

	/** Returns a finding because of which the job is refused. */
	public static PreflightFinding refusal(String rule, String found, String remedy) {
		return new PreflightFinding(rule, Consequence.REFUSAL, FailureCategory.INFRASTRUCTURE, found, remedy);
	}

	/** Returns a wrong setting. */
	public static PreflightFinding wrongSetting(String rule, String found, String remedy) {
		return new PreflightFinding(rule, Consequence.WRONG_SETTING, FailureCategory.INFRASTRUCTURE, found, remedy);
	}

	/** Returns whether the job must not begin. */
	public boolean stops() {
		return this.consequence != Consequence.WARNING;
	}

	/** Returns the same as a warning. */
	public PreflightFinding asWarning() {
		return new PreflightFinding(this.rule, Consequence.WARNING, this.category, this.found, this.remedy);
	}

	/** Returns what was found and what to do. */
	public String sentence() {
		return this.remedy.isEmpty() ? this.found : this.found + "; " + this.remedy;
	}

}

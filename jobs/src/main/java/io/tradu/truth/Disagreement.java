package io.tradu.truth;

import org.jspecify.annotations.Nullable;

/**
 * Two truths of the line that do not agree.
 *
 * @param rule what is wrong, as a stable identifier
 * @param subject what it is about, for example {@code document news/a.csv}
 * @param detail the same in words
 * @param remedy what a repair does, or what a person can do
 * @param repair mends it; null if that takes a person's decision
 */
public record Disagreement(String rule, String subject, String detail, String remedy, @Nullable Repair repair) {

	static Disagreement mendable(String rule, String subject, String detail, String remedy, Repair repair) {
		return new Disagreement(rule, subject, detail, remedy, repair);
	}

	static Disagreement forPerson(String rule, String subject, String detail, String remedy) {
		return new Disagreement(rule, subject, detail, remedy, null);
	}

	/** Tells whether it can be mended without a choice. */
	public boolean isMendable() {
		return this.repair != null;
	}

}

package io.tradu.report;

import java.util.List;

/** Tells what needs a person, of one kind. All of them are asked. */
@FunctionalInterface
interface NeedSource {

	/**
	 * Returns what needs a person.
	 * @param facts all that is known of the night, still without needs
	 */
	List<Need> of(NightFacts facts);

}

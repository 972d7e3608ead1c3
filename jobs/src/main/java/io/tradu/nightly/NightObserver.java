package io.tradu.nightly;

import io.tradu.document.Night;

/** Is told about a night that runs in this process. */
@FunctionalInterface
public interface NightObserver {

	/** The night was not refused and begins. */
	void begins(Night night);

}

package io.tradu.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/**
 * Draws reports, from the data as it is now, and keeps them beside each other: a page and
 * the same facts as JSON.
 */
@Component
public class NightReports {

	private final FactGatherer gatherer;

	private final NightPage page;

	private final ReportFiles files;

	NightReports(FactGatherer gatherer, NightPage page, ReportFiles files) {
		this.gatherer = gatherer;
		this.page = page;
		this.files = files;
	}

	/** Returns all that a report would say of a night. */
	public NightFacts facts(Night night) {
		return this.gatherer.of(night);
	}

	/**
	 * Writes the report of a night in place of an earlier one. One that somebody else has
	 * drawn from newer facts stays.
	 * @return the page
	 */
	public Path write(NightFacts facts) throws IOException {
		// Before anything is written: a page that cannot be made leaves the old pair.
		String page = this.page.of(facts);
		return this.files.write(facts, page);
	}

	/** Tells whether a night has a report that was drawn then or later. */
	boolean isDrawnSince(Night night, Instant then) {
		return this.files.drawnAt(night.label()).filter((drawn) -> !drawn.isBefore(then)).isPresent();
	}

}

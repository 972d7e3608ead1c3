package io.tradu.report;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.tradu.batch.failure.FailureReport;
import io.tradu.document.Night;
import io.tradu.nightly.LineAtRest;
import io.tradu.nightly.NightEnded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the report whenever a night has ended, and makes up for one that a process did
 * not come to that died. A report that cannot be written changes nothing of what the
 * night came to.
 */
@Component
public class ReportWriter {

	private static final Logger logger = LoggerFactory.getLogger(ReportWriter.class);

	private final NightReports reports;

	private final MissingReports missing;

	private final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();

	ReportWriter(NightReports reports, MissingReports missing) {
		this.reports = reports;
		this.missing = missing;
	}

	@EventListener
	void write(NightEnded ended) {
		write(ended.night());
	}

	@EventListener(LineAtRest.class)
	void makeUp() {
		try {
			this.missing.next().ifPresent(this::write);
		}
		catch (Throwable ex) {
			logger.error("Nobody knows whether a report is missing", ex);
		}
	}

	private void write(Night night) {
		this.outcomes.put(night.id(), written(night));
	}

	/** Returns what became of the report that this process wrote last of a night. */
	public Optional<Outcome> outcome(Night night) {
		return Optional.ofNullable(this.outcomes.get(night.id()));
	}

	private Outcome written(Night night) {
		try {
			return new Outcome(this.reports.write(this.reports.facts(night)), null);
		}
		catch (Throwable ex) {
			// An error is no more than that either: the night is at its end without a
			// report.
			logger.error("The report of night {} cannot be written", night.label(), ex);
			return new Outcome(null, FailureReport.of(ex).sentence());
		}
	}

	/**
	 * What became of a report: it was written, or it could not be.
	 *
	 * @param page where it stands; null if it could not be written
	 * @param failure why it could not; null if it was
	 */
	public record Outcome(@Nullable Path page, @Nullable String failure) {

		/** Returns the same in words. */
		public String inWords() {
			return (this.page != null) ? "report: " + this.page
					: "the report could not be written, which changes nothing else: " + this.failure;
		}

	}

}

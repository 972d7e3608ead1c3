package io.tradu.nightly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.launch.JobRuns;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.FixedBytes;
import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Tells whether what a night was given may be worked on again. */
@Component
public class Reopening {

	private final JobRuns runs;

	private final Nights nights;

	private final NightInputs inputs;

	private final FixedBytes fixedBytes;

	Reopening(JobRuns runs, Nights nights, NightInputs inputs, FixedBytes fixedBytes) {
		this.runs = runs;
		this.nights = nights;
		this.inputs = inputs;
		this.fixedBytes = fixedBytes;
	}

	/**
	 * Returns why a document cannot be delivered anew, in words; nothing if it can. How a
	 * feed is translated and checked may have changed since, what its documents are may
	 * not.
	 */
	public Optional<String> obstacle(Document document) {
		Night night = this.nights.of(document);
		return unfinished(night).or(() -> undelivered(document))
			.or(() -> changed(night, document))
			.or(() -> this.fixedBytes.change(document));
	}

	/** Returns how a night is not finished yet, in words; nothing if it is. */
	public Optional<String> unfinished(Night night) {
		String status = this.runs.last(NightRunner.JOB, night.parameters())
			.map(JobExecution::getStatus)
			.map(BatchStatus::name)
			.orElse("not begun");
		return Set.of("COMPLETED", "ABANDONED").contains(status) ? Optional.empty()
				: Optional.of("night " + night.label() + " is not finished yet (" + status + ")");
	}

	/**
	 * Returns the folders and files that a document's night was begun with:
	 * {@code inbox}, {@code outbox}, {@code feeds-file}.
	 */
	public Map<String, String> places(Document document) {
		return this.inputs.saved(this.nights.of(document));
	}

	private static Optional<String> undelivered(Document document) {
		if (document.isSuperseded()) {
			return Optional.of("a corrected document was delivered in place of " + document.label());
		}
		return (document.status() == DocumentStatus.DELIVERED) ? Optional.empty()
				: Optional.of(document.label() + " is " + document.status() + ", not DELIVERED");
	}

	private Optional<String> changed(Night night, Document document) {
		Set<String> fixed = Stream
			.concat(Stream.of("outbox"),
					Stream.of("source", "targets", "columns").map((setting) -> document.feed() + ": " + setting))
			.collect(Collectors.toSet());
		List<String> changes = this.inputs.changes(night, fixed::contains);
		return changes.isEmpty() ? Optional.empty() : Optional
			.of("the inputs of night " + night.label() + " have changed since: " + String.join("; ", changes));
	}

}

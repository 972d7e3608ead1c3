package io.tradu.nightly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.document.FixedBytes;
import io.tradu.document.Night;
import io.tradu.nightly.RunList.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares what a run depends on with what it was begun with, as a restart does before it
 * lets the run continue.
 */
@Component
public class RestartInputs {

	// What even a slow disk reads in a second.
	private static final long BYTES_PER_SECOND = 100_000_000;

	private final RunList runs;

	private final NightInputs inputs;

	private final FixedBytes fixedBytes;

	private final Documents documents;

	private final JdbcClient jdbc;

	RestartInputs(RunList runs, NightInputs inputs, FixedBytes fixedBytes, Documents documents, JdbcClient jdbc) {
		this.runs = runs;
		this.inputs = inputs;
		this.fixedBytes = fixedBytes;
		this.documents = documents;
		this.jdbc = jdbc;
	}

	/** Returns what has changed beside the documents, as sentences. */
	public List<String> changedSettings(Run run) {
		return this.runs.night(run).map(this.inputs::changesForRestart).orElse(List.of());
	}

	/**
	 * Returns which documents have changed, as sentences.
	 * @param patience how long to read at most; documents that are too large for it are
	 * compared by their size alone
	 */
	public List<String> changedDocuments(Run run, Duration patience) {
		List<String> changes = new ArrayList<>();
		long room = patience.toMillis() * BYTES_PER_SECOND / 1000;
		for (Document document : remaining(run)) {
			boolean whole = document.bytes() <= room;
			room -= whole ? document.bytes() : 0;
			change(document, whole).ifPresent(changes::add);
		}
		return changes;
	}

	private Optional<String> change(Document document, boolean whole) {
		return (whole || !this.fixedBytes.hasSize(document)) ? this.fixedBytes.change(document) : Optional.empty();
	}

	private List<Document> remaining(Run run) {
		Optional<Night> night = this.runs.night(run);
		return night.isPresent() ? this.fixedBytes.remaining(night.get())
				: this.jdbc.sql("select distinct document_id from replay_item where replay_id = ? order by document_id")
					.param(run.replay())
					.query(Long.class)
					.list()
					.stream()
					.flatMap((id) -> this.documents.find(id).stream())
					.toList();
	}

}

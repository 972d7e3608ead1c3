package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.launch.JobRuns;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.nightly.NightRunner;
import io.tradu.reconcile.DocumentProof;
import io.tradu.reconcile.Reconciliation;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is known of the nights. */
@Repository
class NightRecords {

	private static final DocumentStatus[] PROVEN = Arrays.stream(DocumentStatus.values())
		.filter((status) -> status != DocumentStatus.QUARANTINED)
		.toArray(DocumentStatus[]::new);

	private final JdbcClient jdbc;

	private final JobRuns runs;

	private final Documents documents;

	private final Reconciliation reconciliation;

	private final LineFolders folders;

	NightRecords(JdbcClient jdbc, JobRuns runs, Documents documents, Reconciliation reconciliation,
			LineFolders folders) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.documents = documents;
		this.reconciliation = reconciliation;
		this.folders = folders;
	}

	/** Returns all nights, or those of one date, in order. */
	List<Night> nights(Optional<LocalDate> only) {
		return this.jdbc.sql("""
				select id, business_date, sequence_number from night order by business_date, sequence_number
				""")
			.query((row, number) -> new Night(row.getLong("id"), row.getObject("business_date", LocalDate.class),
					row.getLong("sequence_number")))
			.list()
			.stream()
			.filter((night) -> only.isEmpty() || only.get().equals(night.businessDate()))
			.toList();
	}

	Optional<JobExecution> lastRun(Night night) {
		return this.runs.last(NightRunner.JOB, night.parameters());
	}

	/**
	 * Returns the folder a night delivers to, if it is there and not the one in use now.
	 */
	Optional<String> otherOutbox(Night night) {
		Path now = this.folders.outbox().toAbsolutePath().normalize();
		return this.jdbc.sql("select setting from night_input where night_id = ? and name = 'outbox'")
			.param(night.id())
			.query(String.class)
			.optional()
			.map(this.folders::place)
			.filter((then) -> !then.equals(now) && Files.isDirectory(then))
			.map(Path::toString);
	}

	NightFacts facts(Night night, boolean isDeep) throws IOException {
		List<DocumentProof> proofs = new ArrayList<>();
		for (Document document : this.documents.find(night, PROVEN)) {
			proofs.add(this.reconciliation.prove(document));
		}
		return new NightFacts(night, opened(night), lastRun(night), isDeep, proofs);
	}

	private Instant opened(Night night) {
		return this.jdbc.sql("select opened_at from night where id = ?")
			.param(night.id())
			.query((row, number) -> row.getObject("opened_at", OffsetDateTime.class).toInstant())
			.single();
	}

}

package io.tradu.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Nights;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A night of one document, on which a test lets truths disagree. */
final class ComparedNight {

	private final Line line;

	private final String reason;

	private ComparedNight(Line line) {
		this.line = line;
		this.reason = "test of " + line.nextDate();
		// Other bytes each time, or it would be a duplicate; another text, or the memory
		// would spare the engine.
		line.put("news", "a.csv",
				"id,title\n1,Good day %s\n2,Good,night\n3,Good morning\n".formatted(line.date().getDayOfYear()));
	}

	/** Begins a night that has not run yet. */
	static ComparedNight waiting(TestDatabase database) {
		return new ComparedNight(Line.shared(database, TestFeeds.KEYED_NEWS_IN_TWO, "tradu.batch.retry.delay=1ms"));
	}

	/** Runs a night that completes. */
	static ComparedNight completed(TestDatabase database) {
		ComparedNight night = waiting(database);
		assertThat(night.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
		return night;
	}

	/**
	 * Runs a night that fails at the engine. What it had claimed is given back, as if it
	 * had failed between two chunks.
	 */
	static ComparedNight failed(TestDatabase database) {
		ComparedNight night = waiting(database);
		night.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is not installed", null);
		});
		night.runThatFails();
		night.line.engine().reset();
		night.store("update block set state = 'PENDING' where night_id = :night");
		return night;
	}

	Line line() {
		return this.line;
	}

	NightRun runThatFails() {
		NightRun run = this.line.run();
		assertThat(run.status()).isEqualTo(BatchStatus.FAILED);
		return run;
	}

	Document document(DocumentStatus status) {
		return this.line.bean(Documents.class)
			.find(this.line.bean(Nights.class).last(this.line.date()).orElseThrow(), status)
			.get(0);
	}

	Findings compare() {
		return this.line.bean(Truths.class).compare(Scope.of(this.line.date()));
	}

	/** Returns what does not agree, as identifiers. */
	List<String> rules() {
		return compare().disagreements().stream().map(Disagreement::rule).toList();
	}

	/** Returns what does not agree when every deliverable is made once more. */
	List<String> deepRules() {
		return this.line.bean(Truths.class)
			.compare(new Scope(Optional.of(this.line.date()), true))
			.disagreements()
			.stream()
			.map(Disagreement::rule)
			.toList();
	}

	Truths.Repairs repair() {
		return this.line.bean(Truths.class).repair(Scope.of(this.line.date()), this.reason);
	}

	/**
	 * Sees that the disagreements are found and left alone, mended and recorded when
	 * asked for, and gone then.
	 */
	void assertMended(String... rules) {
		assertThat(compare().disagreements()).allMatch(Disagreement::isMendable)
			.extracting(Disagreement::rule)
			.containsExactlyInAnyOrder(rules);

		Truths.Repairs repairs = repair();

		assertThat(repairs.findings().disagreements()).isEmpty();
		assertThat(repairs.mended()).extracting(Disagreement::rule).contains(rules);
		assertThat(repaired()).hasSameSizeAs(repairs.mended());
		assertThat(rules()).isEmpty();
	}

	/** Sees that the disagreement is found, and that no repair touches it. */
	void assertLeftToPerson(String rule) {
		assertThat(compare().disagreements()).filteredOn((found) -> found.rule().equals(rule))
			.isNotEmpty()
			.noneMatch(Disagreement::isMendable);
		assertThat(repair().findings().disagreements()).extracting(Disagreement::rule).contains(rule);
		assertThat(repaired()).extracting(AuditEntry::detail).noneMatch((detail) -> detail.startsWith(rule));
	}

	/** Returns what was repaired for this night, from the audit log. */
	List<AuditEntry> repaired() {
		return this.line.bean(AuditLog.class)
			.find(new AuditFilter(AuditLog.person(), "repair", null, null, null), Integer.MAX_VALUE)
			.stream()
			.filter((entry) -> entry.reason().equals(this.reason))
			.toList();
	}

	/** Changes what is stored; {@code :night} stands for this night. */
	void store(String sql) {
		assertThat(this.line.bean(JdbcClient.class).sql(sql.replace(":night", Long.toString(id()))).update()).as(sql)
			.isPositive();
	}

	long ask(String sql) {
		return this.line.bean(JdbcClient.class)
			.sql(sql.replace(":night", Long.toString(id())))
			.query(Long.class)
			.single();
	}

	private long id() {
		return this.line.bean(JdbcClient.class)
			.sql("select max(id) from night where business_date = ?")
			.param(this.line.date())
			.query(Long.class)
			.single();
	}

	/** Returns the number of the night's newest run. */
	long run() {
		return ask("""
				select max(e.job_execution_id) from batch_job_execution e
				join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
				where p.parameter_name = 'businessDate' and p.parameter_value = '%s'
				""".formatted(this.line.date()));
	}

	static void append(Path file) {
		try {
			Files.writeString(file, "4,More\n", StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Path write(Path file, String content) {
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

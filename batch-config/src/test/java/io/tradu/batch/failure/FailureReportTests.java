package io.tradu.batch.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureReportTests {

	@ParameterizedTest
	@EnumSource(FailureCategory.class)
	void keepsTheCategoryThatWasGivenWhereItHappened(FailureCategory category) {
		Throwable failure = new IllegalStateException("step",
				new StoppingFailure(category, "the engine is gone", null));

		assertThat(FailureReport.of(failure)).isEqualTo(new FailureReport(category, "the engine is gone"));
	}

	@Test
	void takesTheItemFailureBeforeWhatCausedIt() {
		Throwable failure = new TransientFailure(FailureCategory.DEPENDENCY, "the engine hangs",
				new IOException("Broken pipe"));

		assertThat(FailureReport.of(failure))
			.isEqualTo(new FailureReport(FailureCategory.DEPENDENCY, "the engine hangs"));
	}

	@Test
	void doesNotTakeTheWordsOfADocumentForAFullDisk() {
		Throwable failure = new IllegalStateException("step", new RejectedItem(
				new ItemAddress("row", "1", ItemAddress.EVERY_LANE, 1), "rule", "No space left on device", ""));

		assertThat(FailureReport.of(failure).category()).isEqualTo(FailureCategory.DATA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "No space left on device", "Disk quota exceeded",
			"ERROR: could not extend file \"base/1/2\": wrote only 4096 bytes" })
	void callsAFullDiskCapacity(String message) {
		assertThat(FailureReport.of(new UncheckedIOException("cannot write", new IOException(message))))
			.isEqualTo(new FailureReport(FailureCategory.CAPACITY, "the disk is full: " + message));
	}

	@Test
	void callsAFullDiskUnderTheDatabaseCapacity() {
		Throwable failure = new DataAccessResourceFailureException("insert",
				new SQLException("could not extend file: No space left on device", "53100"));

		assertThat(FailureReport.of(failure).category()).isEqualTo(FailureCategory.CAPACITY);
	}

	@Test
	void callsADatabaseThatHasNoConnectionLeftCapacity() {
		Throwable failure = new CannotCreateTransactionException("no transaction",
				new SQLException("FATAL: sorry, too many clients already", "53300"));

		assertThat(FailureReport.of(failure))
			.isEqualTo(new FailureReport(FailureCategory.CAPACITY, "database: FATAL: sorry, too many clients already"));
	}

	@Test
	void callsExhaustedMemoryCapacity() {
		assertThat(FailureReport.of(new RuntimeException("step", new OutOfMemoryError("Java heap space"))))
			.isEqualTo(new FailureReport(FailureCategory.CAPACITY, "out of memory: Java heap space"));
	}

	@Test
	void namesExhaustedMemoryWithoutAMessage() {
		assertThat(FailureReport.of(new OutOfMemoryError()).sentence()).isEqualTo("out of memory");
	}

	@ParameterizedTest
	@MethodSource
	void callsFailuresOfTheDatabaseInfrastructure(Throwable failure) {
		assertThat(FailureReport.of(new RuntimeException("step", failure)))
			.isEqualTo(new FailureReport(FailureCategory.INFRASTRUCTURE, "database: connection refused"));
	}

	static Stream<Throwable> callsFailuresOfTheDatabaseInfrastructure() {
		SQLException refused = new SQLException("connection refused", "08001");
		return Stream.of(refused, new UncategorizedSQLException("insert", "insert into x", refused),
				new CannotCreateTransactionException("no transaction", refused));
	}

	@Test
	void callsFailuresOfFilesInfrastructure() {
		assertThat(FailureReport.of(new UncheckedIOException("cannot read", new IOException("Input/output error"))))
			.isEqualTo(new FailureReport(FailureCategory.INFRASTRUCTURE, "Input/output error"));
	}

	@Test
	void saysWhatIsWrongWithAFileThatIsOnlyNamed() {
		assertThat(FailureReport.of(new NoSuchFileException("/in/a.csv")).sentence())
			.isEqualTo("NoSuchFileException: /in/a.csv");
	}

	@Test
	void callsEverythingElseLogicByItsFirstCause() {
		assertThat(FailureReport.of(new RuntimeException("step", new IllegalStateException("row 7 is twice there"))))
			.isEqualTo(new FailureReport(FailureCategory.LOGIC, "row 7 is twice there"));
	}

	@Test
	void namesAFailureWithoutAMessageByItsClass() {
		assertThat(FailureReport.of(new NullPointerException(" ")).sentence()).isEqualTo("NullPointerException");
	}

	@Test
	void endsWhereCausesGoInCircles() {
		Exception first = new IllegalStateException("first");
		first.initCause(new IllegalStateException("second", first));

		assertThat(FailureReport.of(first)).isEqualTo(new FailureReport(FailureCategory.LOGIC, "second"));
	}

}

package io.tradu.batch.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

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

		FailureReport report = FailureReport.of(failure);
		assertThat(report.category()).isEqualTo(FailureCategory.CAPACITY);
		assertThat(report.sentence()).contains("FATAL: sorry, too many clients already", "53300", "max_connections");
	}

	@ParameterizedTest
	@CsvSource({ "42P05, prepared statement \"S_1\" already exists", "26000, prepared statement \"S_1\" does not exist",
			"08P01, bind message supplies 1 parameters; prepared statement \"S_4\" requires 0" })
	void saysWhatToDoAboutAPoolerThatLosesPreparedStatements(String state, String message) {
		assertThat(FailureReport.of(new SQLException("ERROR: " + message, state)).sentence()).contains(message,
				"prepareThreshold=0");
	}

	@Test
	void callsExhaustedMemoryCapacity() {
		FailureReport report = FailureReport.of(new RuntimeException("step", new OutOfMemoryError("Java heap space")));
		assertThat(report.category()).isEqualTo(FailureCategory.CAPACITY);
		assertThat(report.sentence()).contains("out of memory: Java heap space", "TRADU_JAVA_OPTS=-Xmx");
	}

	@Test
	void namesExhaustedMemoryWithoutAMessage() {
		assertThat(FailureReport.of(new OutOfMemoryError()).sentence()).startsWith("out of memory;");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Cannot run program \"x\": error=11, Resource temporarily unavailable | ulimit -u",
					"/in/a.csv: Too many open files | ulimit -n" })
	void namesTheLimitOfTheMachineThatIsReached(String message, String limit) {
		FailureReport report = FailureReport.of(new UncheckedIOException(new IOException(message)));

		assertThat(report.category()).isEqualTo(FailureCategory.CAPACITY);
		assertThat(report.sentence()).contains(limit);
	}

	@Test
	void namesTheLimitOfThreads() {
		Error failure = new OutOfMemoryError("unable to create native thread: possibly out of memory");

		assertThat(FailureReport.of(failure).sentence()).contains("ulimit -u").doesNotContain("-Xmx");
	}

	@Test
	void takesWhatFailedBeforeTheRollbackDid() {
		TransactionSystemException rollback = new TransactionSystemException("JDBC rollback failed",
				new SQLException("Connection is closed"));
		rollback.initApplicationException(new DataAccessResourceFailureException("update",
				new SQLException("FATAL: terminating connection due to idle-in-transaction session timeout", "25P03")));

		assertThat(FailureReport.of(new RuntimeException("step", rollback)).sentence())
			.contains("terminating connection due to idle-in-transaction", "25P03");
	}

	@Test
	void takesExhaustedMemoryBeforeTheDatabaseThatItClosed() {
		SQLException closed = new SQLException("The database has been closed [90098-240]", "90098");
		closed.setNextException(new SQLException("error", new OutOfMemoryError("Java heap space")));

		assertThat(FailureReport.of(new DataAccessResourceFailureException("rollback", closed)).category())
			.isEqualTo(FailureCategory.CAPACITY);
	}

	@Test
	void takesWhatHappenedToTheFileBeforeTheDatabaseThatItClosed() {
		SQLException closed = new SQLException("The database has been closed [90098-240]", "90098",
				new FileSystemException("/home/tradu.mv.db", null, "was removed"));

		assertThat(FailureReport.of(new TransactionSystemException("rollback", closed)).sentence())
			.contains("/home/tradu.mv.db", "was removed");
	}

	@Test
	void takesWhatClosedTheConnectionBeforeWhatFollowed() {
		SQLException closed = new SQLException("This connection has been closed.", "08003");
		closed.addSuppressed(new SQLException("FATAL: terminating connection due to administrator command", "57P01"));

		assertThat(FailureReport.of(closed).sentence()).contains("administrator command", "57P01");
	}

	@Test
	void callsAMigrationThatCannotRunInfrastructure() {
		assertThat(FailureReport.of(new FlywayException("Found non-empty schema(s) \"public\""))).isEqualTo(
				new FailureReport(FailureCategory.INFRASTRUCTURE, "database: Found non-empty schema(s) \"public\""));
	}

	@Test
	void callsProgramFilesThatChangedInfrastructure() {
		assertThat(FailureReport.of(new NoClassDefFoundError("io/tradu/X")).category())
			.isEqualTo(FailureCategory.INFRASTRUCTURE);
	}

	@ParameterizedTest
	@MethodSource
	void callsFailuresOfTheDatabaseInfrastructure(Throwable failure) {
		assertThat(FailureReport.of(new RuntimeException("step", failure))).isEqualTo(
				new FailureReport(FailureCategory.INFRASTRUCTURE, "database: connection refused (SQLSTATE 08001)"));
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

	@ParameterizedTest
	@MethodSource
	void saysWhatIsWrongWithAFileThatIsOnlyNamed(IOException failure, String sentence) {
		assertThat(FailureReport.of(new UncheckedIOException("cannot read", failure)).sentence())
			.startsWith("/in/a.csv" + sentence);
	}

	static Stream<Arguments> saysWhatIsWrongWithAFileThatIsOnlyNamed() {
		return Stream.of(Arguments.of(new NoSuchFileException("/in/a.csv"), " does not exist"),
				Arguments.of(new AccessDeniedException("/in/a.csv"), ": permission denied for "),
				Arguments.of(new FileSystemException("/in/a.csv", null, "Input/output error"), ": Input/output error"));
	}

	@Test
	void prefersTheFileThatIsNamedToTheWordsAroundIt() {
		IOException failure = new IOException("cannot read",
				new FileSystemException("/in/a.csv", null, "Stale handle"));

		assertThat(FailureReport.of(failure).sentence()).isEqualTo("/in/a.csv: Stale handle");
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

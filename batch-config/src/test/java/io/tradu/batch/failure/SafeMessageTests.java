package io.tradu.batch.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.LocalDate;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

class SafeMessageTests {

	private static final String TEXT = "My dear sister";

	@Test
	void leavesOutWhatADatabaseQuotes() {
		SQLException h2 = new SQLException("Value too long for column \"TITLE CHARACTER VARYING(5)\": \"'" + TEXT
				+ ", it''s late' (21)\"; SQL statement:\ninsert into t values (?)");
		assertThat(SafeMessage.of(h2)).doesNotContain(TEXT).contains("TITLE", "insert into t");
		SQLException cut = new SQLException("Data conversion error converting \"'" + TEXT + "...");
		assertThat(SafeMessage.of(cut)).doesNotContain(TEXT).startsWith("Data conversion error");
		SQLException postgres = new BatchUpdateException(
				"ERROR: new row violates check constraint \"c\"\n  Detail: Failing row contains (7, " + TEXT + ").",
				null, 0, new int[0], null);
		assertThat(SafeMessage.of(postgres)).doesNotContain(TEXT).contains("check constraint \"c\"");
	}

	@Test
	void leavesItOutOfWhatWrapsIt() {
		SQLException cause = new SQLException("Value too long: \"'" + TEXT + "' (14)\"");
		assertThat(SafeMessage.of(new DataIntegrityViolationException("insert; " + cause.getMessage(), cause)))
			.doesNotContain(TEXT);
		assertThat(SafeMessage.of(new IllegalStateException("block 17: " + cause, cause))).doesNotContain(TEXT)
			.startsWith("block 17");
		assertThat(FailureReport.of(new IllegalStateException(cause)).sentence()).doesNotContain(TEXT);
	}

	@Test
	void leavesOutWhatLibrariesQuote() {
		assertThat(SafeMessage.of(thrownBy(() -> Integer.parseInt(TEXT)))).isEqualTo("For input string: \"…\"");
		assertThat(SafeMessage.of(thrownBy(() -> LocalDate.parse(TEXT)))).doesNotContain(TEXT);
	}

	@Test
	void leavesOutWhatStandsBetweenTheQuotesOfAValue() {
		assertThat(SafeMessage.of(thrownBy(() -> LocalDate.parse("l'home que va a l'escola"))))
			.isEqualTo("Text '…' could not be parsed at index 0");
		assertThat(SafeMessage.of(thrownBy(() -> Integer.parseInt("a \"secret\" b"))))
			.isEqualTo("For input string: \"…\"");
		assertThat(SafeMessage.of(thrownBy(() -> Integer.parseInt("l'home \"secret\" d'or"))))
			.isEqualTo("For input string: \"…\"");
		assertThat(SafeMessage.of(thrownBy(() -> Integer.parseInt("it's secret"))))
			.isEqualTo("For input string: \"…\"");
	}

	@Test
	void keepsOnlyTheNamesThatADatabaseSays() {
		assertThat(SafeMessage
			.of(new SQLException("ERROR: invalid input syntax for type integer: \"the \"old\" column \"x\" secret\"")))
			.isEqualTo("ERROR: invalid input syntax for type integer: \"…\"");
		assertThat(SafeMessage.of(new SQLException("ERROR: invalid input syntax for type date: \"l'home secret\"")))
			.isEqualTo("ERROR: invalid input syntax for type date: \"…\"");
		assertThat(SafeMessage
			.of(new SQLException("ERROR: null value in column \"a\" of relation \"b\" violates not-null constraint")))
			.isEqualTo("ERROR: null value in column \"a\" of relation \"b\" violates not-null constraint");
		assertThat(SafeMessage.of(new SQLException("Unique index or primary key violation: \"PK VALUES (1, 'x')\"")))
			.isEqualTo("Unique index or primary key violation: \"…\"");
		assertThat(SafeMessage.of(new SQLException("Table \"NIGHTS\" not found; SQL statement:\nselect 1")))
			.isEqualTo("Table \"NIGHTS\" not found; SQL statement:\nselect 1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "42501 | ERROR: permission denied for schema public",
			"42501 | ERROR: must be owner of relation \"night\"", "28000 | FATAL: role \"tradu\" does not exist",
			"3D000 | FATAL: database \"tradu\" does not exist",
			"42P05 | ERROR: prepared statement \"S_1\" already exists",
			"42704 | ERROR: unrecognized configuration parameter \"tradu.role\"",
			"53100 | ERROR: could not extend file \"base/1/2\": No space left on device",
			"90020 | Database may be already in use: \"The file is locked: /var/tradu.mv.db\" [90020-240]",
			"22P05 | ERROR: character with byte sequence 0xe2 0x80 0xa6 in encoding \"UTF8\" has no equivalent in encoding \"LATIN1\"",
			"23505 | ERROR: duplicate key value violates unique constraint \"night_pk\"" })
	void keepsTheNamesThatADatabaseQuotes(String state, String message) {
		SQLException failure = new SQLException(message, state);

		assertThat(SafeMessage.of(failure)).isEqualTo(message);
		assertThat(FailureReport.of(new DataIntegrityViolationException("insert; " + message, failure)).sentence())
			.contains(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "22P02 | ERROR: invalid input syntax for type integer: \"My dear sister\"",
			"22023 | ERROR: invalid value for parameter \"x\": \"My dear sister\"",
			"42601 | ERROR: syntax error at or near \"My dear sister\"",
			"23505 | Unique index or primary key violation: \"PUBLIC.PK ON PUBLIC.T(A) VALUES (1, 'My dear sister')\"",
			"P0001 | ERROR: refused for \"My dear sister\"",
			"HY000 | General error: \"java.lang.IllegalStateException: My dear sister\"" })
	void leavesOutValuesByTheStateOfTheError(String state, String message) {
		SQLException failure = new SQLException(message, state);

		assertThat(SafeMessage.of(failure)).doesNotContain(TEXT).endsWith("\"…\"");
		assertThat(FailureReport.of(failure).sentence()).doesNotContain(TEXT);
	}

	@Test
	void leavesOutAValueOfAnyLength() {
		String value = "it's a long text ".repeat(20_000);

		assertThat(SafeMessage.of(new SQLException("no number: \"" + value + "\""))).isEqualTo("no number: \"…\"");
		assertThat(SafeMessage.of(thrownBy(() -> Integer.parseInt(value)))).isEqualTo("For input string: \"…\"");
	}

	@Test
	void keepsTheLinesOwnWordsAndTheNamesOfFiles() {
		assertThat(SafeMessage.of(new IllegalStateException("the route 'x' is none"))).contains("'x'");
		assertThat(SafeMessage.of(new UncheckedIOException(new IOException("'a' is full")))).contains("'a'");
		assertThat(SafeMessage.of(new NoSuchFileException("/it's/here"))).isEqualTo("/it's/here");
		assertThat(SafeMessage.of(new IllegalStateException())).isNull();
	}

	private static Throwable thrownBy(ThrowableAssert.ThrowingCallable work) {
		return Assertions.catchThrowable(work);
	}

}

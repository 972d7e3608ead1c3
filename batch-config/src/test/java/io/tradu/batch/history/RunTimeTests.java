package io.tradu.batch.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunTimeTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-25T05:00:00Z"), BERLIN);

	@Test
	void countsTheHourThatComesTwice() {
		RunTime time = local("2026-10-25T01:00:00", "2026-10-25T04:00:00");

		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofHours(4));
		assertThat(time.started()).isEqualTo("2026-10-24T23:00:00Z");
		assertThat(time.ended()).isEqualTo("2026-10-25T03:00:00Z");
	}

	@Test
	void leavesOutTheHourThatIsMissing() {
		assertThat(local("2026-03-29T01:30:00", "2026-03-29T03:30:00").worked(CLOCK)).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void endsAfterItsStartWhenTheClockWentBackInBetween() {
		RunTime time = local("2026-10-25T02:50:00", "2026-10-25T02:10:00");

		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofMinutes(20));
		assertThat(time.ended()).isEqualTo("2026-10-25T01:10:00Z");
	}

	@Test
	void isNeverNegative() {
		assertThat(local("2026-06-01T12:00:00", "2026-06-01T11:00:00").worked(CLOCK)).isZero();
		assertThat(local("2026-10-25T23:00:00", null).worked(CLOCK)).isZero();
		assertThat(local(null, null).worked(CLOCK)).isZero();
	}

	@Test
	void worksUntilNowWhileItRuns() {
		assertThat(local("2026-10-25T01:00:00", null).worked(CLOCK)).isEqualTo(Duration.ofHours(6));
		assertThat(local(null, null).started()).isNull();
		assertThat(local("2026-10-25T01:00:00", null).ended()).isNull();
	}

	@Test
	void keepsRecordedInstantsWithinTheHourThatComesTwice() throws SQLException {
		RunTime time = read("""
				timestamp '2026-10-25 02:03:08', timestamp '2026-10-25 02:20:00', 'Europe/Berlin',
				timestamp with time zone '2026-10-25 01:03:08+00', timestamp with time zone '2026-10-25 01:20:00+00',
				cast(1012000 as bigint)""");

		assertThat(time.started()).isEqualTo("2026-10-25T01:03:08Z");
		assertThat(time.ended()).isEqualTo("2026-10-25T01:20:00Z");
	}

	@Test
	void takesTheMeasuredDurationWhenTheClockWasSetBack() throws SQLException {
		RunTime time = read("""
				timestamp '2026-06-04 12:00:00', timestamp '2026-06-01 12:00:40', 'UTC',
				timestamp with time zone '2026-06-04 12:00:00+00', timestamp with time zone '2026-06-01 12:00:40+00',
				cast(40000 as bigint)""");

		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofSeconds(40));
	}

	@Test
	void readsTheEndOfADeadRunInTheZoneOfItsProcess() throws SQLException {
		RunTime time = read("""
				timestamp '2026-06-02 02:00:00', timestamp '2026-06-02 02:05:00', 'Pacific/Kiritimati',
				timestamp with time zone '2026-06-01 12:00:00+00', cast(null as timestamp with time zone),
				cast(null as bigint)""");

		assertThat(time.ended()).isEqualTo("2026-06-01T12:05:00Z");
		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void isOpenAsLongAsSpringBatchSaysSo() throws SQLException {
		RunTime time = read("""
				timestamp '2026-06-01 12:00:00', cast(null as timestamp), 'UTC',
				timestamp with time zone '2026-06-01 12:00:00+00', timestamp with time zone '2026-06-01 12:00:40+00',
				cast(40000 as bigint)""");

		assertThat(time.ended()).isNull();
		assertThat(time.measured()).isNull();
	}

	@Test
	void readsWhatOlderVersionsRecorded() throws SQLException {
		RunTime time = read(
				"""
						timestamp '2026-06-01 12:00:00', timestamp '2026-06-01 12:05:00', cast(null as varchar),
						cast(null as timestamp with time zone), cast(null as timestamp with time zone), cast(null as bigint)""");

		assertThat(time.started())
			.isEqualTo(LocalDateTime.parse("2026-06-01T12:00:00").atZone(ZoneId.systemDefault()).toInstant());
		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofMinutes(5));
	}

	private static RunTime local(@Nullable String started, @Nullable String ended) {
		return RunTime.ofLocal((started != null) ? LocalDateTime.parse(started) : null,
				(ended != null) ? LocalDateTime.parse(ended) : null, BERLIN);
	}

	private static RunTime read(String columns) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select * from (values (" + columns
						+ ")) as t (start_time, end_time, zone, started_at, ended_at, worked_millis)")) {
			row.next();
			return RunTime.read(row);
		}
	}

}

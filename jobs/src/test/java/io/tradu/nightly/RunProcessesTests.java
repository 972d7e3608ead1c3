package io.tradu.nightly;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.history.RunTime;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.RunList.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RunProcessesTests {

	private static final Instant STARTED = Instant.parse("2026-11-01T22:00:00Z");

	private final Leases leases = mock(Leases.class);

	private final RunList runs = mock(RunList.class);

	private final Run run = new Run(1, null, 1, null, "STARTED", new RunTime(STARTED, null, null));

	private Connection connection;

	private RunProcesses processes;

	@BeforeEach
	void recordsTheProcessOfTheRun() throws Exception {
		this.connection = DriverManager.getConnection("jdbc:h2:mem:");
		JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(this.connection, true));
		jdbc.sql("create table run_time (job_execution_id bigint, host varchar, pid bigint, "
				+ "process_started timestamp with time zone)")
			.update();
		jdbc.sql("insert into run_time values (1, 'vm', 17, ?)").param(STARTED.atOffset(ZoneOffset.UTC)).update();
		given(this.runs.newest(anyInt())).willReturn(List.of(this.run));
		this.processes = new RunProcesses(jdbc, this.leases, this.runs);
	}

	@AfterEach
	void closesTheDatabase() throws Exception {
		this.connection.close();
	}

	@Test
	void takesARunForRunningWhileItsProcessHoldsTheLease() {
		given(this.leases.holder(NightRunner.JOB))
			.willReturn(Optional.of(new Instance("vm", 17, STARTED, "boot pid:[4026531836]")));

		assertThat(this.processes.isRunning(this.run)).isTrue();
		assertThat(this.processes.status(this.run)).isEqualTo("STARTED");
	}

	@Test
	void takesARunForDeadWhenAnotherProcessHoldsTheLease() {
		given(this.leases.holder(NightRunner.JOB))
			.willReturn(Optional.of(new Instance("vm", 18, STARTED, "boot pid:[4026531836]")));

		assertThat(this.processes.isDead(this.run)).isTrue();
	}

	@Test
	void takesARunForDeadWhenNoProcessHoldsTheLease() {
		given(this.leases.holder(NightRunner.JOB)).willReturn(Optional.empty());

		assertThat(this.processes.isDead(this.run)).isTrue();
	}

}

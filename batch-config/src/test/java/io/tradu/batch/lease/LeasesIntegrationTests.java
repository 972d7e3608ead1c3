package io.tradu.batch.lease;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Heartbeats of 100 ms and an expiry of 600 ms, as the shared context sets them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LeasesIntegrationTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final Leases leases;

	private final LeaseTable table;

	private final String name = UUID.randomUUID().toString();

	private final TestDatabase database;

	LeasesIntegrationTests(TestDatabase database) {
		this.database = database;
		this.leases = database.bean(Leases.class);
		this.table = database.bean(LeaseTable.class);
	}

	@Test
	void givesAFreeLeaseToThisProcess() {
		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(lease.isLost()).isFalse();
			assertThat(this.leases.holder(this.name)).contains(Instance.current());
		}
	}

	@Test
	void refusesWhatALivingProcessOfThisMachineHolds() {
		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(lease.isLost()).isFalse();
			assertThatExceptionOfType(LeaseHeld.class).isThrownBy(() -> this.leases.acquire(this.name))
				.withMessageContaining("held by process " + Instance.current().pid());
		}
	}

	@Test
	void givesAReleasedLeaseAgain() {
		this.leases.acquire(this.name).close();

		assertThat(this.leases.holder(this.name)).isEmpty();
		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(record().fence()).isEqualTo(2);
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void takesOverFromADeadProcessOfThisMachineAtOnce() {
		this.table.insert(this.name, new Instance(Instance.current().host(), Long.MAX_VALUE, Instant.EPOCH));

		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(this.leases.holder(this.name)).contains(Instance.current());
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void takesOverFromADeadProcessWhoseNumberAnotherOneHas() {
		Instance self = Instance.current();
		this.table.insert(this.name, new Instance(self.host(), self.pid(), self.started().minusSeconds(60)));

		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(record().fence()).isEqualTo(2);
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void waitsForAProcessInAnotherContainerWithTheSameHostName() {
		this.table.insert(this.name, inAnotherContainer());
		long start = System.nanoTime();

		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void believesTheHeartbeatOfAnotherContainer() {
		this.table.insert(this.name, inAnotherContainer());

		await().atMost(BOUND).until(() -> this.table.renew(this.name, 1) && this.leases.holder(this.name).isPresent());
		assertThat(this.leases.deadHolder(this.name)).isEmpty();

		await().atMost(BOUND).until(() -> this.leases.holder(this.name).isEmpty());
		assertThat(this.leases.deadHolder(this.name)).contains(inAnotherContainer());
	}

	@Test
	void takesOverFromAProcessThatFellAsleepInItsCommit() throws SQLException {
		assumeThat(this.database).as("sessions outlive a sleeping process").isEqualTo(TestDatabase.POSTGRESQL);
		this.table.insert(this.name, elsewhere());
		HikariDataSource pool = this.database.bean(HikariDataSource.class);
		try (Connection asleep = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
				Statement statement = asleep.createStatement()) {
			asleep.setAutoCommit(false);
			statement.execute("set application_name = '" + DatabaseSessions.of(elsewhere()) + "'");
			statement.execute("select fence from lease where name = '" + this.name + "' for update");

			CompletableFuture<Lease> taken = CompletableFuture.supplyAsync(() -> this.leases.acquire(this.name));

			try (Lease lease = taken.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join()) {
				assertThat(lease.isLost()).isFalse();
			}
		}
	}

	@Test
	void takesOverFromAnotherMachineThatHasFallenSilent() {
		this.table.insert(this.name, elsewhere());
		long start = System.nanoTime();

		try (Lease lease = this.leases.acquire(this.name)) {
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
			assertThat(this.leases.holder(this.name)).contains(Instance.current());
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void refusesWhatAnotherMachineHoldsThatGivesASignOfLife() {
		this.table.insert(this.name, elsewhere());
		CompletableFuture<Lease> acquired = CompletableFuture.supplyAsync(() -> this.leases.acquire(this.name));

		await().atMost(BOUND)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> this.table.renew(this.name, 1) && acquired.isDone());

		assertThat(acquired).completesExceptionallyWithin(BOUND)
			.withThrowableThat()
			.withCauseInstanceOf(LeaseHeld.class);
		assertThat(this.leases.holder(this.name)).contains(elsewhere());
	}

	@Test
	void takesWhatAnotherMachineReleasesMeanwhile() {
		this.table.insert(this.name, elsewhere());
		this.table.release(this.name, 1);

		this.leases.acquire(this.name).close();

		assertThat(record().holder()).isEqualTo(Instance.current());
	}

	@Test
	void beatsWhileItIsHeld() {
		try (Lease lease = this.leases.acquire(this.name)) {
			await().atMost(BOUND).until(() -> record().beats() > 3);
			assertThat(lease.isLost()).isFalse();
		}
	}

	@Test
	void beatsNoMoreOnceItIsReleased() {
		this.leases.acquire(this.name).close();

		assertThat(this.table.renew(this.name, 1)).isFalse();
	}

	@Test
	void saysOnceThatAnotherProcessHasTakenIt() {
		AtomicInteger losses = new AtomicInteger();
		try (Lease lease = this.leases.acquire(this.name)) {
			lease.onLoss(losses::incrementAndGet);
			takeAway();

			await().atMost(BOUND).untilAsserted(() -> assertThat(losses).hasValue(1));
			await().during(Duration.ofMillis(300)).atMost(BOUND).until(() -> losses.get() == 1);
			assertThat(lease.isLost()).isTrue();
		}
	}

	@Test
	void saysThatItWasTakenBeforeAnyoneAsked() {
		AtomicInteger losses = new AtomicInteger();
		try (Lease lease = this.leases.acquire(this.name)) {
			takeAway();
			await().atMost(BOUND).until(lease::isLost);

			lease.onLoss(losses::incrementAndGet);

			assertThat(losses).hasValue(1);
		}
	}

	@Test
	void leavesALostLeaseToItsNewHolder() {
		Lease lease = this.leases.acquire(this.name);
		takeAway();

		lease.close();

		assertThat(record().holder()).isEqualTo(elsewhere());
		assertThat(record().isReleased()).isFalse();
	}

	@Test
	void givesALeaseToOneOfTwoThatFindTheSameDeadHolder() {
		this.table.insert(this.name, elsewhere());
		LeaseRecord former = record();

		assertThat(this.table.takeOver(this.name, former, Instance.current())).isTrue();
		assertThat(this.table.takeOver(this.name, former, Instance.current())).isFalse();
	}

	@Test
	void keepsTheHeartbeatThroughADatabaseThatIsAway() {
		AtomicReference<RuntimeException> failure = new AtomicReference<>(new IllegalStateException("away"));
		AtomicInteger beats = new AtomicInteger();
		LeaseTable flaky = new LeaseTable(null, Clock.systemUTC()) {

			@Override
			boolean renew(String name, long fence) {
				beats.incrementAndGet();
				RuntimeException away = failure.getAndSet(null);
				if (away != null) {
					throw away;
				}
				return true;
			}

			@Override
			void release(String name, long fence) {
			}

		};
		try (Lease lease = new Lease(this.name, 1, flaky, new HeldLeases(flaky), Duration.ofMillis(10))) {
			await().atMost(BOUND).until(() -> beats.get() > 2);
			assertThat(lease.isLost()).isFalse();
		}
	}

	private void takeAway() {
		assertThat(this.table.takeOver(this.name, record(), elsewhere())
				|| this.table.takeOver(this.name, record(), elsewhere()))
			.isTrue();
	}

	private LeaseRecord record() {
		return this.table.find(this.name).orElseThrow();
	}

	private static Instance inAnotherContainer() {
		return new Instance(Instance.current().host(), Long.MAX_VALUE, Instant.EPOCH, "another boot pid:[7]");
	}

	private static Instance elsewhere() {
		return new Instance("elsewhere.example", 1, Instant.EPOCH);
	}

}

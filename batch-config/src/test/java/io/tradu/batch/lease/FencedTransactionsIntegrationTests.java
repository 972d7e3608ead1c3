package io.tradu.batch.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a process commits depends on its leases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FencedTransactionsIntegrationTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final Leases leases;

	private final LeaseTable table;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final String name = UUID.randomUUID().toString();

	FencedTransactionsIntegrationTests(TestDatabase database) {
		this.leases = database.bean(Leases.class);
		this.table = database.bean(LeaseTable.class);
		this.audit = database.bean(AuditLog.class);
		this.transaction = new TransactionTemplate(database.bean(PlatformTransactionManager.class));
	}

	@Test
	void commitWhileTheLeaseIsHeld() {
		try (Lease lease = this.leases.acquire(this.name)) {
			write();

			assertThat(lease.isLost()).isFalse();
			assertThat(written()).isTrue();
		}
	}

	@Test
	void areRefusedOnceAnotherProcessHasTheLease() {
		try (Lease lease = this.leases.acquire(this.name)) {
			lease.onLoss(() -> {
			});
			takeAway();

			assertThatExceptionOfType(LeaseLost.class).isThrownBy(this::write)
				.withMessageContaining("was taken over by process 1 on elsewhere.example")
				.withMessageContaining("it stops");
			assertThat(written()).isFalse();
		}
	}

	@Test
	void areRefusedThatBeganBeforeTheLeaseWasTaken() {
		try (Lease lease = this.leases.acquire(this.name)) {
			lease.onLoss(() -> {
			});

			Throwable refused = catchThrowable(() -> this.transaction.executeWithoutResult((status) -> {
				this.audit.add("test", "test", this.name, "", "");
				CompletableFuture.runAsync(this::takeAway).orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
			}));

			assertThat(refused).isInstanceOf(LeaseLost.class);
			assertThat(FailureReport.of(refused).category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
			assertThat(written()).isFalse();
		}
	}

	@Test
	void areNobodysBusinessOnceTheLeaseWasGivenBack() {
		this.leases.acquire(this.name).close();
		takeAway();

		write();

		assertThat(written()).isTrue();
	}

	private void write() {
		this.transaction.executeWithoutResult((status) -> this.audit.add("test", "test", this.name, "", ""));
	}

	private boolean written() {
		return !this.audit.find(new AuditFilter(null, null, this.name, null, null), 1).isEmpty();
	}

	private void takeAway() {
		Instance elsewhere = new Instance("elsewhere.example", 1, Instant.EPOCH);
		// A heartbeat may come between the look and the take-over.
		boolean taken = false;
		for (int attempt = 0; attempt < 50 && !taken; attempt++) {
			taken = this.table.takeOver(this.name, this.table.find(this.name).orElseThrow(), elsewhere);
		}
		assertThat(taken).isTrue();
	}

}

package io.tradu.batch.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the home of this process the one its database belongs to. */
@Component
public class HomeAdoption {

	/** Setting that lets a process work that is here to do this. */
	public static final String CHECK = HomeGuard.CHECK;

	private final HomeGuard guard;

	private final JdbcClient database;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	HomeAdoption(HomeGuard guard, JdbcClient database, AuditLog audit, Clock clock,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.guard = guard;
		this.database = database;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Records this home in the database in place of the one it belonged to, which is
	 * refused from then on.
	 * @return where the former home was; empty if the database belongs to this one
	 * already
	 */
	public Optional<String> adopt(Act act) {
		Optional<HomeRecord> former = HomeRecord.find(this.database);
		if (former.isEmpty() || isOwn(former.get())) {
			return Optional.empty();
		}
		HomeRecord adopted = HomeRecord.of(newIdentity());
		String place = former.get().place() + " on " + former.get().host();
		this.transaction.executeWithoutResult((status) -> {
			adopted.update(this.database, this.clock.instant());
			this.audit.add(act, "home-adopt", "home " + adopted.place(), "the database belonged to " + place);
		});
		return Optional.of(place);
	}

	private boolean isOwn(HomeRecord recorded) {
		try {
			return this.guard.isWithinHome() || this.guard.isOf(recorded);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The former home keeps its id, and does not match any more.
	private HomeIdentity newIdentity() {
		try {
			return HomeIdentity.replace(this.guard.home(), UUID.randomUUID().toString(), this.guard.host());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.tradu.batch.audit;

import java.time.Instant;
import java.util.UUID;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The audit log on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditLogIntegrationTests {

	private final AuditLog audit;

	private final JdbcTemplate jdbc;

	private final String subject = "run " + UUID.randomUUID();

	AuditLogIntegrationTests(TestDatabase database) {
		this.audit = database.bean(AuditLog.class);
		this.jdbc = database.jdbc();
	}

	@Test
	void keepsWhoDidWhatAndWhy() {
		this.audit.add("maria", "stop", this.subject, "maintenance \0", "stopped");

		assertThat(this.audit.find(subject(this.subject), 10)).singleElement().satisfies((entry) -> {
			assertThat(entry.actor()).isEqualTo("maria");
			assertThat(entry.action()).isEqualTo("stop");
			assertThat(entry.reason()).isEqualTo("maintenance \uFFFD");
			assertThat(entry.detail()).isEqualTo("stopped");
			assertThat(entry.instance()).isEqualTo(Instance.current().toString());
			assertThat(entry.at()).isAfter(Instant.EPOCH);
		});
	}

	@Test
	void refusesToChangeAnEntry() {
		this.audit.add("maria", "stop", this.subject, "maintenance", "");

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.update("update audit set reason = 'none' where subject = ?", this.subject))
			.withMessageContaining("kept as it was written: no update");
		assertThat(this.audit.find(subject(this.subject), 10)).extracting(AuditEntry::reason)
			.containsExactly("maintenance");
	}

	@Test
	void refusesToRemoveAnEntry() {
		this.audit.add("maria", "stop", this.subject, "maintenance", "");

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.update("delete from audit where subject = ?", this.subject))
			.withMessageContaining("kept as it was written: no delete");
		assertThat(this.audit.find(subject(this.subject), 10)).hasSize(1);
	}

	@Test
	void findsByActorActionAndTimeNewestFirst() {
		this.audit.add("maria", "stop", this.subject, "one", "");
		this.audit.add("juan", "restart", this.subject, "two", "");
		this.audit.add("maria", "restart", this.subject + " block 3", "three", "");

		assertThat(this.audit.find(subject(this.subject), 10)).extracting(AuditEntry::reason)
			.containsExactly("three", "two", "one");
		assertThat(this.audit.find(new AuditFilter("maria", "restart", this.subject, null, null), 10))
			.extracting(AuditEntry::reason)
			.containsExactly("three");
		assertThat(this.audit.find(new AuditFilter(null, null, this.subject, null, Instant.EPOCH), 10)).isEmpty();
		assertThat(this.audit.find(subject(this.subject), 1)).hasSize(1);
	}

	private static AuditFilter subject(String subject) {
		return new AuditFilter(null, null, subject, null, null);
	}

}

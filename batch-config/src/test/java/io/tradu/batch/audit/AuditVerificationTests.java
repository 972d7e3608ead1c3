package io.tradu.batch.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.tradu.batch.audit.AuditVerification.Anchor;
import io.tradu.batch.audit.AuditVerification.Break;
import io.tradu.batch.audit.AuditVerification.Verdict;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.lease.Instance;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AuditVerificationTests {

	@TempDir
	static Path template;

	@TempDir
	Path folder;

	private EmbeddedDatabase database;

	private DriverManagerDataSource source;

	private JdbcClient jdbc;

	private AuditChain chain;

	private AuditLog audit;

	@BeforeAll
	static void migrate() {
		try (EmbeddedDatabase database = EmbeddedDatabase.open(template.resolve("tradu"), Sharing.NONE)) {
			Flyway.configure()
				.dataSource(database.url(), EmbeddedDatabase.USER, "")
				.locations("classpath:db/migration", "classpath:db/vendor/h2")
				.load()
				.migrate();
		}
	}

	@BeforeEach
	void open() throws IOException {
		Files.copy(template.resolve("tradu.mv.db"), this.folder.resolve("tradu.mv.db"));
		this.database = EmbeddedDatabase.open(this.folder.resolve("tradu"), Sharing.NONE);
		this.source = new DriverManagerDataSource(this.database.url(), EmbeddedDatabase.USER, "");
		this.jdbc = JdbcClient.create(this.source);
		this.chain = new AuditChain(this.jdbc, this.source);
		this.audit = new AuditLog(this.jdbc, Instance.current(), Clock.systemUTC(), this.chain);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void findsNothingInAnEmptyLog() {
		Verdict verdict = verify();

		assertThat(verdict.broken()).isEmpty();
		assertThat(verdict.head()).isEqualTo(AuditHead.NONE);
	}

	@Test
	void findsAWholeChain() {
		add(3);

		Verdict verdict = verify(new Anchor("report", this.chain.head()));

		assertThat(verdict.broken()).isEmpty();
		assertThat(verdict.head().entries()).isEqualTo(3);
		assertThat(verdict.unlinked()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "actor = 'another'", "os_user = null", "os_user = 'another'", "instance = 'another'",
			"action = 'another'", "subject = 'another'", "reason = 'another'", "detail = 'another'",
			"at = at + interval '0.000001' second", "subject = 'run ', reason = '2why'" })
	void findsAnEntryThatWasChanged(String change) {
		add(3);

		tamper("update audit set " + change + " where subject = 'run 2'");

		assertBroken(Break.Kind.ENTRY_CHANGED, 2);
	}

	@Test
	void findsAnEntryThatWasRemoved() {
		add(3);

		tamper("delete from audit where subject = 'run 2'");

		assertBroken(Break.Kind.ENTRY_MISSING, 2);
	}

	@Test
	void findsALinkThatWasRemoved() {
		add(3);

		tamper("delete from audit_chain where link = 2");

		assertBroken(Break.Kind.LINK_MISSING, 3);
	}

	@Test
	void findsAChainThatWasMadeAgain() {
		add(3);
		AuditHead head = this.chain.head();

		tamper("update audit set reason = 'another' where subject = 'run 2'", "delete from audit_chain");
		this.chain.extend();

		assertThat(verify().broken()).isEmpty();
		assertThat(verify(new Anchor("report", head)).broken()).hasValueSatisfying((broken) -> {
			assertThat(broken.kind()).isEqualTo(Break.Kind.REWRITTEN);
			assertThat(broken.detail()).contains("report");
		});
	}

	@Test
	void findsThatTheNewestEntriesWereRemoved() {
		add(3);
		AuditHead head = this.chain.head();

		tamper("delete from audit_chain where link > 1", "delete from audit where subject <> 'run 1'");

		assertThat(verify().broken()).isEmpty();
		assertThat(verify(new Anchor("report", head)).broken())
			.hasValueSatisfying((broken) -> assertThat(broken.kind()).isEqualTo(Break.Kind.ENTRIES_LOST));
	}

	@Test
	void linksWhatFormerVersionsWroteWithTheNextEntry() {
		this.jdbc
			.sql("insert into audit (at, actor, instance, action, subject, reason, detail) "
					+ "select current_timestamp, 'ann', '', 'test', 'old ' || x, '', '' from system_range(1, 3) r(x)")
			.update();
		assertThat(verify().unlinked()).isEqualTo(3);

		add(1);

		assertThat(verify().head().entries()).isEqualTo(4);
		tamper("update audit set actor = 'bob' where subject = 'old 2'");
		assertBroken(Break.Kind.ENTRY_CHANGED, 2);
	}

	@Test
	void staysWholeWhereAnActIsRolledBack() {
		add(1);
		new TransactionTemplate(new JdbcTransactionManager(this.source)).executeWithoutResult((status) -> {
			add(1);
			status.setRollbackOnly();
		});
		add(1);

		assertThat(verify().broken()).isEmpty();
		assertThat(verify().head().entries()).isEqualTo(2);
	}

	@Test
	void staysWholeWhereAnEarlierEntryIsCommittedLater() {
		new TransactionTemplate(new JdbcTransactionManager(this.source)).executeWithoutResult((status) -> {
			add(1);
			CompletableFuture.runAsync(() -> add(1)).join();
		});

		assertThat(verify().broken()).isEmpty();
		assertThat(verify().head().entries()).isEqualTo(2);
	}

	@Test
	void staysWholeWhereSeveralAddAtOnce() {
		CompletableFuture
			.allOf(IntStream.range(0, 4)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> add(5)))
				.toArray(CompletableFuture[]::new))
			.join();
		add(1);

		assertThat(verify().broken()).isEmpty();
		assertThat(verify().head().entries()).isEqualTo(21);
		assertThat(verify().unlinked()).isZero();
	}

	@Test
	void cannotBeTruncatedWhileItIsChained() {
		add(1);

		assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> this.jdbc.sql("truncate table audit").update()))
			.isNotNull();
	}

	private void add(int number) {
		for (int entry = 1; entry <= number; entry++) {
			this.audit.add("ann", "stop", "run " + entry, "why", "stopped");
		}
	}

	private void tamper(String... statements) {
		this.jdbc.sql("drop trigger audit_is_kept").update();
		this.jdbc.sql("drop trigger audit_chain_is_kept").update();
		this.jdbc.sql("alter table audit_chain drop constraint audit_chain_entry").update();
		for (String statement : statements) {
			assertThat(this.jdbc.sql(statement).update()).isPositive();
		}
	}

	private Verdict verify(Anchor... anchors) {
		return new AuditVerification(this.jdbc, this.chain).verify(List.of(anchors));
	}

	private void assertBroken(Break.Kind kind, long link) {
		assertThat(verify().broken()).hasValueSatisfying((broken) -> {
			assertThat(broken.kind()).isEqualTo(kind);
			assertThat(broken.link()).isEqualTo(link);
		});
	}

}

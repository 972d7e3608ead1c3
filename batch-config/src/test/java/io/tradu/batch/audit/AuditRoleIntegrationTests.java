package io.tradu.batch.audit;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

import io.tradu.batch.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** On PostgreSQL, where the tables belong to another role than the application's. */
class AuditRoleIntegrationTests {

	private static final String INSERT = "insert into audit (at, actor, instance, action, subject, reason, detail) "
			+ "values (now(), 'ann', '', 'test', '', '', '')";

	private static final String NAME = "role_" + UUID.randomUUID().toString().replace("-", "");

	private static JdbcTemplate application;

	@BeforeAll
	static void makeDatabase() {
		JdbcTemplate server = new JdbcTemplate(source("batch", "postgres"));
		for (String role : List.of(NAME + "_owner", NAME)) {
			server.execute("create role " + role + " login password 'postgres'");
		}
		server.execute("create database " + NAME + " owner " + NAME + "_owner");
		JdbcTemplate owner = new JdbcTemplate(source(NAME, NAME + "_owner"));
		owner.execute("create schema line");
		owner.execute("grant usage on schema line to " + NAME);
		owner.execute(
				"alter default privileges in schema line grant select, insert, update, delete on tables to " + NAME);
		owner.execute("alter default privileges in schema line grant usage, select on sequences to " + NAME);
		Flyway.configure()
			.dataSource(source(NAME, NAME + "_owner"))
			.defaultSchema("line")
			.locations("classpath:db/migration", "classpath:db/vendor/postgresql")
			.load()
			.migrate();
		DriverManagerDataSource source = source(NAME, NAME);
		source.setSchema("line");
		application = new JdbcTemplate(source);
	}

	@Test
	void canAddAndRead() {
		application.update(INSERT);

		assertThat(application.queryForObject("select count(*) from audit", Long.class)).isPositive();
		assertThat(
				application.update("insert into audit_chain (link, entry_id, hash) select 1, min(id), '' from audit"))
			.isOne();
		assertThat(application.update("delete from lease")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit set actor = 'bob'", "delete from audit", "truncate audit cascade",
			"delete from audit_chain", "update audit_chain set hash = 'x'", "truncate audit_chain",
			"alter table audit disable trigger all", "drop trigger audit_is_kept on audit", "drop table audit cascade",
			"create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return old; end'",
			"set session_replication_role = replica" })
	void canDoNothingElse(String statement) {
		application.update(INSERT);

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> application.execute(statement));
	}

	@Test
	void isKnownToBeKeptFromTheApplication() {
		DataSource own = Objects.requireNonNull(application.getDataSource());

		assertThat(new AuditProtection(own, JdbcClient.create(own)).isKeptFromOwnUser()).isTrue();
		assertThat(TestDatabase.POSTGRESQL.bean(AuditProtection.class).isKeptFromOwnUser()).isFalse();
	}

	private static DriverManagerDataSource source(String database, String user) {
		String url = TestDatabase.POSTGRESQL.bean(JdbcConnectionDetails.class).getJdbcUrl();
		return new DriverManagerDataSource(url.replaceAll("/[^/?]*(\\?.*)?$", "/" + database), user, "postgres");
	}

}

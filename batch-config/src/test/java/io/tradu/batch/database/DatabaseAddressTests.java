package io.tradu.batch.database;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://127.0.0.1:5442/tradu", "jdbc:postgresql:tradu",
			"jdbc:postgresql://a:1,b:2/tradu?prepareThreshold=0&sslmode=verify-full&sslrootcert=/etc/ca.pem",
			"jdbc:postgresql://h/tradu?user=u&password=p&options=-c%20search_path=line" })
	void takesAddressesOfPostgresql(String address) {
		assertThat(objection("spring.datasource.url", address)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM '/tmp/x.sql'", "jdbc:h2:tcp://evil/x", "jdbc:h2:./x",
			"JDBC:H2:mem:x", "jdbc:mysql://h/x?autoDeserialize=true", "ldap://h/x", "", " jdbc:postgresql://h/x",
			"jdbc:postgresql://h/x?socketFactory=evil.Socket", "jdbc:postgresql://h/x?a=b&SSLFACTORY=evil.Ssl",
			"jdbc:postgresql://h/x?%73ocketFactory=evil.Socket", "jdbc:postgresql://h/x?loggerFile=/etc/cron.d/x",
			"jdbc:postgresql:///?service=evil", "jdbc:postgresql://h/x?authenticationPluginClassName=evil.Plugin" })
	void refusesWhatWouldRunCodeOrWriteFiles(String address) {
		assertThat(objection("spring.datasource.url", address)).isPresent();
		assertThat(objection("spring.datasource.hikari.jdbc-url", address)).isPresent();
		assertThat(objection("spring.flyway.url", address)).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.driver-class-name, org.h2.Driver", "spring.datasource.driverClassName, evil.Driver",
			"spring.datasource.hikari.driver-class-name, org.h2.Driver",
			"spring.datasource.hikari.data-source-class-name, org.h2.jdbcx.JdbcDataSource",
			"spring.datasource.type, evil.Source", "spring.datasource.jndi-name, ldap://h/x",
			"spring.datasource.hikari.data-source-properties.socketFactory, evil.Socket" })
	void refusesOtherWaysToTheSame(String name, String value) {
		assertThat(objection(name, value)).isPresent();
	}

	@Test
	void showsNoSecret() {
		assertThat(objection("spring.datasource.url", "jdbc:h2:tcp://user:hunter22@h/x;INIT=x;PASSWORD=hunter22"))
			.hasValueSatisfying((objection) -> assertThat(objection).doesNotContain("hunter22"));
		assertThat(objection("spring.datasource.url", "jdbc:postgresql://h/x?password=hunter22&socketFactory=x"))
			.hasValueSatisfying(
					(objection) -> assertThat(objection).doesNotContain("hunter22").contains("socketFactory"));
	}

	@Test
	void knowsAllParametersOfTheDriverThatNameClassesOrLogs() {
		assertThat(Arrays.stream(PGProperty.values())
			.filter((property) -> property.getDescription()
				.matches("(?i).*(\\bclass\\b|\\bfactory|Logger|implement|\\.conf).*"))
			.map(PGProperty::getName)).isNotEmpty().allMatch(DatabaseAddress::isDangerous);
	}

	private static Optional<String> objection(String name, String value) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(name, value)));
		ConfigurationPropertySources.attach(environment);
		return DatabaseAddress.objection(environment);
	}

}

package io.tradu.environment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One server is one server, however it is spelled. */
class ServerAddressTests extends BrokenEnvironments {

	private static final String DATABASE = "jdbc:postgresql://127.0.0.1:${TRADU_DATABASE_PORT:5442}/tradu_";

	@ParameterizedTest
	@ValueSource(strings = { "//localhost:5442/", "//LocalHost.:5442/", "//[::1]:5442/", "//[0:0:0:0:0:0:0:1]:5442/",
			"//db.example:5432,localhost:5442/" })
	void findsTheSameDatabase(String server) {
		this.copy.edit("staging", "application.yml", DATABASE + "staging",
				"jdbc:postgresql:" + server + "tradu_production?ssl=false");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its database with production");
	}

	@Test
	void knowsThePortThatADatabaseHasWithoutOne() {
		this.copy.edit("staging", "application.yml", DATABASE + "staging", "jdbc:postgresql:tradu_production");
		this.copy.edit("production", "application.yml", DATABASE + "production",
				"jdbc:postgresql://127.0.0.1:5432/tradu_production");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its database with production");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			virtual-host: tradu-staging   | virtual-host: tradu-production   | shares its virtual host with production
			username: tradu-staging       | username: tradu-production       | shares its broker user with production
			""")
	void findsTheSameBroker(String text, String other, String says) {
		String server = "host: 127.0.0.1\n    port: ${TRADU_BROKER_PORT:5682}";
		this.copy.edit("production", "application.yml", server, server.replace("${TRADU_BROKER_PORT:5682}", "5672"))
			.edit("staging", "application.yml", server, server + "\n    addresses: mq.example,LOCALHOST")
			.edit("staging", "application.yml", text, other);

		assertThat(this.copy.findings()).extracting(Finding::says)
			.anySatisfy((said) -> assertThat(said).startsWith(says));
	}

	@Test
	void findsTheSameInfluxDatabase() {
		this.copy
			.edit("staging", "application.yml", "http://127.0.0.1:${TRADU_INFLUX_PORT:8096}", "http://Metrics.example")
			.edit("staging", "application.yml", "db: tradu_staging", "db: tradu_production")
			.edit("production", "application.yml", "http://127.0.0.1:${TRADU_INFLUX_PORT:8096}",
					"http://metrics.example:80/");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its Influx database with production");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			9393 | tradu.dataflow.uri of development
			7578 | tradu.dataflow.skipper-uri of staging
			5442 | spring.datasource.url of development
			5682 | spring.rabbitmq.port of development
			""")
	void findsOnePortForTwoThings(String port, String says) {
		this.copy.edit("staging", "application.yml", "${TRADU_PORT:8688}", port);

		assertThat(this.copy.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.setting()).isEqualTo("server.port");
			assertThat(finding.says()).startsWith("is at the same port as " + says);
		});
	}

	@Test
	void tellsServersBehindOneProxyApart() {
		for (String name : new String[] { "staging", "production" }) {
			proxied(name, "https://gateway.corp/" + name + "/dataflow", "https://gateway.corp/" + name + "/skipper/");
		}

		assertThat(this.copy.findings()).isEmpty();
	}

	@Test
	void findsTheSameServerBehindAProxy() {
		proxied("staging", "https://gateway.corp/a", "https://gateway.corp/b");
		proxied("production", "https://gateway.corp:443/a/", "https://gateway.corp/c");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its server's port with production");
	}

	@Test
	void findsTwoThingsAtOnePlaceBehindAProxy() {
		proxied("staging", "https://gateway.corp/a", "https://gateway.corp/a");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("is at the same port as tradu.dataflow.uri of staging");
	}

	@Test
	void findsAServerAndTheLineAtOnePortWhateverThePath() {
		proxied("staging", "http://localhost:8688/dataflow", "http://localhost:7578/skipper");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::setting, Finding::says)
			.satisfies((found) -> assertThat(found.toString()).contains("server.port", "is at the same port as"));
	}

	@Test
	void findsTheDeclarationOfAnotherEnvironmentBehindAProxy() {
		proxied("staging", "https://gateway.corp/staging", "https://gateway.corp/skipper");
		this.copy.edit("staging", "dataflow.yml", "https://gateway.corp/staging", "https://gateway.corp/production");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("is not tradu.dataflow.uri");
	}

	private void proxied(String environment, String dataFlow, String skipper) {
		String port = environment.equals("staging") ? "4}" : "5}";
		this.copy.edit(environment, "application.yml", "http://127.0.0.1:${TRADU_DATAFLOW_PORT:939" + port, dataFlow)
			.edit(environment, "dataflow.yml", "http://127.0.0.1:${TRADU_DATAFLOW_PORT:939" + port, dataFlow)
			.edit(environment, "application.yml",
					"http://127.0.0.1:${TRADU_SKIPPER_PORT:757" + port.replace('5', '9').replace('4', '8'), skipper);
	}

	@ParameterizedTest
	@CsvSource({ "http://influx_1:8086, influx_1:8086", "https://u:p@Gate_Way.corp/x, gate_way.corp:443" })
	void takesNamesOfContainers(String address, String server) {
		assertThat(ServerAddress.of(address)).hasToString("Optional[" + server + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://influx_1:port", "http://_", "\"http://a_b:\"", "htp://a_b:1", "http:a_b" })
	void takesNothingElseForAnAddress(String address) {
		this.copy.edit("staging", "application.yml", "http://127.0.0.1:${TRADU_INFLUX_PORT:8096}", address);

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("is no address of a server");
	}

	@Test
	void takesNoNameOfTheSameServerForADisagreement() {
		this.copy.edit("staging", "dataflow.yml", "uri: http://127.0.0.1:${TRADU_DATAFLOW_PORT:9394}",
				"uri: http://localhost:${TRADU_DATAFLOW_PORT:9394}/");

		assertThat(this.copy.findings()).isEmpty();
	}

}

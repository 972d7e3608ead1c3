package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong where an environment is made by copying another and editing half of it.
 */
class CopiedEnvironmentTests extends BrokenEnvironments {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					%n  limits:                      | '%n  environment: production%n  limits:'  | disagrees | tradu.environment | has to be staging
					%n  limits:                      | '%n  feeds-file: ${tradu.root}/environments/production/feeds.yml%n  limits:' | disagrees | tradu.feeds-file | is not the environment's own
					%n  limits:                      | '%n  dead-letters:%n    queue: tradu-production.scheduler.tradu-production.dlq%n  limits:' | disagrees | tradu.dead-letters.queue | has to be tradu-staging.scheduler.tradu-staging.dlq
					%n  limits:                      | '%n  task:%n    name: tradu-nigthly%n  limits:' | disagrees | tradu.task.name | did you mean tradu-nightly?
					broker:${secret.broker}}          | broker:${secret.database}}        | disagrees | spring.rabbitmq.password | the password of something else
					through: dataflow                | through: process                 | disagrees | tradu.launch.through | is not dataflow
					import: optional:configtree:${TRADU_SECRETS:${tradu.root:.}/var/staging/secrets}/ | import: optional:file:secrets.yml | disagrees | spring.config.import | names something else
					virtual-host: tradu-staging      | virtual-host: ${VHOST:}          | missing  | spring.rabbitmq.virtual-host | is missing
					start-within: 30m                | 'start-within:'                  | value    | tradu.schedules.nightly.start-within | has no value
					start-within: 30m                | holidays: [/no/such/file]        | value    | tradu.schedules.nightly | no file or folder that can be read
					time: "20:00"                    | time: "0 0 20 * * ?"             | value    | tradu.schedules.nightly | is no time of a day
					memory: 512MB                    | memory: 512 MB                   | value    | tradu.limits.memory | without a space
					memory: 512MB                    | memory: 512                      | value    | tradu.limits.memory | KB, MB or GB
					memory: 512MB                    | memory: -512MB                   | value    | tradu.limits.memory | whole number
					memory: 512MB                    | memory: 512KB                    | value    | tradu.limits.memory | too little
					cpus: 1                          | cpus: ${CPUS:1}                  | value    | tradu.limits.cpus | scripts read it
					${TRADU_PORT:8688}               | 88688                            | value    | server.port | is no port
					${TRADU_BROKER_PORT:5682}        | -5682                            | value    | spring.rabbitmq.port | is no port
					http://127.0.0.1:${TRADU_INFLUX  | htp://127.0.0.1:${TRADU_INFLUX   | value    | management.influx.metrics.export.uri | is no address
					http://127.0.0.1:${TRADU_SKIPPER | 127.0.0.1:${TRADU_SKIPPER        | value    | tradu.dataflow.skipper-uri | is no address
					jdbc:postgresql://               | jdbc:postgres://                 | value    | spring.datasource.url | is no address of a database
					}/tradu_staging                  | }/                               | value    | spring.datasource.url | is no address of a database
					cpus: 1                          | cpus: 1.5                        | value    | tradu.limits.cpus | whole number
					default-schema: line             | default-schema: public           | disagrees | spring.flyway.default-schema | has to be line
					      schema: line               | '      schema: public'           | disagrees | spring.datasource.hikari.schema | a schema of the line's own
					time: "20:00"                    | 'time: "20:00"%n      job: nigthly' | disagrees | tradu.schedules.nightly.job | there is no other job
					import: optional                 | 'import:%n      - file:other.yml%n      - optional' | disagrees | spring.config.import[0] | names something else
					%n  limits:                      | '%n  health.disk.down: -1GB%n  limits:' | value | tradu.health.disk | less than nothing
					server:                          | 'logging.level.io.tradu: debgu%nserver:' | value | logging.level.io.tradu | is none of trace, debug
					""")
	void findsWrongSettings(String text, String other, String rule, String setting, String says) {
		this.copy.edit("staging", "application.yml", text.replace("%n", "\n"), other.replace("%n", "\n"));

		assertThat(this.copy.findings("staging")).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo(rule);
			assertThat(finding.file()).startsWith("environments/staging/application.yml");
			assertThat(finding.setting()).isEqualTo(setting);
			assertThat(finding.says()).contains(says);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lenght-ratio: {severity: warning}  | did you mean length-ratio?
			length-ratio: {severity: warnign}  | is none of off, warning, error
			unknown-words: {maximum: -2}       | needs a minimum from 0
			length-ratio: {minimum: 3, maximum: 2} | needs a minimum from 0
			""")
	void findsWrongChecks(String check, String says) {
		feed("checks: {" + check + "}", says);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			es: ["apertim:en-es"]              | there is no engine 'apertim'; did you mean apertium?
			es: ["apertium:fr-es"]             | does not lead from en to es
			""")
	void findsWrongRoutes(String route, String says) {
		feed("routes: {" + route + "}", says);
	}

	private void feed(String setting, String says) {
		this.copy.edit("staging", "feeds.yml", "columns: [title, body]", "columns: [title, body]\n      " + setting);

		assertThat(this.copy.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("feeds");
			assertThat(finding.file()).startsWith("environments/staging/feeds.yml:");
			assertThat(finding.toString()).contains("news", says);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "application.yml", "dataflow.yml", "feeds.yml" })
	void findsFilesThatWereForgotten(String file) throws IOException {
		Files.delete(this.copy.file("staging", file));

		assertThat(this.copy.findings("staging")).singleElement()
			.hasToString("environments/staging/" + file + ": there is no such file (missing)");
	}

	@ParameterizedTest
	@CsvSource({ "application.yml, tradu.folders.home", "dataflow.yml, stream.name", "feeds.yml, ''" })
	void findsEmptyFiles(String file, String setting) throws IOException {
		Files.writeString(this.copy.file("staging", file), "");

		assertThat(this.copy.findings("staging")).anySatisfy((finding) -> {
			assertThat(finding.file()).isEqualTo("environments/staging/" + file);
			assertThat(finding.setting()).isEqualTo(setting);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'%ta: 1'            | found character
			'a: 1%na: 2'        | found duplicate key a, line
			'a: [1'             | expected ',' or ']'
			'a: &x {b: *x}'     | refers to itself
			'a: *hunter2'       | undefined alias, line
			'a: !hunter2'       | constructor for the tag, line
			'a: !!hunter2 b'    | tag is not allowed, line
			'a: !<hunter2> b'   | constructor for the tag, line
			'a: !hunter2!b'     | undefined tag handle, line
			'a: !!int hunter2'  | does not fit its tag
			'a: !hunter2%3'     | is not readable as YAML
			""")
	void saysWhyAFileCannotBeRead(String content, String says) throws IOException {
		for (String file : new String[] { "application.yml", "dataflow.yml", "feeds.yml" }) {
			Files.writeString(this.copy.file("staging", file), content.replace("%n", "\n").replace("%t", "\t") + "\n");
		}

		assertThat(this.copy.findings("staging")).hasSize(3).allSatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("readable");
			assertThat(finding.says()).contains(says).doesNotContain("hunter2");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			${secret.database:hunter2} | ${secret.database:hunter2}
			${secret.staging.database:hunter2} | ${secret.database}
			${secret.staging.database:${secret.broker:hunter2}} | ${secret.broker}
			""")
	void namesAPasswordOfSomethingElseWithoutItsDefault(String database, String broker) {
		this.copy.edit("staging", "application.yml", "${secret.staging.database:${secret.database}}", database)
			.edit("staging", "application.yml", "${secret.staging.broker:${secret.broker}}", broker);

		assertThat(this.copy.findings("staging")).anySatisfy((finding) -> {
			assertThat(finding.setting()).isEqualTo("spring.rabbitmq.password");
			assertThat(finding.says()).endsWith("which is the password of something else");
		}).allSatisfy((finding) -> assertThat(finding.toString()).doesNotContain("hunter2"));
	}

	@Test
	void judgesWhatTheLastDocumentOfAFileSays() {
		this.copy.append("staging", "application.yml",
				"\n---\nspring.datasource.url: jdbc:postgresql://127.0.0.1:5442/tradu_production\n");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its database with production");
	}

	@Test
	void takesOneMachineForOneHoweverItIsSpelled() {
		this.copy.edit("staging", "application.yml", "machine: workshop", "machine: Workshop");

		assertThat(this.copy.findings(MachineSize.parse("8GB/1"), "staging")).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("machine workshop needs 2 processors");
	}

	@Test
	void findsFilesForSecretsAmongThoseOfTheEnvironment() throws IOException {
		Path folder = Files.createDirectories(this.copy.file("staging", "secrets"));
		Files.writeString(folder.resolve("secret.database"), "hunter2");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::rule, Finding::file)
			.containsExactly("secret", "environments/staging/secrets/secret.database");
	}

	@Test
	void findsLinesThatTheScriptsWouldMisread() throws IOException {
		Path file = this.copy.file("staging", "application.yml");
		Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

		assertThat(this.copy.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains("end as on Windows"));
	}

	@Test
	void findsEverythingInAnEnvironmentThatIsStillTheOther() throws IOException {
		Files.copy(this.copy.file("production", "application.yml"), this.copy.file("staging", "application.yml"),
				StandardCopyOption.REPLACE_EXISTING);

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("shared"))
			.extracting(Finding::setting)
			.contains("spring.config.import", "spring.datasource.url", "spring.datasource.username",
					"spring.rabbitmq.virtual-host", "spring.rabbitmq.username", "server.port",
					"management.influx.metrics.export.db", "management.influx.metrics.export.user-name",
					"tradu.folders.home", "tradu.dataflow.uri", "tradu.dataflow.skipper-uri");
	}

}

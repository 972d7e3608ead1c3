package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class VerificationTests extends BrokenEnvironments {

	private static final String SETTINGS = "application.yml";

	@Test
	void findsNothingWrongWithTheProjectsOwn() {
		assertThat(new Verification(new EnvironmentFolders(EnvironmentsCopy.REAL),
				new MachineSize(DataSize.ofGigabytes(8), 2))
			.findings(List.of())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					}/tradu_staging                    | }/tradu_production                 | spring.datasource.url | shares its database with production
					username: tradu_staging            | username: tradu_production         | spring.datasource.username | shares its database user
					virtual-host: tradu-staging        | virtual-host: tradu-production     | spring.rabbitmq.virtual-host | shares its virtual host
					username: tradu-staging            | username: tradu-production         | spring.rabbitmq.username | shares its broker user
					db: tradu_staging                  | db: tradu_production               | management.influx.metrics.export.db | shares its Influx database
					user-name: tradu_staging           | user-name: tradu_production        | management.influx.metrics.export.user-name | shares its Influx user
					TRADU_HOME:${tradu.root:.}/var/staging | TRADU_HOME:${tradu.root:.}/var/production | tradu.folders.home | shares its home
					TRADU_HOME:${tradu.root:.}/var/staging | TRADU_HOME:${tradu.root:.}/var | tradu.folders.home | lies within the home of staging
					TRADU_SECRETS:${tradu.root:.}/var/staging | TRADU_SECRETS:${tradu.root:.}/var/production | spring.config.import | shares its folder of secrets
					TRADU_DATAFLOW_PORT:9394           | TRADU_DATAFLOW_PORT:9395           | tradu.dataflow.uri | shares its server's port
					TRADU_SKIPPER_PORT:7578            | TRADU_SKIPPER_PORT:9393            | tradu.dataflow.skipper-uri | shares its server's port
					TRADU_PORT:8688                    | TRADU_PORT:8687                    | server.port | shares its port with development
					""")
	void findsWhatTwoEnvironmentsShare(String text, String other, String setting, String says) {
		this.copy.edit("staging", SETTINGS, text, other);

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("shared");
			assertThat(finding.setting()).isEqualTo(setting);
			assertThat(finding.says()).contains(says);
		});
	}

	@Test
	void findsSharedStreams() {
		this.copy.edit("staging", "dataflow.yml", "name: tradu-staging", "name: tradu-production");

		assertThat(this.copy.findings()).extracting(Finding::says)
			.anySatisfy((says) -> assertThat(says).contains("shares its stream"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					${secret.database}                 | hunter2                            | spring.datasource.password
					${secret.broker}                   | ${secret.broker:hunter2}           | spring.rabbitmq.password
					${secret.influx}                   | ${INFLUX_PASSWORD:hunter2}         | management.influx.metrics.export.password
					//127.0.0.1:${TRADU_INFLUX         | //maria:hunter2@127.0.0.1:${TRADU_INFLUX | ''
					/tradu_staging                     | /tradu_staging?password=hunter2    | ''
					The user may write                 | was 8fJq2kLm9zXw4TnV7bRc          | ''
					The user may write                 | 0123456789abcdef0123456789abcdef  | ''
					The user may write                 | -----BEGIN RSA PRIVATE KEY-----   | ''
					""")
	void findsSecretsWithoutQuotingThem(String text, String other, String setting) {
		this.copy.edit("staging", SETTINGS, text, other);

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("secret");
			assertThat(finding.setting()).isEqualTo(setting);
			assertThat(finding.file()).startsWith("environments/staging/application.yml:");
		}).extracting(Finding::toString).noneMatch((says) -> says.contains("hunter2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssl.key-store: /etc/tradu/tls/tradu.p12", "ssl.key-store: tradu.p12",
			"ssl.key-alias: tradu", "ssl.key-store-type: PKCS12", "ssl.key-store-provider: SunJSSE",
			"ssl.certificate-private-key: /etc/tradu/tls/tls.key", "ssl.certificate-private-key: classpath:tls/tls.key",
			"ssl.trust-store: file:tls/trust.p12" })
	void takesSettingsOfEncryptionForNoSecrets(String setting) {
		this.copy.edit("staging", SETTINGS, "\nserver:\n", "\nserver:\n  " + setting + "\n");

		assertThat(this.copy.findings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.rabbitmq.ssl.key-store: /etc/tradu/tls/tradu.p12",
			"spring.rabbitmq.ssl.trust-store-algorithm: PKIX",
			"logging.level.org.springframework.security.oauth2.token: debug" })
	void takesSettingsThatOnlySoundSecretForNone(String setting) {
		this.copy.edit("staging", SETTINGS, "\nserver:\n", "\n" + setting + "\nserver:\n");

		assertThat(this.copy.findings()).extracting(Finding::rule).doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssl.key-store-password: hunter2", "ssl.key-password: /hunter2/x",
			"ssl.certificate-private-key: hunter2" })
	void findsSecretsOfEncryption(String setting) {
		this.copy.edit("staging", SETTINGS, "\nserver:\n", "\nserver:\n  " + setting + "\n");

		assertThat(this.copy.findings()).singleElement().extracting(Finding::rule).isEqualTo("secret");
	}

	@Test
	void findsSecretsInOtherFilesToo() {
		this.copy.append("staging", "dataflow.yml",
				"\n---\ntasks:\n  t:\n    properties:\n      app.password: hunter2\n");
		this.copy.append("production", "feeds.yml", "# http://maria:hunter2@customer.example/inbox\n");

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("secret"))
			.extracting((finding) -> finding.file().replaceAll(":.*", ""))
			.containsExactly("environments/production/feeds.yml", "environments/staging/dataflow.yml");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					  engine-pipelines:                | engine-pipelnes:                   | did you mean tradu.limits.engine-pipelines?
					virtual-host:                      | virtual-hots:                      | did you mean spring.rabbitmq.virtual-host?
					default-schema: line               | default-shema: line                | did you mean spring.flyway.default-schema?
					start-within: 30m                  | start-withn: 30m                   | did you mean start-within?
					""")
	void findsUnknownSettings(String text, String other, String says) {
		this.copy.edit("staging", SETTINGS, text, other);

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("unknown"))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains(says));
	}

	@Test
	void findsMisspelledMaps() {
		this.copy.edit("staging", SETTINGS, "\n  schedules:", "\n  schedule:");

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("unknown"))
			.isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.says()).endsWith("did you mean tradu.schedules?"));
	}

	@Test
	void findsMisspelledSteps() {
		this.copy.edit("staging", SETTINGS, "\n  limits:",
				"\n  batch:\n    steps:\n      translateBlock:\n        chunk-size: 2\n  limits:");

		assertThat(this.copy.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.says())
				.isEqualTo("there is no step 'translateBlock'; did you mean translateBlocks?"));
	}

	@Test
	void findsMisspelledSettingsOfSteps() {
		this.copy.edit("staging", SETTINGS, "\n  limits:",
				"\n  batch:\n    steps:\n      translateBlocks:\n        chunk-sise: 2\n        skip-limit: 3\n  limits:");

		assertThat(this.copy.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains("did you mean chunk-size?"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			source: en                         | source: english language           | is no language tag
			targets: [es, ca]                  | targets: [es, es]                  | names a language twice
			key: id                            | kay: id                            | unknown setting 'kay'
			tradu:                             | tadu:                              | has no section tradu
			""")
	void findsFeedsThatTheLineWouldRefuse(String text, String other, String says) {
		this.copy.edit("staging", "feeds.yml", text, other);

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.file()).matches("environments/staging/feeds.yml(:\\d+)?");
			assertThat(finding.says()).contains(says);
		});
	}

	@Test
	void findsWhatIsMissing() throws IOException {
		this.copy.edit("staging", SETTINGS, "    virtual-host: tradu-staging\n", "");
		Files.delete(this.copy.file("production", "feeds.yml"));

		assertThat(this.copy.findings()).extracting(Finding::rule, Finding::setting)
			.containsExactly(tuple("missing", ""), tuple("missing", "spring.rabbitmq.virtual-host"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					memory: 512MB                      | memory: much                       | tradu.limits.memory | much
					concurrent-runs: 1                 | concurrent-runs: 0                 | tradu.limits.concurrent-runs | must be greater
					TRADU_BROKER_PORT:5682             | TRADU_BROKER_PORT:fast             | spring.rabbitmq.port | fast
					TRADU_PORT:8688                    | TRADU_PORT:some                    | server.port | some
					misfire: launch-now                | misfire: launch-tomorrow           | tradu.schedules.nightly.misfire | is none of launch-now, skip
					zone: Europe/Madrid                | zone: Europe/Atlantis              | tradu.schedules.nightly | is no time zone
					deadline: "06:00"                  | deadline: "25:00"                  | tradu.nightly.deadline | 25:00
					""")
	void findsValuesThatDoNotFit(String text, String other, String setting, String says) {
		this.copy.edit("staging", SETTINGS, text, other);

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("value");
			assertThat(finding.setting()).isEqualTo(setting);
			assertThat(finding.says()).contains(says);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					${secret.broker}                   | ${secret.borker}                   | did you mean secret.broker?
					${secret.staging.broker:           | ${secret.stagign.broker:           | did you mean secret.staging.broker?
					${secret.staging.broker:           | ${secret.production.broker:        | there is no secret 'secret.production.broker' of staging
					${tradu.limits.engine-pipelines}   | ${tradu.limits.pipelines}          | is set nowhere
					""")
	void findsReferencesThatLeadNowhere(String text, String other, String says) {
		this.copy.edit("staging", SETTINGS, text, other);

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("reference");
			assertThat(finding.says()).contains(says);
		});
	}

	@Test
	void findsLimitsThatTheMachineCannotKeep() {
		MachineSize small = MachineSize.parse("2GB/1");

		assertThat(this.copy.findings(small)).allMatch((finding) -> finding.rule().equals("machine"))
			.extracting(Finding::says)
			.anyMatch((says) -> says.startsWith("machine workshop needs 2 processors and has 1"))
			.anyMatch((says) -> says.matches("machine workshop needs \\d+MB of memory and has 2048MB: servers .*"))
			.anyMatch((says) -> says.startsWith("machine plant needs "));
	}

	@Test
	void findsMoreEnginesThanProcessorsCanKeepBusy() {
		this.copy.edit("staging", SETTINGS, "engine-pipelines: 1", "engine-pipelines: 5");

		assertThat(this.copy.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains("2 are the most"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xmx384m", "-Xms512m", "-Xmx512m -Xmx256m" })
	void findsANightWithAnotherHeapThanItsLimit(String options) {
		this.copy.edit("staging", "dataflow.yml", "-Xmx512m", options);

		assertThat(this.copy.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("disagrees");
			assertThat(finding.file()).startsWith("environments/staging/dataflow.yml:");
			assertThat(finding.says()).endsWith("as its heap: -Xmx512m");
		});
	}

	@Test
	void findsApplicationsOfAnotherEnvironment() {
		this.copy.edit("production", "dataflow.yml", "TRADU_ENVIRONMENT: production", "TRADU_ENVIRONMENT: staging");

		assertThat(this.copy.findings()).isNotEmpty().allSatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("disagrees");
			assertThat(finding.says()).isEqualTo("would work in staging, not in production");
		});
	}

	@Test
	void findsNoFaultWithTheSameHeapInOtherUnits() {
		this.copy.edit("production", "dataflow.yml", "-Xmx1g", "-Xmx1024M");

		assertThat(this.copy.findings()).isEmpty();
	}

	@Test
	void findsFilesThatOthersMayChangeAndSecretsThatTheyMayRead() throws IOException {
		Files.setPosixFilePermissions(this.copy.file("staging", SETTINGS),
				PosixFilePermissions.fromString("rw-rw-rw-"));
		Path secrets = Files.createDirectories(this.root.resolve("var/production/secrets"));
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
		Path secret = Files.writeString(secrets.resolve("secret.database"), "hunter2");
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

		assertThat(this.copy.findings()).extracting(Finding::file, Finding::rule)
			.containsExactly(tuple("environments/staging/application.yml", "permissions"),
					tuple("var/production/secrets/secret.database", "permissions"));
	}

	@Test
	void findsHomesThatOthersMayLookInto() throws IOException {
		Path home = Files.createDirectories(this.root.resolve("var/production/database")).getParent();
		Files.createDirectory(home.resolve("inbox"));
		Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x--x"));
		assertThat(this.copy.findings()).isEmpty();

		Files.setPosixFilePermissions(this.root, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(home.resolve("database"), PosixFilePermissions.fromString("rwxr-xr-x"));

		assertThat(this.copy.findings()).extracting(Finding::file, Finding::rule)
			.containsExactly(tuple("var/production", "permissions"), tuple("var/production/database", "permissions"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application.yml", "dataflow.yml", "feeds.yml", "notes.txt" })
	void saysWhichFileCannotBeRead(String name) throws IOException {
		unreadable(this.copy.file("staging", name));

		assertThat(this.copy.findings("staging")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("readable");
			assertThat(finding.file()).isEqualTo("environments/staging/" + name);
			assertThat(finding.says()).startsWith("is not readable: ").doesNotContain(this.root.toString());
		});
	}

	@Test
	void saysWhichSharedFileCannotBeRead() throws IOException {
		unreadable(this.copy.file(".", "notes.txt"));

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::rule, Finding::file)
			.containsExactly("readable", "environments/notes.txt");
	}

	@Test
	void saysWhichSecretCannotBeRead() throws IOException {
		Path secrets = Files.createDirectories(this.root.resolve("var/staging/secrets"));
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
		unreadable(secrets.resolve("secret.database"));
		Files.createSymbolicLink(secrets.resolve("loop"), Path.of("loop"));

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("readable"))
			.extracting(Finding::file)
			.containsExactly("var/staging/secrets/loop");
	}

	@Test
	void saysWhichLinkLeadsToItself() throws IOException {
		Files.createSymbolicLink(this.copy.file("staging", "loop"), Path.of("loop"));

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::rule, Finding::file)
			.containsExactly("readable", "environments/staging/loop");
	}

	@Test
	void takesNamesWithColons() throws IOException {
		Path file = Files.writeString(this.copy.file("staging", "a:b.txt"), "# password: hunter2\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

		assertThat(this.copy.findings()).extracting(Finding::file)
			.containsExactly("environments/staging/a:b.txt", "environments/staging/a:b.txt:1");
	}

	// Its first byte is readable to nobody, not even to root.
	private static void unreadable(Path file) throws IOException {
		Files.deleteIfExists(file);
		Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
	}

	@Test
	void saysThatAFileIsNoYamlWithoutQuotingIt() {
		this.copy.append("staging", SETTINGS, "spring:\n  a: [hunter2\n");

		assertThat(this.copy.findings()).filteredOn((finding) -> finding.rule().equals("readable"))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains("YAML").doesNotContain("hunter2"));
	}

	@Test
	void looksAtTheNamedEnvironmentsOnly() {
		this.copy.edit("staging", SETTINGS, "  engine-pipelines:", "engine-pipelnes:");

		assertThat(this.copy.findings("production")).isEmpty();
		assertThat(this.copy.findings("staging")).isNotEmpty();
		assertThatExceptionOfType(EnvironmentMisfit.class).isThrownBy(() -> this.copy.findings("stagign"))
			.withMessageContaining("known are development, production, staging");
	}

}

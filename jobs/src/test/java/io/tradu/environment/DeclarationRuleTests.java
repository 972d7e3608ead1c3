package io.tradu.environment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the client would refuse, or the server take without effect. */
class DeclarationRuleTests extends BrokenEnvironments {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					apps:%n                       | aps:%n                     | unknown   | did you mean apps?
					tasks:%n                      | taks:%n                    | unknown   | did you mean tasks?
					stream:%n                     | steam:%n                   | unknown   | did you mean stream?
					  members:                      | member:                   | unknown   | did you mean members?
					flow: scheduler               | flwo: scheduler            | unknown   | did you mean flow?
					properties: &environment      | property: &environment     | unknown   | nobody knows 'property' here
					local.javaOpts: -Xmx384m      | local.javaOpt: -Xmx384m    | unknown   | did you mean local.java-opts?
					startup-probe.path            | startup-prob.path          | unknown   | did you mean local.startup-probe.path?
					hostname: 127.0.0.1           | hostnam: 127.0.0.1         | unknown   | did you mean local.hostname?
					TRADU_ENVIRONMENT: staging    | TRADU_ENVIROMENT: staging  | unknown   | did you mean TRADU_ENVIRONMENT?
					tradu.app.role: nightly       | tradu.ap.role: nightly     | unknown   | did you mean tradu.app.role?
					-Xmx384m                      | -Xmx384mb                  | value     | is no size to Java
					-XX:MaxMetaspaceSize=160m     | -XX:MaxMetaspaceSize=160MB | value     | is no size to Java
					scheduler: source             | scheduler: sauce           | value     | is none of processor, sink, source, task
					tradu.app.role: nightly       | tradu.app.role: nigthly    | disagrees | is none of canary, launcher, nightly, scheduler
					tradu.app.role: nightly       | tradu.app.role: canary     | disagrees | is to be the nightly
					tradu-canary: task            | tradu-cannary: task        | disagrees | did you mean tradu-cannary?
					flow: scheduler | 'flow: luncher ' | disagrees | apps names no luncher
					name: tradu-staging           | name: tradu-stage          | disagrees | has to be tradu-stage.scheduler.tradu-stage.dlq
					name: tradu-staging           | 'name:'                    | missing   | is missing
					%n    TRADU_ENVIRONMENT: staging | '' | missing   | is missing for stream.members.launcher
					%n      TRADU_ENVIRONMENT: staging | '' | missing | is missing for tasks.tradu-nightly
					tradu.app.role: scheduler     | tradu.root: ${tradu.root}  | missing   | would take itself for a night
					'scheduler | launcher'        | 'launcher | scheduler'     | disagrees | stream.flow has it as source
					launcher: sink                | launcher: source           | disagrees | stream.flow has it as sink
					hostname: 127.0.0.1           | shutdown-timeout: 2m       | value     | has to be a whole number
					${tradu.root}                 | ${tradu.rot}               | reference | is set nowhere
					""")
	void findsWhatWouldBeRefusedOrWithoutEffect(String text, String other, String rule, String says) {
		this.copy.edit("staging", "dataflow.yml", text.replace("%n", "\n"), other.replace("%n", "\n"));

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo(rule);
			assertThat(finding.file()).startsWith("environments/staging/");
			assertThat(finding.setting()).isNotEmpty();
			assertThat(finding.says()).contains(says);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			dataflow.yml    | apps:%n         | '".": x%napps:%n'
			dataflow.yml    | tasks:%n        | 'tasks:%n  ".": x%n'
			dataflow.yml    | tasks:%n        | 'tasks:%n  "..": {properties: {a: b}}%n'
			dataflow.yml    | '  members:%n'  | '  members:%n    ".": x%n'
			dataflow.yml    | '  members:%n'  | '  members:%n    "..": {properties: {a: b}}%n'
			dataflow.yml    | '  members:%n'  | '  members:%n    router: {".": x}%n'
			dataflow.yml    | 'scheduler | launcher' | '"|"'
			application.yml | '  schedules:%n' | '  schedules:%n    ".": x%n'
			application.yml | 'server:%n'      | '".": x%nserver:%n'
			application.yml | 'server:%n'      | 'tradu.batch.steps: {".": x}%nserver:%n'
			""")
	void findsKeysOfDotsAlone(String file, String text, String other) {
		this.copy.edit("staging", file, text.replace("%n", "\n"), other.replace("%n", "\n"));

		assertThat(this.copy.findings("staging")).isNotEmpty();
	}

	@Test
	void takesWhatTheDeployerAndTheApplicationsRead() {
		this.copy
			.edit("staging", "dataflow.yml", "hostname: 127.0.0.1",
					"hostname: 127.0.0.1\n      envVarsToInherit: TRADU_.*,PATH\n      shutdown_timeout: 60")
			.edit("staging", "dataflow.yml", "tradu.app.role: launcher",
					"tradu.app.role: launcher\n        tradu.dataflow.attempts: 3\n        spring.rabbitmq.host: 127.0.0.1");

		assertThat(this.copy.findings()).isEmpty();
	}

}

package io.tradu.app;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GivenTests {

	@Test
	void findsASettingInTheVariableAndRatherAmongTheArguments() {
		Given given = Given.of(Map.of(Given.VARIABLE, "{\"tradu.app.role\":\"launcher\",\"server.port\":\"4711\"}"),
				"--server.port=4712", "businessDate=2026-11-24", "--spring.cloud.task.executionid=3");

		assertThat(given.setting("tradu.app.role")).contains("launcher");
		assertThat(given.setting("server.port")).contains("4712");
		assertThat(given.setting("spring.cloud.task.executionid")).contains("3");
		assertThat(given.arguments()).containsExactly("businessDate=2026-11-24");
	}

	@Test
	void leavesOutWhatTheLineKnowsBetter() {
		Given given = Given.of(Map.of(Given.VARIABLE, """
				{"spring.datasource.url":"jdbc:other","spring.batch.jdbc.table-prefix":"BOOT3_BATCH_",
				"management.metrics.tags.application":"${x}-1","tradu.root":"/opt/tradu",
				"spring.cloud.stream.bindings.input.group":"tradu-development"}
				"""));

		assertThat(given.ownSettings(true)).contains("/opt/tradu", "bindings.input.group")
			.doesNotContain("datasource", "BOOT3", "metrics");
	}

	@Test
	void doesWithoutTheVariable() {
		assertThat(Given.of(Map.of()).ownSettings(true)).isEqualTo("{}");
	}

	@Test
	void givesAPortOnlyToWhatListens() {
		Given given = Given.of(Map.of(Given.VARIABLE, "{\"server.port\":\"37571\"}"));

		assertThat(given.ownSettings(true)).contains("37571");
		assertThat(given.ownSettings(false)).isEqualTo("{}");
	}

}

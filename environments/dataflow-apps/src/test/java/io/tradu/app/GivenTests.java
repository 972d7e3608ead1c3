package io.tradu.app;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

	@Test
	void keepsListsAndWhatIsNested() {
		Given given = Given.of(Map.of(Given.VARIABLE, """
				{"tradu":{"app":{"role":"launcher"},"schedules":{"nightly":{"days":["mon","tue"],"enabled":true}}},
				"tradu.blocks.attempts":3,"tradu.log.terminal":null}
				"""));

		assertThat(given.setting("tradu.app.role")).contains("launcher");
		assertThat(given.setting("tradu.blocks.attempts")).contains("3");
		assertThat(JsonParserFactory.getJsonParser().parseMap(given.ownSettings(true)))
			.containsExactlyInAnyOrderEntriesOf(Map.of("tradu.app.role", "launcher", "tradu.schedules.nightly.days[0]",
					"mon", "tradu.schedules.nightly.days[1]", "tue", "tradu.schedules.nightly.enabled", true,
					"tradu.blocks.attempts", 3));
	}

	@Test
	void leavesOutWhatTheLineKnowsBetterHoweverItIsSpelled() {
		Given given = Given.of(
				Map.of(Given.VARIABLE,
						"""
								{"spring":{"datasource":{"url":"jdbc:other"},"rabbitmq":{"host":"mq"}},"spring.data-source.url":"jdbc:other"}
								"""),
				"--spring.datasource.url=jdbc:other", "--spring.dataSource.username=other",
				"--management.endpoint.bindings.enabled=true", "--tradu.root=/opt/tradu", "--server.port=4711");

		assertThat(given.ownSettings(true)).isEqualTo("{\"spring.rabbitmq.host\":\"mq\"}");
		assertThat(given.ownOptions()).containsOnlyKeys("tradu.root", "server.port");
	}

	@Test
	void refusesWhatIsNoJsonWithoutQuotingIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Given.of(Map.of(Given.VARIABLE, "{\"spring.rabbitmq.password\": hunter2")))
			.withMessage("the variable SPRING_APPLICATION_JSON is no JSON object")
			.withNoCause();
	}

}

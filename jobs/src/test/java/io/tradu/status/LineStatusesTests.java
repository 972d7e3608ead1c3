package io.tradu.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LineStatusesTests {

	@Test
	void tellsScriptsOfALineWithoutADatabaseWhatTheyFindOnEveryOther() {
		Clock clock = Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC);

		JsonNode json = JsonMapper.shared().valueToTree(LineStatuses.nothing(clock, "production"));

		assertThat(json.propertyNames()).containsExactly("state", "at", "environment", "stages", "queue", "instances",
				"machine", "openLetters", "lastRuns", "missing", "unfinished");
		assertThat(json.get("state").asString()).isEqualTo("idle");
		assertThat(json.get("at").asString()).isEqualTo("2026-11-20T22:00:00Z");
		assertThat(json.get("machine").get("processors").asInt()).isPositive();
	}

}

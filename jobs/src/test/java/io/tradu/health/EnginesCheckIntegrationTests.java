package io.tradu.health;

import io.tradu.batch.health.Severity;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.engine.Engines;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class EnginesCheckIntegrationTests {

	private static final Line LINE = Line.shared(TestDatabase.H2, feeds("en", "\"fake:en-es\""));

	@TempDir
	private Path folder;

	@Test
	void isUpWhenEveryRouteCanBeServed() throws IOException {
		assertThat(check("en", "\"fake:en-es\", \"pseudo:en-es\""))
			.isEqualTo(Health.up().withDetail("routes", "2 of 2 can be served").build());
	}

	@Test
	void isDownWhenATargetsFirstRouteCannotBeServed() throws IOException {
		Health health = check("en", "\"apertium:en-xx-es\", \"fake:en-es\"");

		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("routes", "1 of 2 can be served");
		assertThat(health.getDetails().get("apertium:en-xx-es")).asString()
			.startsWith("Apertium cannot translate en to xx here: ");
	}

	@Test
	void isDegradedWhenOnlyAFallbackCannotBeServed() throws IOException {
		assertThat(check("en", "\"fake:en-es\", \"apertium:en-xx-es\"").getStatus()).isEqualTo(Severity.DEGRADED);
	}

	@ParameterizedTest
	@CsvSource({ "fake:en-es, UP", "apertium:en-xx-es, DEGRADED" })
	void cannotTellWhichRouteIsNeededWhereTheLanguageIsFoundByDocument(String route, String status) throws IOException {
		assertThat(check("auto", "\"" + route + "\"").getStatus().getCode()).isEqualTo(status);
	}

	private Health check(String source, String routes) throws IOException {
		Feeds feeds = FeedsFile.read(Files.writeString(this.folder.resolve("feeds.yml"), feeds(source, routes)));
		return new EnginesCheck(feeds, LINE.bean(Engines.class)).check();
	}

	private static String feeds(String source, String routes) {
		return """
				tradu:
				  feeds:
				    news:
				      source: %s
				      targets: [es]
				      columns: [title]
				      routes:
				        es: [%s]
				""".formatted(source, routes);
	}

}

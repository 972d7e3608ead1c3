package io.tradu.explain;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import io.tradu.batch.health.HealthProperties;
import io.tradu.batch.history.RunTime;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SpaceRestartCheckTests {

	private static final Run RUN = new Run(1, LocalDate.of(2026, 11, 20), 1, null, "FAILED",
			new RunTime(null, null, null));

	@TempDir
	private Path home;

	@Test
	void refusesARestartWithoutRoom() {
		assertThat(check("1000TB").of(RUN, Duration.ZERO)).extracting(Obstacle::rule)
			.containsExactly(SpaceRestartCheck.RULE);
	}

	@Test
	void allowsARestartWithRoom() {
		assertThat(check("1B").of(RUN, Duration.ZERO)).isEmpty();
	}

	// Both folders are on one disk, which is named once.
	private SpaceRestartCheck check(String limit) {
		Map<String, String> settings = Map.of("tradu.health.disk.down", limit, "tradu.health.disk.degraded", "1000TB",
				"tradu.health.disk.places.home", this.home.toString(), "tradu.health.disk.places.outbox",
				this.home.resolve("outbox").toString());
		return new SpaceRestartCheck(new Binder(new MapConfigurationPropertySource(settings))
			.bindOrCreate("tradu.health", HealthProperties.class));
	}

}

package io.tradu.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.tradu.batch.file.FileSystemRoom;
import io.tradu.batch.health.HealthProperties;
import io.tradu.batch.health.SpaceCheck;
import io.tradu.batch.history.RunTime;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class SpaceRestartCheckTests {

	private static final Run RUN = new Run(1, LocalDate.of(2026, 11, 20), 1, null, "FAILED",
			new RunTime(null, null, null));

	@TempDir
	private Path home;

	@Test
	void refusesARestartWithoutRoom() {
		assertThat(check(Map.of("down", "1000TB", "degraded", "1000TB")).of(RUN, Duration.ZERO))
			.extracting(Obstacle::rule)
			.containsExactly("disk-space");
	}

	@Test
	void refusesARestartWithoutInodes() throws IOException {
		assumeThat(FileSystemRoom.of(this.home).inodes()).as("a file system with a limit").isPresent();
		String many = String.valueOf(Long.MAX_VALUE);

		assertThat(check(Map.of("inodes-down", many, "inodes-degraded", many)).of(RUN, Duration.ZERO))
			.extracting(Obstacle::rule)
			.containsExactly("disk-inodes");
	}

	@Test
	void allowsARestartWhereRoomIsOnlyShort() {
		assertThat(check(Map.of("down", "1B", "degraded", "1000TB")).of(RUN, Duration.ZERO)).isEmpty();
	}

	// Both folders are on one disk, which is named once.
	private SpaceRestartCheck check(Map<String, String> limits) {
		Map<String, String> settings = new HashMap<>();
		limits.forEach((name, value) -> settings.put("tradu.health.disk." + name, value));
		HealthProperties properties = new Binder(new MapConfigurationPropertySource(settings))
			.bindOrCreate("tradu.health", HealthProperties.class);
		return new SpaceRestartCheck(new SpaceCheck(
				Map.of("tradu.folders.home", this.home, "tradu.folders.outbox", this.home.resolve("outbox")),
				properties));
	}

}

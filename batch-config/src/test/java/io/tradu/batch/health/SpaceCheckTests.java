package io.tradu.batch.health;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.file.FileSystemRoom;
import io.tradu.batch.health.HealthProperties.Cpu;
import io.tradu.batch.health.HealthProperties.Disk;
import io.tradu.batch.health.HealthProperties.Heap;
import io.tradu.batch.health.HealthProperties.Pool;
import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class SpaceCheckTests {

	private static final DataSize NOTHING = DataSize.ofBytes(0);

	private static final DataSize TOO_MUCH = DataSize.ofTerabytes(8_000_000);

	@TempDir
	private Path folder;

	@Test
	void findsNothingWrongWhereThereIsRoom() throws IOException {
		assertThat(check(new Disk(Map.of(), NOTHING, NOTHING, 0, 0)).findings()).isEmpty();
	}

	@Test
	void stopsAJobWhereThereIsTooLittleRoom() throws IOException {
		assertThat(check(new Disk(Map.of(), TOO_MUCH, TOO_MUCH, 0, 0)).findings()).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.rule()).isEqualTo("disk-space");
				assertThat(finding.consequence()).isEqualTo(Consequence.FAILURE);
				assertThat(finding.category()).isEqualTo(FailureCategory.CAPACITY);
				assertThat(finding.sentence()).contains(this.folder.toString(), "tradu.folders.outbox",
						"tradu.health.disk.down");
			});
	}

	@Test
	void warnsWhereRoomIsShort() throws IOException {
		assertThat(check(new Disk(Map.of(), TOO_MUCH, NOTHING, 0, 0)).findings())
			.extracting(PreflightFinding::consequence)
			.containsExactly(Consequence.WARNING);
	}

	@Test
	void stopsAJobWhereTooFewFilesCanBeCreated() throws IOException {
		assumeThat(FileSystemRoom.of(this.folder).inodes()).as("a file system with a limit").isPresent();

		assertThat(check(new Disk(Map.of(), NOTHING, NOTHING, Long.MAX_VALUE, Long.MAX_VALUE)).findings())
			.extracting(PreflightFinding::rule)
			.containsExactly("disk-inodes");
	}

	private SpaceCheck check(Disk limits) {
		HealthProperties properties = new HealthProperties(Duration.ofSeconds(10), Duration.ofSeconds(5),
				Duration.ofSeconds(1), new Heap(0.8, 0.95), new Cpu(4), limits, new Pool(1, 3));
		return new SpaceCheck(Map.of("tradu.folders.outbox", this.folder.resolve("outbox")), properties);
	}

}

package io.tradu.batch.health;

import java.time.Duration;
import java.util.Map;

import io.tradu.batch.health.HealthProperties.Cpu;
import io.tradu.batch.health.HealthProperties.Disk;
import io.tradu.batch.health.HealthProperties.Heap;
import io.tradu.batch.health.HealthProperties.Pool;

import org.springframework.util.unit.DataSize;

/** The standard settings. */
final class Settings {

	private Settings() {
	}

	static HealthProperties of() {
		return withTimeout(Duration.ofSeconds(5), Duration.ofSeconds(1));
	}

	static HealthProperties withTimeout(Duration timeout, Duration slow) {
		return new HealthProperties(Duration.ofSeconds(10), timeout, slow, new Heap(0.8, 0.95), new Cpu(4),
				new Disk(Map.of(), DataSize.ofGigabytes(2), DataSize.ofMegabytes(200), 10_000, 1_000), new Pool(1, 3));
	}

}

package io.tradu.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.tradu.batch.health.HealthProperties;
import io.tradu.batch.health.HealthProperties.Disk;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Below the limit of the health check there is no room for a run. */
@Component
@Order(3)
class SpaceRestartCheck implements RestartCheck {

	static final String RULE = "disk-space";

	private static final long MEGABYTE = 1024 * 1024;

	private final Disk limits;

	SpaceRestartCheck(HealthProperties properties) {
		this.limits = properties.disk();
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		List<Obstacle> obstacles = new ArrayList<>();
		Set<Object> seen = new HashSet<>();
		for (Map.Entry<String, Path> place : new TreeMap<>(this.limits.places()).entrySet()) {
			try {
				Path folder = existing(place.getValue().toAbsolutePath().normalize());
				long free = Files.getFileStore(folder).getUsableSpace();
				if (free < this.limits.down().toBytes() && seen.add(Files.getFileStore(folder))) {
					obstacles.add(new Obstacle(RULE,
							"only " + free / MEGABYTE + " MB are free at " + folder + " (" + place.getKey()
									+ "); make room for " + this.limits.down().toMegabytes()
									+ " MB there (tradu.health.disk.down)"));
				}
			}
			catch (IOException ex) {
				obstacles.add(new Obstacle(RULE, place.getValue() + " cannot be looked at: " + ex));
			}
		}
		return obstacles;
	}

	private static Path existing(Path folder) {
		Path parent = folder.getParent();
		return (Files.isDirectory(folder) || parent == null) ? folder : existing(parent);
	}

}

package io.tradu.batch.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthProperties.Disk;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether there is room where the files lie, and whether they may be written. */
class DiskCheck implements HealthCheck {

	private final Disk properties;

	DiskCheck(Disk properties) {
		this.properties = properties;
	}

	@Override
	public String name() {
		return "disk";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.CAPACITY;
	}

	@Override
	public Health check() throws IOException {
		List<Status> statuses = new ArrayList<>();
		Map<String, Object> details = new TreeMap<>();
		for (Map.Entry<String, Path> place : this.properties.places().entrySet()) {
			Path folder = existing(place.getValue());
			FileStore store = Files.getFileStore(folder);
			long free = store.getUsableSpace();
			boolean writable = Files.isWritable(folder);
			statuses.add(writable ? status(free) : Status.DOWN);
			details.put(place.getKey(), Words.bytes(free) + " free of " + Words.bytes(store.getTotalSpace())
					+ (writable ? "" : ", not writable") + " at " + folder);
		}
		return Health.status(Severity.worst(statuses)).withDetails(details).build();
	}

	private Status status(long free) {
		if (free < this.properties.down().toBytes()) {
			return Status.DOWN;
		}
		return (free < this.properties.degraded().toBytes()) ? Severity.DEGRADED : Status.UP;
	}

	// Folders are made when they are needed.
	private static Path existing(Path place) {
		Path folder = place.toAbsolutePath().normalize();
		while (!Files.isDirectory(folder) && folder.getParent() != null) {
			folder = folder.getParent();
		}
		return folder;
	}

}

package io.tradu.batch.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.file.FileAccess;
import io.tradu.batch.file.FileSystemRoom;
import io.tradu.batch.file.FileSystemRoom.Inodes;
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
			Path folder = FileAccess.nearestExisting(place.getValue());
			FileSystemRoom room = FileSystemRoom.of(folder);
			boolean writable = Files.isWritable(folder);
			statuses.add(writable ? status(room) : Status.DOWN);
			details.put(place.getKey(), Words.bytes(room.freeBytes()) + " free of " + Words.bytes(room.totalBytes())
					+ inodes(room) + (writable ? "" : ", not writable") + " at " + folder);
		}
		return Health.status(Severity.worst(statuses)).withDetails(details).build();
	}

	private Status status(FileSystemRoom room) {
		long inodes = room.inodes().map(Inodes::free).orElse(Long.MAX_VALUE);
		if (room.freeBytes() < this.properties.down().toBytes() || inodes < this.properties.inodesDown()) {
			return Status.DOWN;
		}
		return (room.freeBytes() < this.properties.degraded().toBytes() || inodes < this.properties.inodesDegraded())
				? Severity.DEGRADED : Status.UP;
	}

	private static String inodes(FileSystemRoom room) {
		return room.inodes().map((inodes) -> ", " + inodes.free() + " inodes free of " + inodes.total()).orElse("");
	}

}

package io.tradu.batch.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.file.FileAccess;
import io.tradu.batch.file.FileSystemRoom;
import io.tradu.batch.health.HealthProperties.Disk;
import io.tradu.batch.preflight.PreflightCheck;
import io.tradu.batch.preflight.PreflightFinding;

/**
 * Checks before a job begins that the file systems it writes to have room, by the limits
 * of the health check.
 */
public class SpaceCheck implements PreflightCheck {

	private static final String SPACE = "disk-space";

	private static final String INODES = "disk-inodes";

	private final Map<String, Path> folders;

	private final Disk limits;

	/**
	 * Creates a check.
	 * @param folders the folders by the setting that says where they are
	 */
	public SpaceCheck(Map<String, Path> folders, HealthProperties properties) {
		this.folders = new LinkedHashMap<>(folders);
		this.limits = properties.disk();
	}

	@Override
	public String id() {
		return SPACE;
	}

	@Override
	public List<PreflightFinding> findings() throws IOException {
		Map<Object, String> seen = new LinkedHashMap<>();
		List<PreflightFinding> findings = new ArrayList<>();
		for (Map.Entry<String, Path> folder : this.folders.entrySet()) {
			Path place = FileAccess.nearestExisting(folder.getValue());
			if (seen.putIfAbsent(Files.getAttribute(place, "unix:dev"), folder.getKey()) == null) {
				judge(folder.getValue() + " (" + folder.getKey() + ")", FileSystemRoom.of(place), findings);
			}
		}
		return findings;
	}

	private void judge(String place, FileSystemRoom room, List<PreflightFinding> findings) {
		if (room.totalBytes() > 0) {
			judge(SPACE, room.freeBytes(), this.limits.down().toBytes(), this.limits.degraded().toBytes(),
					(free, limit) -> Words.bytes(free) + " are free at " + place + "; at least " + Words.bytes(limit)
							+ " are needed",
					findings);
		}
		room.inodes()
			.ifPresent((inodes) -> judge(INODES, inodes.free(), this.limits.inodesDown(), this.limits.inodesDegraded(),
					(free, limit) -> "only " + free + " more files can be created at " + place
							+ " (free inodes); at least " + limit + " are needed",
					findings));
	}

	private static void judge(String rule, long free, long down, long degraded, Sentence sentence,
			List<PreflightFinding> findings) {
		String setting = "tradu.health.disk." + (rule.equals(INODES) ? "inodes-" : "");
		if (free < down) {
			findings.add(PreflightFinding.failure(rule, FailureCategory.CAPACITY, sentence.of(free, down),
					"make room there, or lower " + setting + "down"));
		}
		else if (free < degraded) {
			findings.add(PreflightFinding.warning(rule, sentence.of(free, degraded),
					"make room there soon, or lower " + setting + "degraded"));
		}
	}

	@FunctionalInterface
	private interface Sentence {

		String of(long free, long limit);

	}

}

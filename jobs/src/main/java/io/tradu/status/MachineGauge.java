package io.tradu.status;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.file.FileAccess;
import io.tradu.batch.lease.Instance;
import io.tradu.document.LineFolders;
import io.tradu.status.LineStatus.Disk;
import io.tradu.status.LineStatus.Machine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Measures this machine. */
@Component
class MachineGauge {

	private static final Path MEMORY = Path.of("/proc/meminfo");

	private final LineFolders folders;

	private final Instance self;

	MachineGauge(LineFolders folders, Instance self) {
		this.folders = folders;
		this.self = self;
	}

	Machine measure() {
		return measure(this.self, disks());
	}

	static Machine measure(Instance self, List<Disk> disks) {
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		Map<String, Long> memory = memory();
		return new Machine(self.host(), Runtime.getRuntime().availableProcessors(), (load >= 0) ? load : null,
				memory.get("MemTotal"), memory.get("MemAvailable"), disks);
	}

	private List<Disk> disks() {
		return List.of(disk("home", this.folders.home()), disk("outbox", this.folders.outbox()));
	}

	private static Disk disk(String name, Path folder) {
		File existing = FileAccess.nearestExisting(folder).toFile();
		return new Disk(name, folder.toAbsolutePath().normalize().toString(), existing.getTotalSpace(),
				existing.getUsableSpace());
	}

	// What Java calls free memory leaves out what the kernel would give back at once.
	private static Map<String, Long> memory() {
		Map<String, Long> bytes = new HashMap<>();
		try {
			for (String line : Files.readAllLines(MEMORY)) {
				String[] words = line.split("[:\\s]+");
				Long kilobytes = number(words);
				if (kilobytes != null) {
					bytes.put(words[0], kilobytes * 1024);
				}
			}
		}
		catch (IOException ex) {
			// Not Linux: it is not known.
		}
		return bytes;
	}

	private static @Nullable Long number(String[] words) {
		return (words.length == 3 && words[2].equals("kB")) ? Long.valueOf(words[1]) : null;
	}

}

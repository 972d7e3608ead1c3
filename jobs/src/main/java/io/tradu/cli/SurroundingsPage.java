package io.tradu.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tradu.batch.lease.Pressure;
import io.tradu.cli.PageLine.Tone;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatus.Disk;
import io.tradu.status.LineStatus.Machine;
import io.tradu.status.LineStatus.Worker;

/** What stands around a night, for people: processes, the machine, dead letters. */
class SurroundingsPage {

	/** Several heartbeats. */
	private static final long SILENT_SECONDS = 10;

	private static final double FULL = 0.9;

	void add(LineStatus status, List<PageLine> page) {
		if (status.instances().isEmpty()) {
			page.add(new PageLine().add("instances none: nobody works or serves"));
		}
		String margin = "instances ";
		for (Worker worker : status.instances()) {
			page.add(instance(margin, worker));
			margin = " ".repeat(margin.length());
		}
		page.add(machine(status.machine()));
		page.add(disks(status.machine()));
		page.add(new PageLine().add("letters   ")
			.add((status.openLetters() > 0) ? Tone.WATCH : Tone.PLAIN,
					Numbers.counted(status.openLetters(), "open dead letter")));
	}

	private static PageLine instance(String margin, Worker worker) {
		PageLine line = new PageLine().add(margin + worker.process() + " ");
		if (!worker.alive()) {
			return line.add(Tone.BAD, "dead")
				.add(", last heartbeat " + Numbers.duration(Duration.ofSeconds(worker.heartbeatSeconds())) + " ago  "
						+ worker.version());
		}
		boolean silent = worker.heartbeatSeconds() > SILENT_SECONDS;
		Pressure used = worker.pressure();
		line.add(worker.holdsLine() ? Tone.GOOD : Tone.PLAIN, worker.holdsLine() ? "works on the line" : "waits");
		line.add(silent ? Tone.BAD : Tone.PLAIN,
				"  beat " + Numbers.duration(Duration.ofSeconds(worker.heartbeatSeconds())) + " ago");
		if (used.cpu() != null) {
			line.add("  cpu " + decimal(used.cpu()));
		}
		if (used.heapUsed() != null && used.heapMax() != null) {
			line.add("  heap ")
				.add((used.heapUsed() > FULL * used.heapMax()) ? Tone.WATCH : Tone.PLAIN,
						Numbers.bytes(used.heapUsed()) + " of " + Numbers.bytes(used.heapMax()));
		}
		return line.add("  " + worker.version());
	}

	private static PageLine machine(Machine machine) {
		PageLine line = new PageLine().add("machine   " + machine.host());
		if (machine.load() != null) {
			line.add("  load ")
				.add((machine.load() > 2 * machine.processors()) ? Tone.WATCH : Tone.PLAIN, decimal(machine.load()))
				.add(" on " + Numbers.counted(machine.processors(), "processor"));
		}
		if (machine.memoryTotal() != null && machine.memoryAvailable() != null) {
			boolean little = machine.memoryAvailable() < (1 - FULL) * machine.memoryTotal();
			line.add("  memory ")
				.add(little ? Tone.WATCH : Tone.PLAIN, Numbers.bytes(machine.memoryAvailable()) + " of "
						+ Numbers.bytes(machine.memoryTotal()) + " free");
		}
		return line;
	}

	private static PageLine disks(Machine machine) {
		boolean full = machine.disks().stream().anyMatch((disk) -> disk.free() < (1 - FULL) * disk.total());
		return new PageLine().add("disk      ")
			.add(full ? Tone.WATCH : Tone.PLAIN,
					machine.disks().stream().map(SurroundingsPage::disk).collect(Collectors.joining(", ")));
	}

	private static String disk(Disk disk) {
		return disk.name() + " " + Numbers.bytes(disk.free()) + " of " + Numbers.bytes(disk.total()) + " free";
	}

	private static String decimal(double number) {
		return String.format(Locale.ROOT, "%.2f", number);
	}

}

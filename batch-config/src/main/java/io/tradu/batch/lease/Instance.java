package io.tradu.batch.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.core.env.Environment;

/**
 * One running process.
 *
 * @param host name of its machine
 * @param pid its process id there
 * @param started when it started, which tells it from a later process with the same id
 */
public record Instance(String host, long pid, Instant started) {

	// The kernel counts process starts in ticks since boot; two readings of one start may
	// differ a little.
	private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

	/** Returns this process, on the machine as it calls itself. */
	public static Instance current() {
		return current(hostName());
	}

	/** Returns this process, on the machine as the settings call it. */
	public static Instance of(Environment environment) {
		return Optional.ofNullable(environment.getProperty("tradu.lease.host"))
			.map(Instance::current)
			.orElseGet(Instance::current);
	}

	static Instance current(String host) {
		ProcessHandle self = ProcessHandle.current();
		return new Instance(host, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
	}

	boolean isOnHostOf(Instance other) {
		return this.host.equals(other.host);
	}

	/** Tells whether the process still lives. Meaningful on its own host only. */
	boolean isAlive() {
		Optional<ProcessHandle> process = ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive);
		return process.flatMap((handle) -> handle.info().startInstant())
			.map((start) -> Duration.between(start, this.started).abs().compareTo(START_TOLERANCE) <= 0)
			.orElse(process.isPresent());
	}

	private static String hostName() {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
		}
		catch (IOException ex) {
			try {
				return InetAddress.getLocalHost().getHostName();
			}
			catch (UnknownHostException unknown) {
				return "localhost";
			}
		}
	}

	@Override
	public String toString() {
		return this.host + ":" + this.pid;
	}

}

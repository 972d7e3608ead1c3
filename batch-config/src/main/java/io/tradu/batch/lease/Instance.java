package io.tradu.batch.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * One running process.
 *
 * @param host name of its machine
 * @param pid its process id there
 * @param started when it started, which tells it from a later process with the same id
 * @param namespace the boot of the machine and the PID namespace in which the process id
 * counts; null if unknown. Two containers may have one host name and the same process ids
 */
public record Instance(String host, long pid, Instant started, @Nullable String namespace) {

	private static final String NAMESPACE = readNamespace();

	// The kernel counts process starts in ticks since boot; two readings of one start may
	// differ a little.
	private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

	/** Creates a process of which only that is known. */
	public Instance(String host, long pid, Instant started) {
		this(host, pid, started, null);
	}

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
		return new Instance(host, self.pid(), self.info().startInstant().orElse(Instant.EPOCH), NAMESPACE);
	}

	/**
	 * Returns whether both processes count their ids alike, so that one can see whether
	 * the other lives.
	 */
	boolean isOnHostOf(Instance other) {
		return this.host.equals(other.host)
				&& (this.namespace == null || other.namespace == null || this.namespace.equals(other.namespace));
	}

	/** Returns whether both are the same process, as far as both are known. */
	public boolean isSame(Instance other) {
		return isOnHostOf(other) && this.pid == other.pid
				&& Duration.between(this.started, other.started).abs().compareTo(START_TOLERANCE) <= 0;
	}

	/** Returns whether the process still lives. Meaningful on its own host only. */
	boolean isAlive() {
		Optional<ProcessHandle> process = ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive);
		return process.flatMap((handle) -> handle.info().startInstant())
			.map((start) -> Duration.between(start, this.started).abs().compareTo(START_TOLERANCE) <= 0)
			.orElse(process.isPresent());
	}

	private static @Nullable String readNamespace() {
		try {
			String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
			return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return null;
		}
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

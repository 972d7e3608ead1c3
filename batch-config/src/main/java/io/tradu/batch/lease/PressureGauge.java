package io.tradu.batch.lease;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/** Measures this process from one heartbeat to the next. */
class PressureGauge {

	// In less time a process has hardly done anything that would say something of it.
	private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(50);

	private final @Nullable OperatingSystemMXBean system = ManagementFactory
		.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;

	private long lastTime = System.nanoTime();

	private long lastCpu = cpuTime();

	/** Returns what this process uses. */
	Pressure measure() {
		Runtime runtime = Runtime.getRuntime();
		return new Pressure(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), cpu());
	}

	private @Nullable Double cpu() {
		long time = System.nanoTime();
		long cpu = cpuTime();
		long passed = time - this.lastTime;
		long used = cpu - this.lastCpu;
		this.lastTime = time;
		this.lastCpu = cpu;
		return (cpu >= 0 && used >= 0 && passed > SHORTEST) ? Math.round(100.0 * used / passed) / 100.0 : null;
	}

	private long cpuTime() {
		return (this.system != null) ? this.system.getProcessCpuTime() : -1;
	}

}

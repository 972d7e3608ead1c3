package io.tradu.batch.health;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthProperties.Cpu;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** How much more this machine is asked to do than it can. */
class CpuCheck implements HealthCheck {

	private final Cpu properties;

	private final OperatingSystemMXBean system;

	CpuCheck(Cpu properties) {
		this(properties, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class));
	}

	CpuCheck(Cpu properties, OperatingSystemMXBean system) {
		this.properties = properties;
		this.system = system;
	}

	@Override
	public String name() {
		return "cpu";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.CAPACITY;
	}

	@Override
	public Health check() {
		int processors = this.system.getAvailableProcessors();
		double load = this.system.getSystemLoadAverage() / processors;
		// Below zero where the system does not say.
		Status status = (load < this.properties.degraded()) ? Status.UP : Severity.DEGRADED;
		return Health.status(status)
			.withDetail("load of each processor", (load < 0) ? "unknown" : String.format(Locale.ROOT, "%.2f", load))
			.withDetail("this process", Words.percent(Math.max(0, this.system.getProcessCpuLoad())))
			.withDetail("processors", processors)
			.build();
	}

}

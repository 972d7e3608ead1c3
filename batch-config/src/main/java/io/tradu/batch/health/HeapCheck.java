package io.tradu.batch.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.LongSupplier;

import io.tradu.batch.health.HealthProperties.Heap;

import org.springframework.boot.health.contributor.Health;

/**
 * Whether the heap fills up with what is really needed. What is in use at the moment says
 * nothing: it grows until it is collected.
 */
class HeapCheck implements HealthCheck {

	private final Heap properties;

	private final LongSupplier kept;

	HeapCheck(Heap properties) {
		this(properties, HeapCheck::keptAtLastCollection);
	}

	HeapCheck(Heap properties, LongSupplier kept) {
		this.properties = properties;
		this.kept = kept;
	}

	@Override
	public String name() {
		return "heap";
	}

	@Override
	public Health check() {
		MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		long keptBytes = this.kept.getAsLong();
		double share = (double) keptBytes / now.getMax();
		return Health.status(Severity.ofHigh(share, this.properties.degraded(), this.properties.down()))
			.withDetail("kept by the last collection", Words.bytes(keptBytes) + " (" + Words.percent(share) + ")")
			.withDetail("in use", Words.bytes(now.getUsed()))
			.withDetail("largest", Words.bytes(now.getMax()))
			.build();
	}

	// Of the pools for what has lived long, the only ones that have a threshold.
	private static long keptAtLastCollection() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported()
					&& pool.isUsageThresholdSupported())
			.map(MemoryPoolMXBean::getCollectionUsage)
			.mapToLong(MemoryUsage::getUsed)
			.sum();
	}

}

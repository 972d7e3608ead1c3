package io.tradu.batch.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.Supplier;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthProperties.Heap;

import org.springframework.boot.health.contributor.Health;

/**
 * Whether the heap fills up with what is really needed. What is in use at the moment says
 * nothing: it grows until it is collected.
 */
class HeapCheck implements HealthCheck {

	private final Heap properties;

	private final Supplier<List<MemoryUsage>> kept;

	HeapCheck(Heap properties) {
		this(properties, HeapCheck::keptAtLastCollection);
	}

	HeapCheck(Heap properties, Supplier<List<MemoryUsage>> kept) {
		this.properties = properties;
		this.kept = kept;
	}

	@Override
	public String name() {
		return "heap";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.CAPACITY;
	}

	@Override
	public Health check() {
		MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		List<MemoryUsage> pools = this.kept.get();
		long keptBytes = pools.stream().mapToLong(MemoryUsage::getUsed).sum();
		double share = (double) keptBytes / most(pools, now.getMax());
		return Health.status(Severity.ofHigh(share, this.properties.degraded(), this.properties.down()))
			.withDetail("kept by the last collection", Words.bytes(keptBytes) + " (" + Words.percent(share) + ")")
			.withDetail("in use", Words.bytes(now.getUsed()))
			.withDetail("largest", Words.bytes(now.getMax()))
			.build();
	}

	// What lives long gets a part of the heap only, with most collectors.
	private static long most(List<MemoryUsage> pools, long largest) {
		long most = pools.stream().mapToLong(MemoryUsage::getMax).filter((each) -> each > 0).sum();
		return (most > 0) ? Math.min(most, largest) : largest;
	}

	// Of the pools for what has lived long, the only ones that have a threshold.
	private static List<MemoryUsage> keptAtLastCollection() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported()
					&& pool.isUsageThresholdSupported())
			.map(MemoryPoolMXBean::getCollectionUsage)
			.toList();
	}

}

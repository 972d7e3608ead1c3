package io.tradu.batch.health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How health is looked at, and from which figures on it is degraded or down.
 *
 * @param every wait between two looks at the same thing
 * @param timeout silence after which something counts as down
 * @param slow time from which on an answer counts as degraded
 * @param heap memory that the collector could not free
 * @param cpu load of the machine
 * @param disk room where the files lie
 * @param pool connections to the database
 */
@Validated
@ConfigurationProperties("tradu.health")
public record HealthProperties(@DefaultValue("10s") @DurationMin(millis = 100) Duration every,
		@DefaultValue("5s") @DurationMin(millis = 50) Duration timeout,
		@DefaultValue("1s") @DurationMin(millis = 1) Duration slow, @DefaultValue @Valid Heap heap,
		@DefaultValue @Valid Cpu cpu, @DefaultValue @Valid Disk disk, @DefaultValue @Valid Pool pool) {

	/**
	 * Limits of the heap: what is still in use after the last full collection, as a share
	 * of the most that can be kept for long.
	 *
	 * @param degraded share from which on it is degraded, from 0 to 1
	 * @param down share from which on it is down, from 0 to 1
	 */
	public record Heap(@DefaultValue("0.80") @Positive @DecimalMax("1") double degraded,
			@DefaultValue("0.95") @Positive @DecimalMax("1") double down) {
		public Heap {
			requireOrder("heap", degraded <= down);
		}
	}

	/**
	 * Limit of the load. A busy processor is what a line is for: this is never down.
	 *
	 * @param degraded processes that want to run for each processor, the average of a
	 * minute, from which on it is degraded
	 */
	public record Cpu(@DefaultValue("4") @Positive double degraded) {
	}

	/**
	 * Limits of the room on the disks.
	 *
	 * @param places the folders to look at, by name. One that does not exist yet counts
	 * as the first above it that does
	 * @param degraded free room below which it is degraded, for example {@code 2GB}
	 * @param down free room below which it is down, and no night begins
	 * @param inodesDegraded free inodes below which it is degraded; each file and folder
	 * takes one
	 * @param inodesDown free inodes below which it is down, and no night begins
	 */
	public record Disk(@DefaultValue Map<String, Path> places, @DefaultValue("2GB") @NotNull DataSize degraded,
			@DefaultValue("200MB") @NotNull DataSize down, @DefaultValue("10000") @PositiveOrZero long inodesDegraded,
			@DefaultValue("1000") @PositiveOrZero long inodesDown) {
		public Disk {
			places = Map.copyOf(places);
			requireOrder("disk", down.compareTo(degraded) <= 0 && inodesDown <= inodesDegraded);
			if (down.isNegative()) {
				throw new IllegalArgumentException("tradu.health.disk: down must not be less than nothing");
			}
		}
	}

	/**
	 * Limits of the pool.
	 *
	 * @param degraded threads waiting for a connection from which on it is degraded
	 * @param down threads waiting from which on it is down
	 */
	public record Pool(@DefaultValue("2") @Min(1) int degraded, @DefaultValue("12") @Min(1) int down) {
		public Pool {
			requireOrder("pool", degraded <= down);
		}
	}

	private static void requireOrder(String what, boolean inOrder) {
		if (!inOrder) {
			throw new IllegalArgumentException(
					"tradu.health." + what + ": what is down must be worse than what is degraded");
		}
	}

}

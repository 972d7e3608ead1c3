package io.tradu.report;

import java.util.List;

import io.tradu.throughput.MeasuredStage;
import io.tradu.throughput.Throughput;
import org.jspecify.annotations.Nullable;

/**
 * How quick a night was.
 *
 * @param throughput rows that left the stages, over time; null if nothing was translated
 * @param stages how long each stage has worked, in the order of the line
 * @param latency how long blocks took for each stage
 */
public record SpeedFacts(@Nullable Throughput throughput, List<StageTime> stages, List<Latency> latency) {

	/** Returns how many rows were translated. */
	long translated() {
		return (this.throughput != null) ? this.throughput.total(MeasuredStage.TRANSLATE) : 0;
	}

}

package io.tradu.report;

import java.util.List;

import io.tradu.document.Night;
import io.tradu.outlook.StepTimes;
import io.tradu.throughput.Throughputs;

import org.springframework.stereotype.Component;

/** Measures how quick a night was. */
@Component
class Speeds {

	private static final int BUCKETS = 60;

	private final Throughputs throughputs;

	private final StepTimes times;

	private final Latencies latencies;

	Speeds(Throughputs throughputs, StepTimes times, Latencies latencies) {
		this.throughputs = throughputs;
		this.times = times;
		this.latencies = latencies;
	}

	SpeedFacts of(Night night) {
		return new SpeedFacts(this.throughputs.of(night, BUCKETS).orElse(null), stages(night),
				this.latencies.of(night));
	}

	private List<StageTime> stages(Night night) {
		return this.times.of(night)
			.entrySet()
			.stream()
			.map((step) -> new StageTime(step.getKey(), step.getValue().toMillis() / 1000.0))
			.toList();
	}

}

package io.tradu.report;

import io.tradu.document.Night;
import io.tradu.throughput.Throughputs;

import org.springframework.stereotype.Component;

/** Measures how quick a night was. */
@Component
class Speeds {

	private static final int BUCKETS = 60;

	private final Throughputs throughputs;

	private final Latencies latencies;

	Speeds(Throughputs throughputs, Latencies latencies) {
		this.throughputs = throughputs;
		this.latencies = latencies;
	}

	SpeedFacts of(Night night) {
		return new SpeedFacts(this.throughputs.of(night, BUCKETS).orElse(null), this.latencies.of(night));
	}

}

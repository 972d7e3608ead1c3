package io.tradu.report;

import java.util.List;
import java.util.stream.LongStream;

import io.tradu.report.Latency.Bin;
import io.tradu.report.Latency.Sample;
import io.tradu.throughput.MeasuredStage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long blocks took. */
class LatencyTests {

	@Test
	void namesTimesThatBlocksReallyTook() {
		Latency latency = Latency.of(MeasuredStage.TRANSLATE,
				LongStream.rangeClosed(1, 100).mapToObj((block) -> new Sample(block, 101 - block)).toList());

		assertThat(latency.median()).isEqualTo(50);
		assertThat(latency.percentile95()).isEqualTo(95);
		assertThat(latency.longest()).isEqualTo(100);
		assertThat(latency.longestBlock()).isEqualTo(1);
	}

	@Test
	void putsEveryBlockIntoOneBin() {
		Latency latency = Latency.of(MeasuredStage.CHECK,
				List.of(new Sample(1, 12), new Sample(2, 15), new Sample(3, 29), new Sample(4, 30), new Sample(5, 30)));

		assertThat(latency.bins()).containsExactly(new Bin(10, 15, 1), new Bin(15, 20, 1), new Bin(20, 30, 1),
				new Bin(30, 50, 2));
	}

	@Test
	void measuresABlockThatTookNoTime() {
		assertThat(Latency.of(MeasuredStage.CHECK, List.of(new Sample(7, 0))).bins())
			.containsExactly(new Bin(0, 10, 1));
	}

}

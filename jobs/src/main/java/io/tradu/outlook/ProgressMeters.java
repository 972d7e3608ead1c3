package io.tradu.outlook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.metrics.Sampled;
import io.tradu.document.Night;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Measures how far the newest night is ({@code tradu.run.progress}, 0 to 1), how many
 * seconds it will still take ({@code tradu.run.left}), and how many lie between its
 * predicted or real end and its deadline ({@code tradu.run.margin}, negative if it is
 * late). What cannot be said is left out, and so is the last a while after the night has
 * ended.
 */
@Component
class ProgressMeters implements Sampled {

	// A night that was late must not raise the alarm until the next one begins.
	private static final Duration NEWS = Duration.ofMinutes(10);

	private final Outlooks outlooks;

	private final RunList runs;

	private final Clock clock;

	private volatile double progress = Double.NaN;

	private volatile double left = Double.NaN;

	private volatile double margin = Double.NaN;

	ProgressMeters(Outlooks outlooks, RunList runs, Clock clock, MeterRegistry registry) {
		this.outlooks = outlooks;
		this.runs = runs;
		this.clock = clock;
		Gauge.builder("tradu.run.progress", this, (meters) -> meters.progress).register(registry);
		Gauge.builder("tradu.run.left", this, (meters) -> meters.left).baseUnit("seconds").register(registry);
		Gauge.builder("tradu.run.margin", this, (meters) -> meters.margin).baseUnit("seconds").register(registry);
	}

	@Override
	public void sample() {
		this.runs.newest(20)
			.stream()
			.filter((run) -> run.replay() == null)
			.findFirst()
			.ifPresent((run) -> this.runs.night(run).ifPresent((night) -> sample(run, night)));
	}

	private void sample(Run run, Night night) {
		Outlook outlook = this.outlooks.of(night);
		boolean completed = run.status().equals("COMPLETED") && run.ended() != null;
		Instant end = completed ? run.ended() : outlook.end();
		boolean isNews = !completed || end.plus(NEWS).isAfter(this.clock.instant());
		this.progress = completed ? 1 : outlook.progress();
		this.left = completed ? 0 : seconds(outlook.left());
		this.margin = (end != null && isNews) ? seconds(Duration.between(end, outlook.deadline())) : Double.NaN;
	}

	@Override
	public void forget() {
		this.progress = Double.NaN;
		this.left = Double.NaN;
		this.margin = Double.NaN;
	}

	private static double seconds(@Nullable Duration duration) {
		return (duration != null) ? duration.toMillis() / 1000.0 : Double.NaN;
	}

}

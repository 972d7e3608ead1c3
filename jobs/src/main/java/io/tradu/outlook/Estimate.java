package io.tradu.outlook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How long a night will still take, by its own rates, and where it has none by those of
 * another night that went well.
 *
 * @param worked how long its steps have worked so far
 * @param left how long they will still; null if there is nothing to judge by
 * @param untimed steps that are left and that no night has timed: it takes longer by them
 */
record Estimate(Duration worked, @Nullable Duration left, List<String> untimed) {

	static Estimate of(Work own, Optional<Work> good) {
		Map<Boolean, List<Stage>> open = own.stages()
			.stream()
			.filter((stage) -> stage.workLeft() > 0)
			.collect(Collectors.partitioningBy((stage) -> rate(stage, own, good).isPresent()));
		double millis = open.get(true)
			.stream()
			.mapToDouble((stage) -> rate(stage, own, good).orElseThrow() * stage.workLeft())
			.sum();
		boolean known = !open.get(true).isEmpty() || open.get(false).isEmpty();
		return new Estimate(own.times().values().stream().reduce(Duration.ZERO, Duration::plus),
				known ? Duration.ofMillis(Math.round(millis)) : null,
				open.get(false).stream().map(Stage::step).toList());
	}

	/** Returns the share of the night's time that has passed, from 0 to 1. */
	double progress() {
		if (this.left == null || !this.untimed.isEmpty() && this.worked.isZero()) {
			return 0;
		}
		double whole = this.worked.plus(this.left).toMillis();
		return (whole > 0) ? this.worked.toMillis() / whole : 1;
	}

	private static Optional<Double> rate(Stage stage, Work own, Optional<Work> good) {
		return own.millisPerWork(stage.step()).or(() -> good.flatMap((other) -> other.millisPerWork(stage.step())));
	}

	/**
	 * What a night has done, and how long it took.
	 *
	 * @param stages its stages
	 * @param times how long each step has worked, by its name
	 */
	record Work(List<Stage> stages, Map<String, Duration> times) {

		private Optional<Double> millisPerWork(String step) {
			Map<String, Stage> byStep = this.stages.stream()
				.collect(Collectors.toMap(Stage::step, Function.identity()));
			Stage stage = byStep.get(step);
			Duration time = this.times.get(step);
			return (stage != null && time != null && stage.work() > 0)
					? Optional.of((double) time.toMillis() / stage.work()) : Optional.empty();
		}

	}

}

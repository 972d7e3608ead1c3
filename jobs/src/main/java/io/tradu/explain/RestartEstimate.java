package io.tradu.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tradu.document.Night;
import io.tradu.explain.RestartPlan.Stage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Estimates what a restart would do, and how long it would take. */
@Component
class RestartEstimate {

	private final StageCounts counts;

	private final StepTimes times;

	RestartEstimate(StageCounts counts, StepTimes times) {
		this.counts = counts;
		this.times = times;
	}

	/**
	 * Returns the plan for a night, by its own rates, and where it has none by those of
	 * the last good one.
	 */
	RestartPlan of(Night night, Optional<Night> lastGood) {
		List<Stage> stages = this.counts.of(night);
		Map<String, Stage> goodStages = lastGood.map(this.counts::of)
			.orElse(List.of())
			.stream()
			.collect(Collectors.toMap(Stage::step, Function.identity()));
		Map<String, Duration> own = this.times.of(night);
		Map<String, Duration> good = lastGood.map(this.times::of).orElse(Map.of());
		double millis = 0;
		List<String> known = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (Stage stage : stages) {
			Optional<Double> perUnit = perUnit(stage, own.get(stage.step()))
				.or(() -> perUnit(goodStages.get(stage.step()), good.get(stage.step())));
			if (stage.left() > 0) {
				(perUnit.isPresent() ? known : unknown).add(stage.step());
				millis += perUnit.orElse(0.0) * stage.left();
			}
		}
		String basis = "by the rates of this night" + lastGood.map((other) -> " and of " + other.label()).orElse("")
				+ (unknown.isEmpty() ? "" : ", and longer by " + String.join(", ", unknown) + ", not timed yet");
		return new RestartPlan(stages, (known.isEmpty() && !unknown.isEmpty()) ? null : Math.round(millis / 1000),
				basis);
	}

	private static Optional<Double> perUnit(@Nullable Stage stage, @Nullable Duration time) {
		return (stage != null && time != null && stage.done() > 0)
				? Optional.of((double) time.toMillis() / stage.done()) : Optional.empty();
	}

}

package io.tradu.outlook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tradu.outlook.Estimate.Work;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EstimateTests {

	@Test
	void goesByTheNightsOwnRate() {
		Estimate estimate = Estimate.of(night(Map.of("translate", 10), stage("translate", 100, 300)), Optional.empty());

		assertThat(estimate.left()).isEqualTo(Duration.ofSeconds(30));
		assertThat(estimate.progress()).isEqualTo(0.25);
	}

	@Test
	void goesByAnotherNightWhereItHasNoRateOfItsOwn() {
		Work good = night(Map.of("translate", 100, "check", 20), stage("translate", 100, 0), stage("check", 100, 0));

		Estimate estimate = Estimate
			.of(night(Map.of("translate", 10), stage("translate", 100, 0), stage("check", 0, 100)), Optional.of(good));

		assertThat(estimate.left()).isEqualTo(Duration.ofSeconds(20));
		assertThat(estimate.untimed()).isEmpty();
	}

	@Test
	void namesWhatNoNightHasTimed() {
		Estimate estimate = Estimate
			.of(night(Map.of("translate", 10), stage("translate", 50, 50), stage("check", 0, 100)), Optional.empty());

		assertThat(estimate.left()).isEqualTo(Duration.ofSeconds(10));
		assertThat(estimate.untimed()).containsExactly("check");
	}

	@Test
	void saysNothingWhereThereIsNothingToJudgeBy() {
		Estimate estimate = Estimate.of(night(Map.of(), stage("translate", 0, 100)), Optional.empty());

		assertThat(estimate.left()).isNull();
		assertThat(estimate.progress()).isZero();
	}

	@Test
	void isDoneWhereNothingIsLeft() {
		Estimate estimate = Estimate.of(night(Map.of("translate", 10), stage("translate", 100, 0)), Optional.empty());

		assertThat(estimate.left()).isZero();
		assertThat(estimate.progress()).isEqualTo(1);
	}

	private static Work night(Map<String, Integer> seconds, Stage... stages) {
		return new Work(List.of(stages),
				seconds.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> Duration.ofSeconds(entry.getValue()))));
	}

	private static Stage stage(String step, long work, long left) {
		return new Stage(step, "row", work, left, 0, work, left);
	}

}

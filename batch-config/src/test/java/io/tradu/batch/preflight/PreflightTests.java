package io.tradu.batch.preflight;

import java.io.IOException;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PreflightTests {

	private static final PreflightFinding WARNING = PreflightFinding.warning("a", "something", "look");

	private static final PreflightFinding FULL = PreflightFinding.failure("disk-space", FailureCategory.CAPACITY,
			"the disk is full", "make room");

	private static final PreflightFinding WRONG = PreflightFinding.wrongSetting("b", "wrong", "");

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	private final Preflight preflight = new Preflight(this.beans);

	@Test
	void returnsWarnings() {
		check(true, WARNING);

		assertThat(this.preflight.require()).containsExactly(WARNING);
	}

	@Test
	void stopsAJobThatCannotRun() {
		check(true, WARNING, FULL);

		assertThatExceptionOfType(PreflightException.class).isThrownBy(this.preflight::require)
			.withMessage("the disk is full; make room")
			.satisfies((stopped) -> {
				assertThat(stopped.consequence()).isEqualTo(Consequence.FAILURE);
				assertThat(FailureReport.of(new IllegalStateException(stopped)).category())
					.isEqualTo(FailureCategory.CAPACITY);
			});
	}

	@Test
	void countsAWrongSettingAsTheWorst() {
		check(true, FULL, WRONG);

		assertThatExceptionOfType(PreflightException.class).isThrownBy(this.preflight::require)
			.satisfies((stopped) -> assertThat(stopped.consequence()).isEqualTo(Consequence.WRONG_SETTING));
	}

	@Test
	void runsACheckThatIsForOperatorsOnlyWhenAsked() {
		check(false, FULL);

		assertThatNoException().isThrownBy(this.preflight::require);
		assertThat(this.preflight.run(this.preflight.names().get(0)).findings()).containsExactly(FULL);
	}

	@Test
	void countsACheckThatCannotLookAsAFailure() {
		this.beans.addBean("broken", new PreflightCheck() {

			@Override
			public String id() {
				return "broken";
			}

			@Override
			public List<PreflightFinding> findings() throws IOException {
				throw new IOException("/x: Input/output error");
			}

		});

		assertThatExceptionOfType(PreflightException.class).isThrownBy(this.preflight::require)
			.withMessageContaining("/x: Input/output error");
	}

	private void check(boolean beforeJobs, PreflightFinding... findings) {
		this.beans.addBean("check", new PreflightCheck() {

			@Override
			public String id() {
				return "check";
			}

			@Override
			public boolean runsBeforeJobs() {
				return beforeJobs;
			}

			@Override
			public List<PreflightFinding> findings() {
				return List.of(findings);
			}

		});
	}

}

package io.tradu.batch.log;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LogScopeTests {

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void bringsBackWhatWasThereBefore() {
		LogScope.put(LogField.JOB, "outer");

		LogScope scope = LogScope.with(LogField.JOB, "inner").and(LogField.EXECUTION, 5);
		assertThat(MDC.getCopyOfContextMap()).containsEntry("tradu.job", "inner").containsEntry("tradu.execution", "5");
		scope.close();

		assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("tradu.job").containsValue("outer");
	}

	@Test
	void goesAlongToAnotherThreadAndNoFurther() {
		LogScope.put(LogField.JOB, "mine");
		Runnable carried = LogScope.carried(LogScopeTests::isMine);

		CompletableFuture.runAsync(() -> {
			carried.run();
			assertThat(MDC.get("tradu.job")).isNull();
		}).join();
	}

	@Test
	void givesEachLaunchItsOwnCorrelation() {
		String process = Correlation.current();

		LogScope scope = Correlation.begin();
		assertThat(Correlation.current()).isNotEqualTo(process).matches(Correlation.FORM);
		scope.close();

		assertThat(Correlation.current()).isEqualTo(process);
	}

	@Test
	void takesACorrelationOverIfItLooksLikeOne() {
		Correlation.takeOver(new MockEnvironment().withProperty(Correlation.SETTING, "flow-17.a_B"));
		assertThat(Correlation.current()).isEqualTo("flow-17.a_B");

		Correlation.takeOver(new MockEnvironment().withProperty(Correlation.SETTING, "a b\n"));
		Correlation.takeOver(new MockEnvironment());
		assertThat(Correlation.current()).isEqualTo("flow-17.a_B");
	}

	private static void isMine() {
		assertThat(MDC.get("tradu.job")).isEqualTo("mine");
	}

}

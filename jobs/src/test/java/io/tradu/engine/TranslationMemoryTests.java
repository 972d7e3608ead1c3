package io.tradu.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.TransientFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class TranslationMemoryTests {

	private static final Route ROUTE = Route.parse("test:en-es");

	private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());

	private volatile Function<List<String>, List<Translation>> answers = (texts) -> texts.stream()
		.<Translation>map((text) -> new Translation.Translated(text + "!", List.of()))
		.toList();

	private final Engines engines = new Engines(List.of(new TestEngine()), new SimpleMeterRegistry());

	private final TranslationMemory memory = new TranslationMemory(this.engines, 1_000_000);

	@Test
	void asksForIdenticalTextsOnce() {
		assertThat(translate("a", "b", "a")).containsExactly("a!", "b!", "a!");
		assertThat(this.calls).containsExactly(List.of("a", "b"));
	}

	@Test
	void asksForNothingItKnows() {
		translate("a", "b");

		assertThat(translate("c", "a", "b")).containsExactly("c!", "a!", "b!");
		assertThat(this.calls).containsExactly(List.of("a", "b"), List.of("c"));
	}

	@Test
	void asksTheEngineForNothingWhenItKnowsAll() {
		translate("a");
		translate("a");

		assertThat(this.calls).hasSize(1);
	}

	@Test
	void takesNoAnswerOfAnotherRoute() {
		translate("a");

		this.memory.translate(Route.parse("test:en-ca"), List.of("a"));

		assertThat(this.calls).hasSize(2);
	}

	@Test
	void remembersThatATextCannotBeTranslated() {
		Translation none = new Translation.Untranslatable("segment-too-long", "too long");
		this.answers = (texts) -> List.of(none);
		this.memory.translate(ROUTE, List.of("a"));

		assertThat(this.memory.translate(ROUTE, List.of("a"))).containsExactly(none);
		assertThat(this.calls).hasSize(1);
	}

	@Test
	void remembersNoFailure() {
		Function<List<String>, List<Translation>> working = this.answers;
		TransientFailure failure = new TransientFailure(FailureCategory.DEPENDENCY, "away", null);
		this.answers = (texts) -> {
			throw failure;
		};
		assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> translate("a", "b")).isSameAs(failure);
		this.answers = working;

		assertThat(translate("a", "b")).containsExactly("a!", "b!");
	}

	@Test
	void leavesNobodyWaitingWhenTheEngineGivesTooFewAnswers() {
		this.answers = (texts) -> List.of();

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> translate("a"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> translate("a"));
	}

	@Test
	void sharesWhatAnotherThreadIsAsking() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		Function<List<String>, List<Translation>> working = this.answers;
		this.answers = (texts) -> {
			if (texts.contains("a")) {
				asked.countDown();
				await(answered);
			}
			return working.apply(texts);
		};
		CompletableFuture<List<String>> first = CompletableFuture.supplyAsync(() -> translate("a"));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<List<String>> second = CompletableFuture.supplyAsync(() -> translate("b", "a"));

		answered.countDown();

		assertThat(first.join()).containsExactly("a!");
		assertThat(second.join()).containsExactly("b!", "a!");
		assertThat(this.calls).containsExactlyInAnyOrder(List.of("a"), List.of("b"));
	}

	@Test
	void passesTheFailureOnToWhoeverWaitsForIt() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		this.answers = (texts) -> {
			asked.countDown();
			await(answered);
			throw new TransientFailure(FailureCategory.DEPENDENCY, "away", null);
		};
		CompletableFuture<List<String>> first = CompletableFuture.supplyAsync(() -> translate("a"));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<List<String>> second = CompletableFuture.supplyAsync(() -> translate("a"));

		answered.countDown();

		assertThat(first.handle((result, failure) -> failure).join()).hasCauseInstanceOf(TransientFailure.class);
		assertThat(second.handle((result, failure) -> failure).join()).hasCauseInstanceOf(TransientFailure.class);
	}

	@Test
	void letsNoTwoThreadsWaitForEachOther() {
		List<CompletableFuture<List<String>>> threads = IntStream.range(0, 50)
			.mapToObj((i) -> CompletableFuture.supplyAsync(
					() -> (i % 2 == 0) ? translate("a" + i / 10, "b" + i / 10) : translate("b" + i / 10, "a" + i / 10)))
			.toList();

		assertThat(threads).allSatisfy((thread) -> assertThat(thread.join()).hasSize(2));
		assertThat(this.calls.stream().flatMap(List::stream)).doesNotHaveDuplicates();
	}

	@Test
	void forgetsWhatGoesBeyondItsSize() {
		TranslationMemory small = new TranslationMemory(this.engines, 5_000);

		for (int i = 0; i < 1000; i++) {
			small.translate(ROUTE, List.of("text " + i));
		}
		this.calls.clear();
		for (int i = 0; i < 1000; i++) {
			small.translate(ROUTE, List.of("text " + i));
		}

		assertThat(this.calls).hasSizeGreaterThan(900);
	}

	private List<String> translate(String... texts) {
		return this.memory.translate(ROUTE, List.of(texts))
			.stream()
			.map((translation) -> ((Translation.Translated) translation).text())
			.toList();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private final class TestEngine implements TranslationEngine {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public List<Translation> translate(Route route, List<String> texts) {
			TranslationMemoryTests.this.calls.add(texts);
			return TranslationMemoryTests.this.answers.apply(texts);
		}

		@Override
		public void verify(Route route) {
		}

		@Override
		public boolean knows(Route route) {
			return true;
		}

	}

}

package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.engine.apertium.Request.Outcome;
import io.tradu.engine.apertium.SegmentCodec.Stand;

/**
 * Starts pipelines of one mode. Each is fed the words its tagger has to know, and is
 * believed once it has translated the sentences whose translations are known.
 */
final class PipelineStarter {

	private final Mode mode;

	private final ApertiumProperties properties;

	private final StageLauncher launcher;

	private final RequestQueue queue;

	private final List<String> words;

	private final KnownSentences known;

	PipelineStarter(Mode mode, ApertiumProperties properties, StageLauncher launcher, RequestQueue queue) {
		this.mode = mode;
		this.properties = properties;
		this.launcher = launcher;
		this.queue = queue;
		this.words = PrimeWords.of(mode.name())
			.stream()
			.map((word) -> SegmentCodec.of(word).message(Stand.SUPERBLANK))
			.toList();
		this.known = KnownSentences.of(mode.name());
	}

	/**
	 * Starts a pipeline, and returns it when it is ready to be opened.
	 * @param lifetime segments it may take before it has served its time
	 * @param onBegin called once when its processes run
	 * @param onEnd called once when they have ended, or are ended
	 * @throws StartFailedException if it does not start, or does not translate
	 */
	ApertiumPipeline start(long lifetime, Consumer<ApertiumPipeline> onBegin, Consumer<ApertiumPipeline> onEnd)
			throws StartFailedException, InterruptedException {
		List<String> messages = new ArrayList<>(this.words);
		messages.addAll(this.known.messages());
		CountDownLatch answers = new CountDownLatch(messages.size());
		List<Request> first = messages.stream()
			.map((message) -> new Request(message, false, this.properties.timeout(), answers))
			.toList();
		Flight flight = new Flight(this.queue, this.properties.inFlight(), lifetime);
		// Before any other thread can end the pipeline: it has to find them there.
		flight.launch(first);
		ApertiumPipeline pipeline = new ApertiumPipeline(this.mode, this.launcher.launch(this.mode), flight);
		onBegin.accept(pipeline);
		ask(pipeline, first, answers, onEnd);
		List<Request> known = first.subList(this.words.size(), first.size());
		requireTranslations(pipeline, first, known);
		flight.askAgain(again(known));
		return pipeline;
	}

	private static void ask(ApertiumPipeline pipeline, List<Request> first, CountDownLatch answers,
			Consumer<ApertiumPipeline> onEnd) throws StartFailedException, InterruptedException {
		try {
			pipeline.prime(first, onEnd);
			answers.await();
		}
		catch (InterruptedException ex) {
			pipeline.breakDown("interrupted");
			throw ex;
		}
		catch (OutOfMemoryError ex) {
			pipeline.breakDown("it could not begin");
			onEnd.accept(pipeline);
			throw StartFailedException.of(ex);
		}
	}

	private void requireTranslations(ApertiumPipeline pipeline, List<Request> first, List<Request> known)
			throws StartFailedException {
		for (Request request : first) {
			if (request.outcome() != Outcome.ANSWERED) {
				throw new StartFailedException(FailureCategory.DEPENDENCY, request.detail());
			}
		}
		Optional<String> fault = this.known.fault(known.stream().map(Request::detail).toList());
		if (fault.isPresent() && this.properties.requireKnownSentences()) {
			pipeline.breakDown(fault.get());
			throw new StartFailedException(FailureCategory.DEPENDENCY,
					"the mode " + this.mode.name() + " does not translate: " + fault.get());
		}
	}

	private List<KnownSentence> again(List<Request> answered) {
		List<String> messages = this.known.messages();
		return IntStream.range(0, answered.size())
			.mapToObj((i) -> new KnownSentence(messages.get(i), answered.get(i).detail(), this.properties.timeout()))
			.toList();
	}

}

package io.tradu.meter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.AfterCommit;
import io.tradu.batch.metrics.ErrorRatios;
import io.tradu.document.Block;
import io.tradu.document.BlockOutcome;
import io.tradu.document.BlockResult;
import io.tradu.document.Document;
import io.tradu.document.KnownDocuments;
import io.tradu.flow.WindowReader.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.stereotype.Component;

/** Measures the work of the stages. */
@Component
public class StageMeters {

	private static final Logger logger = LoggerFactory.getLogger(StageMeters.class);

	private static final String STAGE = "stage";

	private static final String FEED = "feed";

	private static final String PAIR = "pair";

	// In place of the target language, or of both, where the work is for every one.
	private static final String EVERY = "all";

	private final MeterRegistry registry;

	private final ErrorRatios errors;

	private final KnownDocuments documents;

	StageMeters(MeterRegistry registry, ErrorRatios errors, KnownDocuments documents) {
		this.registry = registry;
		this.errors = errors;
		this.documents = documents;
	}

	/** Returns the same work on blocks, which is timed. */
	public <R> Work<Block, R> timed(String stage, Work<Block, R> work) {
		return (block) -> timed(stage, () -> tags(block), () -> work.on(block));
	}

	private Tags tags(Block block) {
		return tags(this.documents.of(block), block.target());
	}

	/** Does work on a document, for all its targets, and times it. */
	public <R> R timed(String stage, Document document, Callable<R> work) throws Exception {
		return timed(stage, () -> tags(document, EVERY), work);
	}

	/** Does work on a file that is no document yet, and times it. */
	public <R> R timed(String stage, String feed, Callable<R> work) throws Exception {
		return timed(stage, () -> Tags.of(FEED, feed, PAIR, EVERY), work);
	}

	/**
	 * Returns what times the chunks of a step, by the document that their first item is
	 * of.
	 */
	public <T> ChunkListener<T, T> chunks(String stage, Function<T, Optional<Document>> document) {
		return new ChunkListener<>() {

			private long start;

			@Override
			public void beforeChunk(Chunk<T> chunk) {
				this.start = System.nanoTime();
			}

			@Override
			public void afterChunk(Chunk<T> chunk) {
				chunk.getItems()
					.stream()
					.findFirst()
					.flatMap(document)
					.ifPresent((first) -> quietly(() -> latency(stage, tags(first, EVERY), this.start)));
			}

		};
	}

	private <R> R timed(String stage, Supplier<Tags> tags, Callable<R> work) throws Exception {
		long start = System.nanoTime();
		try {
			return work.call();
		}
		finally {
			quietly(() -> latency(stage, tags.get(), start));
		}
	}

	private void latency(String stage, Tags tags, long start) {
		this.registry.timer("tradu.stage.latency", tags.and(STAGE, stage))
			.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
	}

	/**
	 * Returns what counts the blocks that a step has written.
	 * @param last whether the stage is where their rows are told good or bad
	 */
	public <R> ItemWriteListener<BlockOutcome<R>> blocks(String stage, boolean last, Function<R, BlockResult> result) {
		return writes(stage,
				(chunk) -> chunk.getItems()
					.stream()
					.filter((outcome) -> outcome.result() != null)
					.flatMap((outcome) -> passages(outcome.block(), result.apply(outcome.result())).stream())
					.toList(),
				(chunk) -> last ? chunk.getItems().stream().mapToLong((outcome) -> outcome.block().rows()).sum() : 0);
	}

	private List<Passage> passages(Block block, BlockResult result) {
		return Passage.of(this.documents.of(block), block.target(), result);
	}

	/**
	 * Returns what counts, once they are committed, the rows that a step has written.
	 */
	public <T> ItemWriteListener<T> writes(String stage,
			Function<Chunk<? extends T>, ? extends Collection<Passage>> passages) {
		return writes(stage, passages, Chunk::size);
	}

	/**
	 * Returns the same for a step whose items are not single rows or documents.
	 * @param handled number of rows or documents in a chunk
	 */
	public <T> ItemWriteListener<T> writes(String stage,
			Function<Chunk<? extends T>, ? extends Collection<Passage>> passages,
			ToLongFunction<Chunk<? extends T>> handled) {
		return new ItemWriteListener<>() {

			@Override
			public void afterWrite(Chunk<? extends T> chunk) {
				quietly(() -> {
					Collection<Passage> passed = passages.apply(chunk);
					long items = handled.applyAsLong(chunk);
					AfterCommit.run(() -> quietly(() -> {
						passed.forEach((passage) -> count(stage, passage));
						StageMeters.this.errors.handled(items);
					}));
				});
			}

		};
	}

	// What is measured must not fail, or change why it fails.
	private static void quietly(Runnable measuring) {
		try {
			measuring.run();
		}
		catch (RuntimeException ex) {
			logger.debug("Something is not measured", ex);
		}
	}

	/** Counts a file of the inbox by what became of it, once that is committed. */
	public void file(String feed, String outcome) {
		AfterCommit.run(() -> this.registry.counter("tradu.documents", FEED, feed, "outcome", outcome).increment());
	}

	private void count(String stage, Passage passage) {
		Tags tags = tags(passage.document(), passage.target()).and(STAGE, stage, "engine", passage.engine(), "route",
				passage.route());
		this.registry.counter("tradu.stage.rows", tags).increment(passage.rows());
		this.registry.counter("tradu.stage.characters", tags).increment(passage.characters());
	}

	private static Tags tags(Document document, String target) {
		return Tags.of(FEED, document.feed(), PAIR, document.sourceLanguage() + "-" + target);
	}

}

package io.tradu.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.hold.HeldDocuments;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the documents of a night whose files are still to be written, feed by feed, and
 * completes the delivery of a feed in the transaction of its last document. The feed with
 * the least to deliver comes first, so that none waits for a large one. Documents that
 * are held are left out.
 */
class IngestedDocumentReader implements ItemStreamReader<Document> {

	private final Night night;

	private final Documents documents;

	private final HeldDocuments held;

	private final WrittenDocuments written;

	private final FeedDelivery delivery;

	private final EarlierDeliveries earlier;

	private final Deque<FeedQueue> feeds = new ArrayDeque<>();

	private final List<FeedQueue> ended = new ArrayList<>();

	IngestedDocumentReader(Night night, Documents documents, HeldDocuments held, WrittenDocuments written,
			FeedDelivery delivery, EarlierDeliveries earlier) {
		this.night = night;
		this.documents = documents;
		this.held = held;
		this.written = written;
		this.delivery = delivery;
		this.earlier = earlier;
	}

	@Override
	public void open(ExecutionContext context) {
		Set<Long> left = this.held.hold(this.night);
		Map<String, List<Document>> byFeed = this.documents.find(this.night, DocumentStatus.INGESTED)
			.stream()
			.filter((document) -> !left.contains(document.id()))
			.collect(Collectors.groupingBy(Document::feed));
		byFeed.values().forEach((ofOneFeed) -> this.earlier.requireAsRecorded(this.night, ofOneFeed));
		Predicate<Document> isWritten = this.written.of(this.night);
		byFeed.values()
			.stream()
			.map((documents) -> FeedQueue.of(documents, isWritten))
			.sorted(Comparator.comparingLong(FeedQueue::bytes).thenComparing(FeedQueue::feed))
			.forEach(this.feeds::add);
	}

	@Override
	public @Nullable Document read() {
		while (!this.feeds.isEmpty()) {
			FeedQueue feed = this.feeds.getFirst();
			Document next = feed.waiting().poll();
			if (feed.waiting().isEmpty()) {
				this.ended.add(this.feeds.removeFirst());
			}
			if (next != null) {
				return next;
			}
		}
		return null;
	}

	@Override
	public void update(ExecutionContext context) {
		try {
			for (FeedQueue feed : this.ended) {
				this.delivery.complete(this.night, feed.all());
			}
			this.ended.clear();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The documents of a feed.
	 *
	 * @param all all that are not delivered
	 * @param waiting those of them whose files are still to be written
	 */
	private record FeedQueue(List<Document> all, Deque<Document> waiting) {

		static FeedQueue of(List<Document> documents, Predicate<Document> isWritten) {
			return new FeedQueue(documents,
					documents.stream().filter(isWritten.negate()).collect(Collectors.toCollection(ArrayDeque::new)));
		}

		String feed() {
			return this.all.get(0).feed();
		}

		long bytes() {
			return this.waiting.stream().mapToLong(Document::bytes).sum();
		}

	}

}

package io.tradu.replay;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Draws up what became of replays. */
@Component
class ReplayReports {

	private final Replays replays;

	private final Nights nights;

	ReplayReports(Replays replays, Nights nights) {
		this.replays = replays;
		this.nights = nights;
	}

	ReplayReport of(long replay, JobExecution execution, List<Letter> returned) {
		List<ReplayItem> items = this.replays.items(replay, 0, Integer.MAX_VALUE);
		return new ReplayReport(replay, execution, items, returned,
				nights(Stream.concat(items.stream().map(ReplayItem::letter), returned.stream())));
	}

	/** Returns the letters of a replay. */
	List<Letter> letters(long replay) {
		return this.replays.items(replay, 0, Integer.MAX_VALUE).stream().map(ReplayItem::letter).toList();
	}

	ReplayReport ofDocuments(List<Letter> returned) {
		return new ReplayReport(0, null, List.of(), returned, nights(returned.stream()));
	}

	private List<Night> nights(Stream<Letter> letters) {
		Collection<Document> oneOfEach = letters.map(Letter::document)
			.collect(Collectors.toMap(Document::nightId, (document) -> document, (one, other) -> one))
			.values();
		return oneOfEach.stream()
			.map(this.nights::of)
			.sorted(Comparator.comparing(Night::businessDate).thenComparing(Night::sequence))
			.toList();
	}

}

package io.tradu.replay;

import java.util.List;

import io.tradu.flow.DetachedSource;
import io.tradu.flow.InFlight;
import io.tradu.flow.WindowReader;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Hands out a replay's pending letters, each on its way through the engine already. Keeps
 * no position: what has been stored waits no longer.
 */
class PendingLetterReader implements ItemStreamReader<InFlight<ReplayItem, ReplayedLetter>> {

	private final long replay;

	private final Replays replays;

	private final WindowReader<ReplayItem, ReplayedLetter> window;

	private long lastLetter;

	PendingLetterReader(long replay, Replays replays, LetterReplayer replayer, int threads,
			PlatformTransactionManager transactionManager) {
		this.replay = replay;
		this.replays = replays;
		this.window = new WindowReader<>("replay", threads, 4 * threads,
				new DetachedSource<>(this::next, transactionManager),
				(item) -> item.letter().content().evidence().length(), replayer::replay);
	}

	@Override
	public void open(ExecutionContext context) {
		this.lastLetter = 0;
		this.window.open(context);
	}

	@Override
	public @Nullable InFlight<ReplayItem, ReplayedLetter> read() {
		return this.window.read();
	}

	@Override
	public void close() {
		this.window.close();
	}

	private List<ReplayItem> next(int limit) {
		List<ReplayItem> next = this.replays.pending(this.replay, this.lastLetter, limit);
		if (!next.isEmpty()) {
			this.lastLetter = next.get(next.size() - 1).letter().id();
		}
		return next;
	}

}

package io.tradu.batch.step;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.RejectedItem;

import org.springframework.batch.core.listener.SkipListener;

/**
 * Makes a dead letter of each skipped item. Called inside the chunk's transaction, so
 * both stand or fall together.
 */
class RejectedItemListener implements SkipListener<Object, Object> {

	private final DeadLetters deadLetters;

	RejectedItemListener(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@Override
	public void onSkipInRead(Throwable failure) {
		record(failure);
	}

	@Override
	public void onSkipInProcess(Object item, Throwable failure) {
		record(failure);
	}

	private void record(Throwable failure) {
		if (failure instanceof RejectedItem rejected) {
			this.deadLetters.add(List.of(DeadLetter.of(rejected)));
		}
	}

}

package io.tradu.replay;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.Fingerprint;
import io.tradu.flow.InFlight;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Waits for what comes of a letter. A defect is the letter's own failure: it must not
 * stop the others. Whatever else fails stops the step, which can be restarted.
 */
class LetterCollector implements ItemProcessor<InFlight<ReplayItem, ReplayedLetter>, ReplayedLetter> {

	@Override
	public ReplayedLetter process(InFlight<ReplayItem, ReplayedLetter> work) {
		try {
			return work.join();
		}
		catch (RuntimeException ex) {
			FailureReport report = FailureReport.of(ex);
			if (report.category() != FailureCategory.LOGIC) {
				throw ex;
			}
			DeadLetter letter = work.item().letter().content();
			return ReplayedLetter.failed(work.item(), new DeadLetter(letter.address(), "replay-failed",
					FailureCategory.LOGIC, report.sentence(), letter.evidence())
				.causedBy(Fingerprint.of(ex), 1));
		}
	}

}

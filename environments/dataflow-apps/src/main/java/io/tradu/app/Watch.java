package io.tradu.app;

import java.time.LocalDate;

import io.tradu.batch.audit.Act;
import io.tradu.nightly.RecoveryWatch;
import io.tradu.nightly.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the scheduler look for runs and tasks whose process has died. */
class Watch implements TurnLoop.Turn {

	private static final Logger logger = LoggerFactory.getLogger(Watch.class);

	private final RecoveryWatch watch;

	Watch(RecoveryWatch watch) {
		this.watch = watch;
	}

	@Override
	public void take() {
		try {
			this.watch.look(Watch::start, logger::info);
		}
		catch (Refused ex) {
			// Somebody was quicker.
			logger.info("Nothing recovered: {}", ex.getMessage());
		}
	}

	private static void start(LocalDate date, Act act) {
		throw new IllegalStateException("the scheduler runs no night; tradu.launch.through has to be dataflow");
	}

}

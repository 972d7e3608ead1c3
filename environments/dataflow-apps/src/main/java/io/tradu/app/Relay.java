package io.tradu.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends the launch requests that wait. One counts as sent once the broker has it; one
 * that no launcher takes up in spite of that is sent again, which does no harm.
 */
class Relay {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	private final LaunchRequests requests;

	private final RequestSender sender;

	private final Duration sendAgain;

	private final Clock clock;

	private final Map<Long, Instant> sent = new HashMap<>();

	private @Nullable String obstacle;

	Relay(LaunchRequests requests, RequestSender sender, Duration sendAgain, Clock clock) {
		this.requests = requests;
		this.sender = sender;
		this.sendAgain = sendAgain;
		this.clock = clock;
	}

	/** Has one look. */
	void look() throws InterruptedException {
		for (LaunchRequest request : toSend()) {
			try {
				this.sender.send(LaunchMessage.of(request));
			}
			catch (NotSent ex) {
				obstructed(request, String.valueOf(ex.getMessage()));
				return;
			}
			this.requests.sent(request.id());
			boolean again = this.sent.put(request.id(), this.clock.instant()) != null;
			// One that waits for hours is sent all the time.
			logger.atLevel(again ? Level.DEBUG : Level.INFO)
				.log("launch request {} for {} is sent", request.id(), request.businessDate());
			free();
		}
	}

	// What a launcher had taken up when it died is sent again, too: the next one finds
	// out how far it has come.
	private List<LaunchRequest> toSend() {
		return Stream
			.concat(this.requests.waiting()
				.stream()
				.filter((request) -> request.state() == State.REQUESTED || isLost(request)),
					this.requests.abandoned()
						.stream()
						.filter((request) -> request.state() == State.LAUNCHING && isLost(request)))
			.toList();
	}

	// Also one that another scheduler sent, before this one was started.
	private boolean isLost(LaunchRequest request) {
		Instant last = this.sent.get(request.id());
		return last == null || last.plus(this.sendAgain).isBefore(this.clock.instant());
	}

	// Said once, however long it lasts.
	private void obstructed(LaunchRequest request, String why) {
		if (this.obstacle == null) {
			logger.warn("launch request {} for {} waits, and is sent as soon as it can be: {}", request.id(),
					request.businessDate(), why);
		}
		this.obstacle = why;
	}

	private void free() {
		if (this.obstacle != null) {
			logger.info("launch requests are sent again");
			this.obstacle = null;
		}
	}

}

package io.tradu.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Waits for a stream, but not for ever. */
final class StreamWatch {

	private static final int LOG_LINES = 15;

	private final Server server;

	private final Duration patience;

	private final Clock clock;

	private final Pause pause;

	// Of applications that fail the deployer removes the logs together with them.
	private final Map<String, String> logs = new TreeMap<>();

	StreamWatch(Server server, Duration patience, Clock clock, Pause pause) {
		this.server = server;
		this.patience = patience;
		this.clock = clock;
		this.pause = pause;
	}

	/** Returns the number of Skipper's newest release of a stream; 0 if there is none. */
	int newest(String stream) {
		return this.server.history(stream).stream().findFirst().map(StreamRelease::number).orElse(0);
	}

	/**
	 * Waits until a new release is deployed, and its applications run.
	 * @param before the number of the newest release before
	 * @throws StreamFailed if that does not come
	 */
	void awaitDeployed(String stream, int before, String version) {
		await("version " + version + " of stream " + stream, () -> {
			rememberLogs(stream);
			Optional<StreamRelease> release = this.server.history(stream)
				.stream()
				.filter((known) -> known.number() > before)
				.findFirst();
			if (release.isPresent() && release.get().isFailed()) {
				throw new StreamFailed("Skipper gave up version " + version + " of stream " + stream + " ("
						+ release.get().description() + ")" + ends());
			}
			StreamState state = this.server.state(stream);
			if (release.isPresent() && state.isBroken() && !isUpdate(stream, before)) {
				throw new StreamFailed(
						"stream " + stream + " is " + state.inWords() + " with version " + version + ends());
			}
			// Skipper takes no other request in good part while it still ends the
			// processes of the release before.
			return release.filter(StreamRelease::isDeployed).isPresent() && state == StreamState.DEPLOYED
					&& !isUpdate(stream, before);
		});
	}

	// While Skipper replaces applications, those of both releases count, and it decides.
	private boolean isUpdate(String stream, int before) {
		return this.server.history(stream).stream().anyMatch((known) -> known.number() <= before && known.isDeployed());
	}

	/** Does something with a stream as soon as Skipper has ended what it is at. */
	void whenReady(String stream, Runnable act) {
		await("Skipper's readiness for stream " + stream, () -> {
			try {
				act.run();
				return true;
			}
			catch (ServerFailure ex) {
				if (ex.isForLater()) {
					return false;
				}
				throw ex;
			}
		});
	}

	/** Waits until nothing is being deployed any more. */
	void awaitSettled(String stream) {
		await("stream " + stream, () -> {
			rememberLogs(stream);
			return this.server.state(stream) != StreamState.DEPLOYING
					&& !StreamRelease.isUpdate(this.server.history(stream));
		});
	}

	void awaitUndeployed(String stream) {
		await("the end of stream " + stream, () -> {
			StreamState state = this.server.state(stream);
			return state == StreamState.UNDEPLOYED || state == StreamState.UNKNOWN;
		});
	}

	private void await(String what, BooleanSupplier condition) {
		Instant end = this.clock.instant().plus(this.patience);
		while (!condition.getAsBoolean()) {
			if (this.clock.instant().isAfter(end)) {
				throw new StreamFailed(
						what + ": not there after " + this.patience.toSeconds() + " s of waiting" + ends());
			}
			this.pause.between();
		}
	}

	private void rememberLogs(String stream) {
		try {
			this.server.logs(stream).forEach((app, log) -> {
				if (!log.isBlank()) {
					this.logs.put(app, log);
				}
			});
		}
		catch (ServerFailure ex) {
			// There are none yet, or none any more.
		}
	}

	private String ends() {
		StringBuilder ends = new StringBuilder();
		this.logs.forEach((app, log) -> ends.append("\nthe end of the log of ")
			.append(app)
			.append(":\n")
			.append(end(log).indent(4).stripTrailing()));
		return ends.toString();
	}

	/** Returns the last lines of a log. */
	static String end(String log) {
		String[] lines = log.stripTrailing().split("\\R");
		int first = Math.max(0, lines.length - LOG_LINES);
		return String.join("\n", Arrays.copyOfRange(lines, first, lines.length));
	}

	/** How the time between two looks is spent. */
	@FunctionalInterface
	interface Pause {

		void between();

	}

}

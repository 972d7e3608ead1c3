package io.tradu.dataflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings an environment's stream and tasks back to a version that was there before. */
final class Rollback {

	private final Server server;

	private final Declaration declared;

	private final Release before;

	private final StreamWatch watch;

	Rollback(Server server, Declaration declared, Release before, StreamWatch watch) {
		this.server = server;
		this.declared = declared;
		this.before = before;
		this.watch = watch;
	}

	/**
	 * Goes back, through Skipper where it still knows the release, and proves it.
	 * @param announcer is told what is done
	 * @return whether there was anything to do
	 * @throws StreamFailed if the version before does not come up
	 */
	boolean run(Consumer<String> announcer) {
		String stream = this.declared.stream().name();
		boolean done = false;
		if (this.server.state(stream) == StreamState.DEPLOYING) {
			this.watch.awaitSettled(stream);
		}
		List<StreamRelease> history = this.server.history(stream);
		Optional<StreamRelease> deployed = history.stream().filter(StreamRelease::isDeployed).findFirst();
		Optional<StreamRelease> target = history.stream().filter(this::wasGood).findFirst();
		boolean serves = deployed.filter((release) -> release.hasVersion(this.before.version())).isPresent();
		if (!serves && deployed.isPresent() && target.isPresent()) {
			announcer.accept("roll stream " + stream + " back to release " + target.get().number() + " of Skipper's,"
					+ " version " + this.before.version());
			this.watch.whenReady(stream, () -> this.server.rollback(stream, target.get().number()));
			this.watch.awaitDeployed(stream, history.get(0).number(), this.before.version());
			done = true;
		}
		// What Skipper cannot bring back is applied as if it were new; so are the tasks.
		List<Step> rest = new Applier(this.server, this.declared, this.before, this.watch)
			.apply((step) -> announcer.accept(step.inWords()));
		return done || !rest.isEmpty();
	}

	private boolean wasGood(StreamRelease release) {
		return !release.isFailed() && release.hasVersion(this.before.version());
	}

}

package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes a server what is declared, step by step. */
final class Applier {

	// One round does it. A second one follows on a deployment that somebody else had
	// begun, a third shows that nothing is left to do.
	private static final int ROUNDS = 4;

	private final Server server;

	private final Declaration declared;

	private final Planner planner;

	private final StreamWatch watch;

	Applier(Server server, Declaration declared, Release release, StreamWatch watch) {
		this.server = server;
		this.declared = declared;
		this.planner = new Planner(declared, release);
		this.watch = watch;
	}

	Plan plan() {
		return this.planner.plan(this.server.actual(this.declared));
	}

	/**
	 * Applies what is declared.
	 * @param announcer is told each step before it is done
	 * @return the steps that were done
	 * @throws Refused if something stands in the way; nothing was changed then
	 * @throws StreamFailed if the stream's applications do not come up
	 */
	List<Step> apply(Consumer<Step> announcer) {
		List<Step> done = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			Plan plan = plan();
			if (!plan.obstacles().isEmpty()) {
				throw new Refused(String.join("; ", plan.obstacles()));
			}
			if (plan.steps().isEmpty()) {
				return done;
			}
			for (Step step : plan.steps()) {
				announcer.accept(step);
				apply(step);
				done.add(step);
			}
		}
		throw new ServerFailure(0,
				"the server does not keep what it is told; still to do: " + String.join("; ", plan().inWords()));
	}

	private void apply(Step step) {
		if (step instanceof Step.Register register) {
			this.server.register(register.app(), register.release());
		}
		else if (step instanceof Step.MakeDefault makeDefault) {
			this.server.makeDefault(makeDefault.app(), makeDefault.version());
		}
		else if (step instanceof Step.CreateTask create) {
			this.server.createTask(create.name(), create.dsl());
		}
		else if (step instanceof Step.ReplaceTask replace) {
			this.server.removeTask(replace.name());
			this.server.createTask(replace.name(), replace.dsl());
		}
		else {
			applyToStream(step);
		}
	}

	private void applyToStream(Step step) {
		if (step instanceof Step.TakeDownStream takeDown) {
			takeDown(takeDown);
		}
		else if (step instanceof Step.CreateStream create) {
			this.server.createStream(create.name(), create.flow());
		}
		else if (step instanceof Step.DeployStream deploy) {
			int before = this.watch.newest(deploy.name());
			this.watch.whenReady(deploy.name(), () -> this.server.deploy(deploy.name(), deploy.properties()));
			this.watch.awaitDeployed(deploy.name(), before, deploy.version());
		}
		else if (step instanceof Step.UpdateStream update) {
			int before = this.watch.newest(update.name());
			this.watch.whenReady(update.name(),
					() -> this.server.update(update.name(), update.properties(), update.force()));
			this.watch.awaitDeployed(update.name(), before, update.version());
		}
		else if (step instanceof Step.AwaitStream await) {
			this.watch.awaitSettled(await.name());
		}
	}

	private void takeDown(Step.TakeDownStream takeDown) {
		this.watch.whenReady(takeDown.name(), () -> this.server.undeploy(takeDown.name()));
		this.watch.awaitUndeployed(takeDown.name());
		if (takeDown.definition()) {
			this.server.removeStream(takeDown.name());
		}
	}

}

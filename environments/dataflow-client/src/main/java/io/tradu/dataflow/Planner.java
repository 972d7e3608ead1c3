package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.tradu.dataflow.Actual.Registration;
import io.tradu.dataflow.Declaration.App;

/**
 * Compares what is declared with what a server has. What is not declared is not looked
 * at, so that it stays as it is.
 */
final class Planner {

	private static final String BOOT = "3";

	private static final Pattern OTHER_ENVIRONMENT = Pattern.compile("tradu-(development|staging|production)");

	private final Declaration declared;

	private final Release release;

	Planner(Declaration declared, Release release) {
		this.declared = declared;
		this.release = release;
	}

	Plan plan(Actual actual) {
		List<Step> steps = new ArrayList<>();
		List<String> obstacles = new ArrayList<>();
		otherEnvironment(actual, obstacles);
		this.declared.apps().forEach((app) -> register(app, actual, steps, obstacles));
		// The stream first: where it fails, the nights go on with the version before.
		steps.addAll(new StreamPlanner(this.declared.stream(), this.release).plan(actual.stream()));
		this.declared.apps().forEach((app) -> makeDefault(app, actual, steps));
		this.declared.tasks().forEach((task) -> define(task, actual, steps, obstacles));
		return new Plan(steps, obstacles);
	}

	// The tasks of all environments have the same names: on a common server one would
	// take the other's nights.
	private void otherEnvironment(Actual actual, List<String> obstacles) {
		actual.others()
			.stream()
			.filter((other) -> OTHER_ENVIRONMENT.matcher(other).matches())
			.forEach((other) -> obstacles
				.add("the server at " + this.declared.uri() + " is another environment's: it has stream " + other));
	}

	private void register(App app, Actual actual, List<Step> steps, List<String> obstacles) {
		actual.registrations()
			.stream()
			.filter((known) -> known.name().equals(app.name()) && known.type().equals(app.type()))
			.filter((known) -> Release.version(known.uri()).isEmpty())
			.findFirst()
			.ifPresent((foreign) -> obstacles
				.add(app + " is registered with " + foreign.uri() + ", which is none of Tradu's; somebody else's"
						+ " application is not replaced: unregister it, or use another Data Flow server"));
		Optional<Registration> known = actual.registration(app.name(), app.type(), this.release.version());
		if (known.isEmpty()) {
			steps.add(new Step.Register(app, this.release, false));
		}
		else if (!known.get().uri().equals(this.release.uri()) || !known.get().boot().equals(BOOT)) {
			steps.add(new Step.Register(app, this.release, true));
		}
	}

	private void makeDefault(App app, Actual actual, List<Step> steps) {
		Optional<Registration> standard = actual.standard(app.name(), app.type());
		boolean isFirst = actual.registrations()
			.stream()
			.noneMatch((known) -> known.name().equals(app.name()) && known.type().equals(app.type()));
		// The server makes the first version of an application its default itself.
		if (!isFirst && standard.filter((known) -> known.version().equals(this.release.version())).isEmpty()) {
			steps
				.add(new Step.MakeDefault(app, this.release.version(), standard.map(Registration::version).orElse("")));
		}
	}

	private void define(Declaration.Task task, Actual actual, List<Step> steps, List<String> obstacles) {
		Actual.Task known = actual.tasks().get(task.name());
		if (known == null) {
			steps.add(new Step.CreateTask(task.name(), task.dsl()));
		}
		else if (!TaskDsl.isSame(known.dsl(), task.dsl())) {
			steps.add(new Step.ReplaceTask(task.name(), task.dsl(), known.dsl()));
			if (known.running()) {
				obstacles.add("task " + task.name() + " runs, and its definition is to change; apply again when it has"
						+ " ended (tradu recover settles one whose process died)");
			}
		}
	}

}

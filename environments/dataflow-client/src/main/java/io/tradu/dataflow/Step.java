package io.tradu.dataflow;

import java.util.List;
import java.util.Map;

/** One change to a Data Flow server. */
sealed interface Step {

	/** Returns what it does, in words. */
	String inWords();

	/** Makes a version of an application known. */
	record Register(Declaration.App app, Release release, boolean again) implements Step {

		@Override
		public String inWords() {
			return (this.again ? "register anew " : "register ") + this.app + " " + this.release.version() + " ("
					+ this.release.uri() + ")";
		}

	}

	/** Makes a version the one that is taken where none is named. */
	record MakeDefault(Declaration.App app, String version, String before) implements Step {

		@Override
		public String inWords() {
			return "make " + this.version + " the default of " + this.app
					+ (this.before.isEmpty() ? "" : " (was " + this.before + ")");
		}

	}

	/** Creates a task definition. */
	record CreateTask(String name, String dsl) implements Step {

		@Override
		public String inWords() {
			return "create task " + this.name + ": " + this.dsl;
		}

	}

	/** Replaces a task definition; its executions stay. */
	record ReplaceTask(String name, String dsl, String before) implements Step {

		@Override
		public String inWords() {
			return "replace the definition of task " + this.name + ": " + this.dsl + " (was " + this.before + ")";
		}

	}

	/** Undeploys a stream, and removes its definition where that has to change. */
	record TakeDownStream(String name, boolean definition, String reason) implements Step {

		@Override
		public String inWords() {
			return (this.definition ? "remove" : "undeploy") + " stream " + this.name + ", because " + this.reason;
		}

	}

	/** Creates a stream's definition. */
	record CreateStream(String name, String flow) implements Step {

		@Override
		public String inWords() {
			return "create stream " + this.name + ": " + this.flow;
		}

	}

	/** Deploys a stream. */
	record DeployStream(String name, String version, Map<String, String> properties) implements Step {

		@Override
		public String inWords() {
			return "deploy stream " + this.name + " with version " + this.version;
		}

	}

	/**
	 * Replaces the running applications of a stream by others, through Skipper.
	 *
	 * @param force also where Skipper sees no difference
	 */
	record UpdateStream(String name, String version, Map<String, String> properties, List<String> changes,
			boolean force) implements Step {

		@Override
		public String inWords() {
			return "update stream " + this.name + ": " + String.join("; ", this.changes);
		}

	}

	/** Waits until the applications of a stream run that are being deployed. */
	record AwaitStream(String name) implements Step {

		@Override
		public String inWords() {
			return "wait for stream " + this.name + ", which is being deployed";
		}

	}

}

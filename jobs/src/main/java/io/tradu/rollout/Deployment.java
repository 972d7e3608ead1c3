package io.tradu.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.tradu.rollout.Releases.Release;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an environment's Data Flow server has deployed, and how that is changed. */
public class Deployment {

	/** The task that is a night on golden documents. */
	static final String CANARY = "tradu-canary";

	private final DataFlowClient client;

	private final int timeoutSeconds;

	/**
	 * Creates the deployment.
	 * @param timeoutSeconds wait so long for processes to come up
	 */
	public Deployment(DataFlowClient client, int timeoutSeconds) {
		this.client = client;
		this.timeoutSeconds = timeoutSeconds;
	}

	/**
	 * Returns what is deployed.
	 * @throws DeploymentFailed if the server does not say
	 */
	State state() {
		StringBuilder json = new StringBuilder();
		int code = this.client.run((line) -> json.append(line).append('\n'), "state");
		if (code != 0) {
			throw new DeploymentFailed("the Data Flow server does not say what it has deployed");
		}
		return State.of(JsonMapper.shared().readTree(json.toString()));
	}

	/**
	 * Returns what is deployed in place of a release, in words; empty if it is that
	 * release, or nothing.
	 * @throws DeploymentFailed if the server does not say
	 */
	public Optional<String> other(Release release) {
		Set<String> deployed = state().versions();
		return (deployed.isEmpty() || deployed.equals(Set.of(release.version()))) ? Optional.empty()
				: Optional.of("version " + String.join(" and ", deployed));
	}

	int apply(Release release, Consumer<String> listener) {
		return run("apply", release, listener);
	}

	int rollback(Release before, Consumer<String> listener) {
		return run("rollback", before, listener);
	}

	int canary(Release release, Consumer<String> listener) {
		return run("launch", release, listener, CANARY);
	}

	/**
	 * Has the server forget all versions but some, and those that it has deployed.
	 * @param listener is told which
	 * @return the versions that it knows now
	 * @throws DeploymentFailed if the server does not do it
	 */
	Set<String> retire(Set<String> kept, Consumer<String> listener) {
		StringBuilder json = new StringBuilder();
		int code = this.client.run((line) -> json.append(line).append('\n'), "retire", "--keep",
				String.join(",", kept));
		if (code != 0) {
			throw new DeploymentFailed("the Data Flow server does not forget the versions that are not needed");
		}
		JsonNode result = JsonMapper.shared().readTree(json.toString());
		result.path("retired").forEach((line) -> listener.accept(line.asString()));
		return strings(result.path("registered"));
	}

	private static Set<String> strings(JsonNode array) {
		Set<String> strings = new TreeSet<>();
		array.forEach((element) -> strings.add(element.asString()));
		return strings;
	}

	private int run(String verb, Release release, Consumer<String> listener, String... more) {
		List<String> arguments = new ArrayList<>(
				List.of("--release", release.jar().toString(), "--timeout", String.valueOf(this.timeoutSeconds)));
		arguments.addAll(List.of(more));
		return this.client.run(listener, verb, arguments.toArray(String[]::new));
	}

	/**
	 * What is deployed.
	 *
	 * @param stream how the stream is; empty if there is none
	 * @param versions the versions of its applications
	 * @param task the version that nights are launched with; empty if there is none
	 * @param running the tasks that run
	 * @param past the versions that were deployed, newest first
	 * @param urls where the stream's processes answer
	 * @param registered the versions that the server knows of any application
	 */
	record State(String stream, Set<String> versions, String task, List<String> running, List<String> past,
			List<String> urls, Set<String> registered) {

		static State of(JsonNode json) {
			Set<String> versions = new TreeSet<>();
			json.path("deployed").forEach((version) -> versions.add(version.asString()));
			List<String> running = new ArrayList<>();
			json.path("running").forEach((task) -> running.add(task.asString()));
			List<String> past = new ArrayList<>();
			json.path("releases").forEach((release) -> {
				if (!release.path("status").asString("").equals("FAILED") && release.path("versions").size() == 1) {
					past.add(release.path("versions").get(0).asString());
				}
			});
			List<String> urls = new ArrayList<>();
			json.path("processes").forEach((process) -> urls.add(process.path("url").asString("")));
			return new State(json.path("stream").asString(""), versions,
					json.path("defaults").path("tradu-nightly").asString(""), running, past, urls,
					strings(json.path("registered")));
		}

		/**
		 * Returns the version that is deployed; empty if it is none, or not the same
		 * everywhere.
		 */
		Optional<String> version() {
			return (this.versions.size() == 1 && this.versions.contains(this.task)) ? Optional.of(this.task)
					: Optional.empty();
		}

		/** Returns every version that the stream or a task has. */
		Set<String> deployed() {
			Set<String> deployed = new TreeSet<>(this.versions);
			if (!this.task.isEmpty()) {
				deployed.add(this.task);
			}
			return deployed;
		}

		/** Returns the version to go back to. */
		Optional<String> before() {
			return version().flatMap(this::before)
				// Half-way between two versions it is the one that nights still have.
				.or(() -> Optional.of(this.task).filter((version) -> !version.isEmpty() && version().isEmpty()));
		}

		// What was deployed between two times of this one was gone back from.
		private Optional<String> before(String version) {
			return this.past.stream().skip(this.past.lastIndexOf(version) + 1L).findFirst();
		}

		boolean serves(String version) {
			return this.stream.equals("deployed") && version().equals(Optional.of(version));
		}

	}

}

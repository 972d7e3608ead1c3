package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.dataflow.Declaration.Member;
import org.jspecify.annotations.Nullable;

/** Compares the declared stream with the one that a server has. */
final class StreamPlanner {

	/**
	 * The setting by which an application of the stream carries the names of all that was
	 * declared for it: Skipper's updates add and change, but never take anything away.
	 */
	static final String MARK = "tradu.declared";

	private static final String DEPLOYER = "spring.cloud.deployer.";

	private final Declaration.Stream declared;

	private final Release release;

	StreamPlanner(Declaration.Stream declared, Release release) {
		this.declared = declared;
		this.release = release;
	}

	List<Step> plan(Actual.@Nullable Stream actual) {
		if (actual == null) {
			return List.of(create(), deploy());
		}
		if (!isSameFlow(actual.flow())) {
			return List.of(takeDown(true, "its flow is to change (was " + actual.flow() + ")"), create(), deploy());
		}
		if (actual.updating()) {
			return List.of(new Step.AwaitStream(this.declared.name()));
		}
		if (actual.state() == StreamState.DEPLOYING) {
			return planDeploying(actual);
		}
		if (actual.state().isBroken()) {
			return List.of(takeDown(false, "not all of its applications run (it is " + actual.state().inWords() + ")"),
					deploy());
		}
		if (actual.state() != StreamState.DEPLOYED) {
			// The server looks at the release that Skipper gave up. The one before
			// may well run, and Skipper does not let it be deployed a second time.
			return List.of((actual.release() > 0)
					? update(List.of("it is " + actual.state().inWords() + " with release " + actual.release()), true)
					: deploy());
		}
		return planDeployed(actual);
	}

	// Applications that are not ready may never be; where others are wanted, nobody
	// waits for them.
	private List<Step> planDeploying(Actual.Stream actual) {
		return planDeployed(actual).isEmpty() ? List.of(new Step.AwaitStream(this.declared.name()))
				: List.of(takeDown(false, "its applications have not come up, and are to be others"), deploy());
	}

	/** Returns what a deployment or an update of the stream is given. */
	Map<String, String> deploymentProperties() {
		Map<String, String> properties = new TreeMap<>();
		this.declared.members().forEach((name, member) -> {
			marked(member).forEach((key, value) -> properties.put("app." + name + "." + key, value));
			member.deployer().forEach((key, value) -> properties.put("deployer." + name + "." + key, value));
			properties.put("version." + name, this.release.version());
		});
		return properties;
	}

	private List<Step> planDeployed(Actual.Stream actual) {
		List<String> gone = new ArrayList<>();
		List<String> changes = new ArrayList<>();
		this.declared.members().forEach((name, member) -> {
			Actual.Member deployed = actual.members().get(name);
			if (deployed == null || !deployed.resource().equals(this.release.resource())) {
				gone.add("the jar of " + name + " lies elsewhere");
				return;
			}
			gone(name, member, deployed, gone);
			change(name, "version", deployed.version(), this.release.version(), changes);
			marked(member).forEach((key, value) -> change(name, key, deployed.properties().get(key), value, changes));
			member.deployer()
				.forEach((key, value) -> change(name, key, deployed.deployer().get(DEPLOYER + key), value, changes));
		});
		if (!gone.isEmpty()) {
			return List.of(takeDown(false, String.join("; ", gone)), deploy());
		}
		return changes.isEmpty() ? List.of() : List.of(update(changes, false));
	}

	private Step update(List<String> changes, boolean force) {
		return new Step.UpdateStream(this.declared.name(), this.release.version(), deploymentProperties(), changes,
				force);
	}

	private static void gone(String name, Member member, Actual.Member deployed, List<String> gone) {
		TreeSet<String> before = Arrays.stream(deployed.properties().getOrDefault(MARK, "").split(","))
			.filter((key) -> !key.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new));
		before.removeAll(names(member));
		before.forEach((key) -> gone.add(name + " is not to have " + key + " any more"));
	}

	private static void change(String name, String key, @Nullable String before, String now, List<String> changes) {
		if (!Objects.equals(before, now) && !key.equals(MARK)) {
			changes.add(name + ": " + key + " " + ((before != null) ? before : "(nothing)") + " -> " + now);
		}
	}

	private static Map<String, String> marked(Member member) {
		Map<String, String> marked = new TreeMap<>(member.properties());
		marked.put(MARK, String.join(",", names(member)));
		return marked;
	}

	private static TreeSet<String> names(Member member) {
		return Stream.concat(member.properties().keySet().stream(), member.deployer().keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private boolean isSameFlow(String flow) {
		return flow.replaceAll("\\s", "").equals(this.declared.flow().replaceAll("\\s", ""));
	}

	private Step takeDown(boolean definition, String reason) {
		return new Step.TakeDownStream(this.declared.name(), definition, reason);
	}

	private Step create() {
		return new Step.CreateStream(this.declared.name(), this.declared.flow());
	}

	private Step deploy() {
		return new Step.DeployStream(this.declared.name(), this.release.version(), deploymentProperties());
	}

}

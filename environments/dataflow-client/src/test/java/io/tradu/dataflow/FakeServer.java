package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tradu.dataflow.Actual.Registration;
import org.jspecify.annotations.Nullable;

/**
 * A Data Flow server in memory, whose clients can be killed, and whose versions can be
 * bad.
 */
final class FakeServer implements Server {

	final List<Registration> registrations = new ArrayList<>();

	final Map<String, Actual.Task> tasks = new TreeMap<>();

	final Map<String, String> streams = new TreeMap<>();

	final List<StreamRelease> releases = new ArrayList<>();

	/** After so many changes the client is killed; negative: never. */
	int changesLeft = -1;

	/** Whether the change that kills the client is done first. */
	boolean changeBeforeKill;

	@Nullable String badVersion;

	/** At which look a task says that it has ended; empty: never. */
	Optional<Integer> endsAtLook = Optional.of(1);

	/** After so many looks at a task there is no process any more. */
	int processEndsAtLook = Integer.MAX_VALUE;

	private int looksAtTask;

	private StreamState state = StreamState.UNDEPLOYED;

	@Override
	public Actual actual(Declaration declared) {
		String name = declared.stream().name();
		Optional<StreamRelease> deployed = this.releases.stream().filter(StreamRelease::isDeployed).findFirst();
		Actual.Stream stream = this.streams.containsKey(name)
				? new Actual.Stream(this.streams.get(name), this.state, deployed.map(StreamRelease::number).orElse(0),
						deployed.map(StreamRelease::members).orElse(Map.of()), false)
				: null;
		return new Actual(List.copyOf(this.registrations), new TreeMap<>(this.tasks), stream,
				this.streams.keySet().stream().filter((other) -> !other.equals(name)).toList());
	}

	private void change(Runnable change) {
		if (this.changesLeft == 0) {
			if (this.changeBeforeKill) {
				change.run();
			}
			throw new Killed();
		}
		this.changesLeft--;
		change.run();
	}

	@Override
	public void register(Declaration.App app, Release release) {
		change(() -> {
			boolean first = this.registrations.stream().noneMatch((known) -> known.name().equals(app.name()));
			this.registrations
				.removeIf((known) -> known.name().equals(app.name()) && known.version().equals(release.version()));
			this.registrations
				.add(new Registration(app.name(), app.type(), release.version(), release.uri(), "3", first));
		});
	}

	@Override
	public void unregister(String name, String type, String version) {
		change(() -> this.registrations.removeIf(
				(known) -> known.name().equals(name) && known.type().equals(type) && known.version().equals(version)));
	}

	@Override
	public void makeDefault(Declaration.App app, String version) {
		change(() -> this.registrations
			.replaceAll((known) -> known.name().equals(app.name()) ? new Registration(known.name(), known.type(),
					known.version(), known.uri(), known.boot(), known.version().equals(version)) : known));
	}

	@Override
	public void createTask(String name, String dsl) {
		change(() -> this.tasks.put(name, new Actual.Task(dsl, false)));
	}

	@Override
	public void removeTask(String name) {
		change(() -> this.tasks.remove(name));
	}

	@Override
	public void createStream(String name, String flow) {
		change(() -> this.streams.put(name, flow));
	}

	@Override
	public void removeStream(String name) {
		change(() -> this.streams.remove(name));
	}

	@Override
	public void undeploy(String stream) {
		change(() -> {
			end("DELETED");
			this.state = StreamState.UNDEPLOYED;
		});
	}

	@Override
	public void deploy(String stream, Map<String, String> properties) {
		if (this.releases.stream().anyMatch(StreamRelease::isDeployed)) {
			throw new IllegalStateException("Package [" + stream + ":1.0.0] in Repository [local] already exists.");
		}
		change(() -> release(properties, new TreeMap<>()));
	}

	@Override
	public void update(String stream, Map<String, String> properties, boolean force) {
		change(() -> {
			Map<String, Actual.Member> members = new TreeMap<>(this.releases.get(0).members());
			release(properties, members);
		});
	}

	@Override
	public void rollback(String stream, int release) {
		change(() -> {
			StreamRelease before = this.releases.stream()
				.filter((known) -> known.number() == release)
				.findFirst()
				.orElseThrow();
			end("DELETED");
			add("DEPLOYED", before.members());
		});
	}

	private void release(Map<String, String> properties, Map<String, Actual.Member> members) {
		for (String name : List.of("scheduler", "launcher")) {
			Actual.Member before = members.getOrDefault(name, new Actual.Member("", "", Map.of(), Map.of()));
			members.put(name,
					new Actual.Member("file:/releases/tradu-apps", properties.get("version." + name),
							merged(before.properties(), properties, "app." + name + ".", ""),
							merged(before.deployer(), properties, "deployer." + name + ".", "spring.cloud.deployer.")));
		}
		boolean bad = members.values().stream().anyMatch((member) -> member.version().equals(this.badVersion));
		if (!bad) {
			end("DELETED");
		}
		add(bad ? "FAILED" : "DEPLOYED", members);
		if (bad) {
			// The release before goes on; the server looks at this one.
			this.state = StreamState.UNKNOWN;
		}
	}

	private static Map<String, String> merged(Map<String, String> before, Map<String, String> given, String prefix,
			String qualifier) {
		Map<String, String> merged = new TreeMap<>(before);
		given.forEach((key, value) -> {
			if (key.startsWith(prefix)) {
				merged.put(qualifier + key.substring(prefix.length()), value);
			}
		});
		return merged;
	}

	private void end(String status) {
		this.releases.replaceAll(
				(known) -> known.isDeployed() ? new StreamRelease(known.number(), status, "", known.members()) : known);
	}

	private void add(String status, Map<String, Actual.Member> members) {
		this.releases.add(new StreamRelease(this.releases.size() + 1, status, "", members));
		this.releases.sort(Comparator.comparingInt(StreamRelease::number).reversed());
		this.state = this.releases.stream().anyMatch(StreamRelease::isDeployed) ? StreamState.DEPLOYED
				: StreamState.FAILED;
	}

	/** Some of its processes have died. */
	void breakStream(StreamState state) {
		this.state = state;
	}

	@Override
	public StreamState state(String stream) {
		return this.state;
	}

	@Override
	public List<StreamRelease> history(String stream) {
		return List.copyOf(this.releases);
	}

	@Override
	public Map<String, String> logs(String stream) {
		return Map.of("scheduler-v2", "starting\nno database\n");
	}

	@Override
	public List<Process> processes(String stream) {
		return List.of();
	}

	@Override
	public long launch(String task, Map<String, String> properties, List<String> arguments) {
		return 1;
	}

	@Override
	public Optional<TaskEnd> end(long execution) {
		this.looksAtTask++;
		return this.endsAtLook.filter((look) -> this.looksAtTask >= look).map((look) -> new TaskEnd(0, "", ""));
	}

	@Override
	public boolean runsTasks() {
		return this.looksAtTask < this.processEndsAtLook;
	}

	@Override
	public String taskLog(long execution) {
		return "starting\nno memory\n";
	}

	/** What a kill of the client looks like from within. */
	static final class Killed extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}

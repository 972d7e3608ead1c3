package io.tradu.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.tradu.dataflow.Actual.Registration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApplierTests {

	private final FakeServer server = new FakeServer();

	@Test
	void makesAnEmptyServerWhatIsDeclaredAndHasNothingToDoThen() {
		assertThat(apply("1.0.0")).hasSize(6)
			.first()
			.isEqualTo("register sink launcher 1.0.0 (file:/releases/tradu-apps-1.0.0.jar)");

		assertThat(apply("1.0.0")).isEmpty();
		assertThat(this.server.releases.get(0).hasVersion("1.0.0")).isTrue();
	}

	@Test
	void updatesStreamAndDefaultsForAnotherVersion() {
		apply("1.0.0");

		assertThat(apply("1.1.0")).contains(
				"update stream tradu-development: launcher: version 1.0.0 -> 1.1.0; scheduler: version 1.0.0 -> 1.1.0",
				"make 1.1.0 the default of task tradu-nightly (was 1.0.0)");
		assertThat(apply("1.1.0")).isEmpty();
	}

	@Test
	void goesOnWhereverItWasKilled() {
		for (boolean before : List.of(true, false)) {
			for (int changes = 0; changes < 12; changes++) {
				FakeServer another = new FakeServer();
				another.changeBeforeKill = before;
				killedAfter(another, "1.0.0", changes);
				applier(another, Declarations.standard(), "1.0.0").apply((step) -> {
				});
				killedAfter(another, "1.1.0", changes);
				applier(another, Declarations.standard(), "1.1.0").apply((step) -> {
				});

				assertThat(applier(another, Declarations.standard(), "1.1.0").plan().isEmpty()).isTrue();
				assertThat(another.releases.get(0).hasVersion("1.1.0")).isTrue();
			}
		}
	}

	private static void killedAfter(FakeServer another, String version, int changes) {
		another.changesLeft = changes;
		try {
			applier(another, Declarations.standard(), version).apply((step) -> {
			});
		}
		catch (FakeServer.Killed ex) {
			// As was meant.
		}
		another.changesLeft = -1;
	}

	@Test
	void updatesStreamForChangedProperty() {
		apply("1.0.0");

		assertThat(apply(changed("-Xmx128m", "-Xmx256m"), "1.0.0"))
			.containsExactly("update stream tradu-development: launcher: local.javaOpts -Xmx128m -> -Xmx256m; "
					+ "scheduler: local.javaOpts -Xmx128m -> -Xmx256m");
	}

	@Test
	void deploysStreamAnewForPropertyThatIsGone() {
		apply(changed("    TRADU_ENVIRONMENT", "    extra: 1\n    TRADU_ENVIRONMENT"), "1.0.0");

		assertThat(apply("1.0.0")).containsExactly(
				"undeploy stream tradu-development, because launcher is not to have extra any more; scheduler is not to "
						+ "have extra any more",
				"deploy stream tradu-development with version 1.0.0");
		assertThat(apply("1.0.0")).isEmpty();
	}

	@Test
	void deploysStreamAnewWhoseProcessesHaveDied() {
		apply("1.0.0");
		this.server.breakStream(StreamState.PARTIAL);

		assertThat(apply("1.0.0")).hasSize(2).last().isEqualTo("deploy stream tradu-development with version 1.0.0");
	}

	@Test
	void doesNotWaitForApplicationsThatAreToBeOthers() {
		apply("1.0.0");
		this.server.breakStream(StreamState.DEPLOYING);

		assertThat(apply("1.1.0"))
			.contains("undeploy stream tradu-development, because its applications have not come up,"
					+ " and are to be others", "deploy stream tradu-development with version 1.1.0");
	}

	@Test
	void waitsForApplicationsThatComeUp() {
		apply("1.0.0");
		this.server.breakStream(StreamState.DEPLOYING);

		assertThatExceptionOfType(StreamFailed.class)
			.isThrownBy(() -> new Applier(this.server, Declarations.standard(), Declarations.release("1.0.0"),
					new StreamWatch(this.server, Duration.ofSeconds(-1), Clock.systemUTC(), () -> {
					}))
				.apply((step) -> {
				}))
			.withMessageContaining("stream tradu-development: not there after");
	}

	@Test
	void replacesTaskOnlyIfItDoesNotRun() {
		apply("1.0.0");
		Declaration other = changed("nightly\n      tradu.root", "nightly\n      more: 1\n      tradu.root");
		this.server.tasks.computeIfPresent("tradu-nightly", (name, task) -> new Actual.Task(task.dsl(), true));

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> apply(other, "1.0.0"))
			.withMessageContaining("task tradu-nightly runs, and its definition is to change");

		this.server.tasks.computeIfPresent("tradu-nightly", (name, task) -> new Actual.Task(task.dsl(), false));
		assertThat(apply(other, "1.0.0")).hasSize(1);
	}

	@Test
	void leavesAloneWhatIsNotDeclared() {
		this.server.streams.put("foreign", "time | log");
		this.server.tasks.put("foreign", new Actual.Task("timestamp", true));
		this.server.registrations.add(new Registration("time", "source", "1", "maven://a:time:1", "2", true));

		apply("1.0.0");

		assertThat(this.server.streams).containsEntry("foreign", "time | log");
		assertThat(this.server.tasks).containsEntry("foreign", new Actual.Task("timestamp", true));
		assertThat(this.server.registrations)
			.contains(new Registration("time", "source", "1", "maven://a:time:1", "2", true));
	}

	@Test
	void refusesServerOfAnotherEnvironment() {
		this.server.streams.put("tradu-staging", "scheduler | launcher");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> apply("1.0.0"))
			.withMessageContaining("is another environment's: it has stream tradu-staging");
		assertThat(this.server.registrations).isEmpty();
	}

	@Test
	void refusesNameThatSomebodyElseHasGivenToAnApplication() {
		this.server.registrations.add(new Registration("launcher", "sink", "1", "maven://a:launcher:1", "2", true));

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> apply("1.0.0"))
			.withMessageContaining("sink launcher is registered with maven://a:launcher:1");
		assertThat(this.server.registrations).hasSize(1);
	}

	@Test
	void saysWhatApplicationsSaidThatDoNotComeUp() {
		apply("1.0.0");
		this.server.badVersion = "1.1.0";

		assertThatExceptionOfType(StreamFailed.class).isThrownBy(() -> apply("1.1.0"))
			.withMessageContaining("Skipper gave up version 1.1.0 of stream tradu-development")
			.withMessageContaining("no database");
		assertThat(this.server.registrations).filteredOn(Registration::standard)
			.extracting(Registration::version)
			.containsOnly("1.0.0");
	}

	@Test
	void rollsBackThroughSkipper() {
		apply("1.0.0");
		apply("1.1.0");

		boolean done = new Rollback(this.server, Declarations.standard(), Declarations.release("1.0.0"),
				watch(this.server))
			.run((what) -> {
			});

		assertThat(done).isTrue();
		assertThat(this.server.releases.get(0)).matches(StreamRelease::isDeployed)
			.matches((release) -> release.hasVersion("1.0.0"))
			.matches((release) -> release.number() == 3);
		assertThat(apply("1.0.0")).isEmpty();
	}

	@Test
	void rollsBackFromVersionThatFailed() {
		apply("1.0.0");
		this.server.badVersion = "1.1.0";
		assertThatExceptionOfType(StreamFailed.class).isThrownBy(() -> apply("1.1.0"));

		assertThat(new Rollback(this.server, Declarations.standard(), Declarations.release("1.0.0"), watch(this.server))
			.run((what) -> {
			})).isTrue();
		assertThat(this.server.releases.get(0)).matches(StreamRelease::isDeployed)
			.matches((release) -> release.hasVersion("1.0.0"));
		assertThat(apply("1.0.0")).isEmpty();
	}

	private List<String> apply(String version) {
		return apply(Declarations.standard(), version);
	}

	private List<String> apply(Declaration declared, String version) {
		return applier(this.server, declared, version).apply((step) -> {
		}).stream().map(Step::inWords).toList();
	}

	private static Declaration changed(String text, String by) {
		assertThat(Declarations.YAML).contains(text);
		return Declarations.read(Declarations.YAML.replace(text, by));
	}

	private static Applier applier(FakeServer server, Declaration declared, String version) {
		return new Applier(server, declared, Declarations.release(version), watch(server));
	}

	private static StreamWatch watch(FakeServer server) {
		return new StreamWatch(server, Duration.ofSeconds(5),
				Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC), () -> {
				});
	}

}

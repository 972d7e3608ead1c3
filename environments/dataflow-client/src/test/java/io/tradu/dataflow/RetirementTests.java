package io.tradu.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.tradu.dataflow.Actual.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetirementTests {

	private final FakeServer server = new FakeServer();

	private final Declaration declared = Declarations.standard();

	@BeforeEach
	void deployVersions() {
		for (String version : List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0")) {
			Release release = Declarations.release(version);
			new Applier(this.server, this.declared, release,
					new StreamWatch(this.server, Duration.ofSeconds(1), Clock.systemUTC(), () -> {
					}))
				.apply((step) -> {
				});
		}
	}

	@Test
	void forgetsWhatIsNeitherKeptNorDeployed() {
		assertThat(retire("1.1.0")).containsExactly(
				"the server forgets version 1.0.0 of launcher, scheduler, tradu-nightly",
				"the server forgets version 1.2.0 of launcher, scheduler, tradu-nightly");

		assertThat(this.server.actual(this.declared).registered(this.declared)).containsExactly("1.1.0", "1.3.0");
		assertThat(retire("1.1.0")).isEmpty();
	}

	@Test
	void leavesDefaultVersionsAndOthersApplicationsAlone() {
		this.server.registrations.add(new Registration("time", "source", "9.0", "maven://time:9.0", "3", true));
		this.server.registrations
			.add(new Registration("launcher", "sink", "0.9", "file:/elsewhere/launcher-0.9.jar", "3", false));
		this.server.makeDefault(new Declaration.App("tradu-nightly", "task"), "1.2.0");

		retire("1.1.0");

		assertThat(this.server.registrations).extracting(Registration::version)
			.containsOnly("1.1.0", "1.2.0", "1.3.0", "9.0", "0.9");
	}

	private List<String> retire(String kept) {
		return new Retirement(this.server, this.declared).run(Set.of(kept));
	}

}

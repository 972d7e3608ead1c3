package io.tradu.batch.lease;

import java.time.Instant;
import java.util.UUID;

import io.tradu.batch.lease.Instances.Seen;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What processes say of themselves, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InstancesIntegrationTests {

	private static final Instant STARTED = Instant.parse("2026-11-20T22:00:00Z");

	private final Instances instances;

	InstancesIntegrationTests(TestDatabase database) {
		this.instances = database.bean(Instances.class);
	}

	@Test
	void keepsWhatAProcessUsedLast() {
		Instance instance = new Instance(UUID.randomUUID().toString(), 1, STARTED);
		this.instances.beat(instance, "1", new Pressure(null, null, null));
		assertThat(seen(instance).pressure()).isEqualTo(new Pressure(null, null, null));

		this.instances.beat(instance, "1", new Pressure(10L, 20L, 1.5));

		assertThat(seen(instance).pressure()).isEqualTo(new Pressure(10L, 20L, 1.5));
	}

	@Test
	void believesTheHeartbeatOfAnotherMachine() {
		Instance instance = new Instance(UUID.randomUUID().toString(), 1, STARTED);

		this.instances.beat(instance, "1", new PressureGauge().measure());

		assertThat(seen(instance).alive()).isTrue();
	}

	@Test
	void believesTheHeartbeatOfAnotherContainerWithTheSameHostName() {
		Instance instance = new Instance(Instance.current().host(), Long.MAX_VALUE - 1, STARTED,
				UUID.randomUUID().toString());

		this.instances.beat(instance, "1", new PressureGauge().measure());

		assertThat(seen(instance).alive()).isTrue();
		this.instances.end(instance);
	}

	@Test
	void knowsAProcessOfThisMachineByItsNumber() {
		Instance gone = new Instance(Instance.current().host(), Long.MAX_VALUE, STARTED);

		this.instances.beat(gone, "1", new PressureGauge().measure());

		assertThat(seen(gone).alive()).isFalse();
		this.instances.end(gone);
	}

	private Seen seen(Instance instance) {
		return this.instances.notEnded()
			.stream()
			.filter((seen) -> seen.instance().equals(instance))
			.findFirst()
			.orElseThrow();
	}

}

package io.tradu.status;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.history.ProcessSettings;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.batch.lease.Instances.Seen;
import io.tradu.batch.schedule.MissingLaunch;
import io.tradu.batch.schedule.MissingLaunches;
import io.tradu.status.LineStatus.Machine;
import io.tradu.status.LineStatus.Worker;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what stands around the night: processes, the machine, what waits for a person. */
@Component
class Surroundings {

	/** A process that died longer ago is history. */
	private static final Duration NEWS = Duration.ofHours(1);

	private final Instances instances;

	private final MachineGauge gauge;

	private final MissingLaunches missing;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ProcessSettings settings;

	Surroundings(Instances instances, ProcessSettings settings, MachineGauge gauge, MissingLaunches missing,
			JdbcClient jdbc, Clock clock) {
		this.instances = instances;
		this.settings = settings;
		this.gauge = gauge;
		this.missing = missing;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<Worker> instances(Optional<Instance> holder) {
		return this.instances.notEnded()
			.stream()
			.filter((seen) -> seen.alive() || silence(seen).compareTo(NEWS) < 0)
			.map((seen) -> new Worker(seen.instance().toString(), seen.version(),
					this.settings.fingerprint(seen.instance()).orElse(null), seen.instance().started(),
					Math.max(0, silence(seen).toSeconds()), seen.alive(),
					holder.filter((instance) -> instance.toString().equals(seen.instance().toString())).isPresent(),
					seen.pressure()))
			.toList();
	}

	Machine machine() {
		return this.gauge.measure();
	}

	long openLetters() {
		return this.jdbc.sql("select count(*) from dead_letter where state = 'OPEN'").query(Long.class).single();
	}

	List<MissingLaunch> missing() {
		return this.missing.now();
	}

	private Duration silence(Seen seen) {
		return Duration.between(seen.at(), this.clock.instant());
	}

}

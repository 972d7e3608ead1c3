package io.tradu.batch.schedule;

import java.time.Clock;

import javax.sql.DataSource;

import io.tradu.batch.health.Loops;
import io.tradu.batch.lease.Instance;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clocks, in a process that lives long enough to have some. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tradu.clock.enabled")
class ClockConfiguration {

	@Bean
	QuartzClock quartzClock(DataSource database, Instance self, QuartzSchedules schedules, DueLaunches due,
			Clock clock) {
		return new QuartzClock(database, self, schedules, due, clock);
	}

	@Bean
	ClockWatch clockWatch(SecondClock clock, ClockProperties properties, Loops loops) {
		return new ClockWatch(clock, properties, loops);
	}

}

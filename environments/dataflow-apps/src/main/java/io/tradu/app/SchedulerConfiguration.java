package io.tradu.app;

import java.time.Clock;

import io.tradu.batch.health.Loops;
import io.tradu.batch.schedule.LaunchRequests;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = "scheduler")
class SchedulerConfiguration {

	@Bean
	RelayLoop relayLoop(LaunchRequests requests, StreamBridge stream, RelayProperties properties, Clock clock,
			Loops loops) {
		return new RelayLoop(new Relay(requests, new StreamSender(stream, clock), properties.sendAgain(), clock),
				properties.every(), loops);
	}

}

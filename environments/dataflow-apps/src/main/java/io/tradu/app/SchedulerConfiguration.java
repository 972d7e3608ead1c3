package io.tradu.app;

import java.time.Clock;

import io.tradu.batch.health.Loops;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.nightly.RecoveryProperties;
import io.tradu.nightly.RecoveryWatch;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = "scheduler")
class SchedulerConfiguration {

	@Bean
	TurnLoop relayLoop(LaunchRequests requests, StreamBridge stream, RelayProperties properties, Clock clock,
			Loops loops) {
		Relay relay = new Relay(requests, new StreamSender(stream, clock), properties.sendAgain(), clock);
		return new TurnLoop("relay", properties.every(), relay::look, loops);
	}

	@Bean
	TurnLoop watchLoop(RecoveryWatch watch, RecoveryProperties properties, Loops loops) {
		return new TurnLoop(RecoveryWatch.LOOP, properties.watchEvery(), new Watch(watch), loops);
	}

}

package io.tradu.app;

import java.util.function.Consumer;

import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedules;
import io.tradu.batch.task.LaunchedTasks;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The launcher. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Role.SETTING, havingValue = "launcher")
class LauncherConfiguration {

	@Bean
	Launcher launcher(LaunchRequests requests, Schedules schedules, LaunchedTasks launched,
			LauncherProperties properties) {
		return new Launcher(requests, schedules, launched, new DataFlow(properties), properties);
	}

	@Bean
	Consumer<Message<byte[]>> launch(Launcher launcher) {
		return (message) -> launcher.launch(LaunchMessage.read(message.getPayload()));
	}

}

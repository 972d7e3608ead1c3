package io.tradu.app;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Cloud Stream, and what it stands on, away from a process that runs a
 * night: it would wait for a broker that the night has no need of.
 */
class StreamsWhereStreamed implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final List<String> STREAMS = List.of("org.springframework.cloud.stream.",
			"org.springframework.cloud.function.", "org.springframework.boot.amqp.",
			"org.springframework.boot.integration.");

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean streamed = Role.of(Objects.requireNonNull(this.environment).getProperty(Role.SETTING, ""))
			.filter(Role::isStreamed)
			.isPresent();
		boolean[] wanted = new boolean[autoConfigurations.length];
		for (int i = 0; i < wanted.length; i++) {
			String name = autoConfigurations[i];
			wanted[i] = streamed || name == null || STREAMS.stream().noneMatch(name::startsWith);
		}
		return wanted;
	}

}

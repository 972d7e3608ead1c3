package io.tradu.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a process of this jar is for, told by the setting {@link #SETTING}. */
enum Role {

	/**
	 * Asks for a night when one is due, or has to go on since its process died, and tells
	 * the launcher.
	 */
	SCHEDULER(List.of("tradu.launch.through=dataflow", "spring.cloud.stream.output-bindings=output",
			"spring.rabbitmq.publisher-confirm-type=correlated", "spring.rabbitmq.publisher-returns=true",
			// Whoever of the two comes first makes the queue, and the other takes it only
			// as it would make it.
			"spring.cloud.stream.rabbit.bindings.output.producer.auto-bind-dlq=true",
			"spring.rabbitmq.template.mandatory=true",
			"spring.cloud.stream.rabbit.bindings.output.producer.use-confirm-header=true")),

	/** Has the Data Flow server launch the nights that were asked for. */
	LAUNCHER(List.of("tradu.clock.enabled=false",
			// It has no watch; that is the scheduler's.
			"management.endpoint.health.group.readiness.include=readinessState,database",
			"spring.cloud.function.definition=launch", "spring.cloud.stream.function.bindings.launch-in-0=input",
			// What is wrong with a message stays wrong. Nothing else comes here: the
			// launcher tries again, and the scheduler sends again.
			"spring.cloud.stream.bindings.input.consumer.max-attempts=1",
			"spring.cloud.stream.rabbit.bindings.input.consumer.auto-bind-dlq=true",
			"spring.cloud.stream.rabbit.bindings.input.consumer.republish-to-dlq=true",
			"spring.cloud.stream.rabbit.bindings.input.consumer.prefetch=1")),

	/** Runs one night and ends. */
	NIGHTLY(List.of()),

	/** Runs one night on golden documents, apart from everything, and ends. */
	CANARY(List.of());

	/** Setting that names the role. */
	static final String SETTING = "tradu.app.role";

	private final List<String> settings;

	Role(List<String> settings) {
		this.settings = settings;
	}

	/** Returns the role of a name, in small letters. */
	static Optional<Role> of(String name) {
		return Arrays.stream(values()).filter((role) -> role.label().equals(name)).findFirst();
	}

	static String labels() {
		return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
	}

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Returns the settings that make it work, as {@code name=value}. */
	List<String> settings() {
		return this.settings;
	}

	/** Tells whether it works with messages. */
	boolean isStreamed() {
		return this == SCHEDULER || this == LAUNCHER;
	}

}

package io.tradu.app.canary;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import tools.jackson.databind.json.JsonMapper;

/** The engine settings of an environment, which the golden night is run with, too. */
final class EngineSettings {

	private static final String PREFIX = "tradu.engine";

	private EngineSettings() {
	}

	/** Returns them as JSON; nothing else of the environment is among them. */
	static String of(Environment environment) {
		Map<String, Object> settings = Binder.get(environment)
			.bind(PREFIX, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
		return JsonMapper.shared().writeValueAsString(Map.of(PREFIX, settings));
	}

}

package io.tradu.dataflow;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Skipper's account of what it has deployed: one YAML document for each application. */
final class Manifest {

	private Manifest() {
	}

	/** Returns the applications, by their names. */
	static Map<String, Actual.Member> members(String yaml) {
		Map<String, Actual.Member> members = new TreeMap<>();
		for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
			if (document instanceof Map<?, ?> application) {
				Map<?, ?> spec = map(application.get("spec"));
				members.put(String.valueOf(map(application.get("metadata")).get("name")),
						new Actual.Member(String.valueOf(spec.get("resource")), String.valueOf(spec.get("version")),
								texts(spec.get("applicationProperties")), texts(spec.get("deploymentProperties"))));
			}
		}
		return members;
	}

	private static Map<?, ?> map(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static Map<String, String> texts(@Nullable Object value) {
		Map<String, String> texts = new TreeMap<>();
		map(value).forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
		return texts;
	}

}

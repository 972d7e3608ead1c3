package io.tradu.batch.log.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Fields by their names, of which the first dot makes a level of nesting. What comes
 * later stands; a name that would meet one of the schema's own goes under {@code labels}.
 */
final class FieldTree {

	private static final Set<String> TAKEN = Set.of("@timestamp", "log", "process", "service", "message", "ecs",
			"tags");

	private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();

	void put(String name, Object value) {
		int dot = name.indexOf('.');
		String group = (dot > 0) ? name.substring(0, dot) : "";
		if (group.isEmpty() || TAKEN.contains(group)) {
			group("labels").put(name, value);
		}
		else {
			group(group).put(name.substring(dot + 1), value);
		}
	}

	void putIfAbsent(String name, Object value) {
		int dot = name.indexOf('.');
		group(name.substring(0, dot)).putIfAbsent(name.substring(dot + 1), value);
	}

	private Map<String, Object> group(String name) {
		return this.groups.computeIfAbsent(name, (missing) -> new LinkedHashMap<>());
	}

	Map<String, Map<String, Object>> groups() {
		return this.groups;
	}

}

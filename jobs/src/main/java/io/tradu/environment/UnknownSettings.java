package io.tradu.environment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.batch.history.KnownSettings;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/** Finds settings that nothing reads: most of them are misspelled, and without effect. */
class UnknownSettings implements Rule {

	private static final String STEPS = "tradu.batch.steps";

	private static final Pattern MAP = Pattern.compile("java\\.util\\.Map<java\\.lang\\.String,(.+)>");

	private final KnownSettings known;

	private final TreeSet<String> steps;

	/**
	 * Creates the rule.
	 * @param steps the names of the steps that can be set
	 */
	UnknownSettings(KnownSettings known, TreeSet<String> steps) {
		this.known = known;
		this.steps = steps;
	}

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		for (Setting setting : environment.settings().settings()) {
			fault(setting.name().replaceAll("\\[\\d+]$", ""))
				.ifPresent((fault) -> findings.add(environment.finding("unknown", setting, fault)));
		}
		return findings;
	}

	private Optional<String> fault(String setting) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(setting, '.');
		if (setting.startsWith(STEPS + ".")) {
			return step(setting);
		}
		ConfigurationPropertyName map = this.known.mapAbove(name);
		if (map != null) {
			return below(map, name);
		}
		boolean reads = this.known.type(name).isPresent();
		return reads ? Optional.empty() : Optional.of("nothing reads such a setting" + suggestion(setting));
	}

	// What is misspelled may stand further up, in the name of a map.
	private String suggestion(String setting) {
		String name = setting;
		while (name.indexOf('.') > 0) {
			String suggestion = Suggestion.among(this.known.names(), name);
			if (!suggestion.isEmpty()) {
				return suggestion;
			}
			name = name.substring(0, name.lastIndexOf('.'));
		}
		return "";
	}

	private Optional<String> step(String setting) {
		String[] path = setting.substring(STEPS.length() + 1).split("\\.", 2);
		if (!this.steps.contains(path[0])) {
			return Optional.of("there is no step '" + path[0] + "'" + Suggestion.among(this.steps, path[0]));
		}
		ConfigurationPropertyName map = ConfigurationPropertyName.of(STEPS);
		return below(map, ConfigurationPropertyName
			.adapt(STEPS + "." + path[0].toLowerCase(Locale.ROOT) + ((path.length > 1) ? "." + path[1] : ""), '.'));
	}

	// What stands under a key of a map whose values have settings of their own.
	private Optional<String> below(ConfigurationPropertyName map, ConfigurationPropertyName name) {
		Matcher type = MAP.matcher(this.known.type(map).orElse(""));
		Class<?> value = type.matches() ? type(type.group(1)) : Object.class;
		int depth = map.getNumberOfElements() + 1;
		if (!value.isRecord() || name.getNumberOfElements() <= depth) {
			return Optional.empty();
		}
		return field(value, name, depth);
	}

	private static Optional<String> field(Class<?> record, ConfigurationPropertyName name, int depth) {
		Map<String, Class<?>> fields = new TreeMap<>();
		Arrays.stream(record.getRecordComponents()).forEach((field) -> fields.put(dashed(field), field.getType()));
		String element = name.getElement(depth, ConfigurationPropertyName.Form.ORIGINAL);
		Class<?> type = fields.entrySet()
			.stream()
			.filter((field) -> uniform(field.getKey()).equals(uniform(element)))
			.findFirst()
			.<Class<?>>map(Map.Entry::getValue)
			.orElse(null);
		if (type == null) {
			return Optional.of("nothing reads '" + element + "' here" + Suggestion.among(fields.keySet(), element)
				.replaceAll("^$", "; known are " + String.join(", ", fields.keySet())));
		}
		return (type.isRecord() && name.getNumberOfElements() > depth + 1) ? field(type, name, depth + 1)
				: Optional.empty();
	}

	private static String dashed(RecordComponent field) {
		return field.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static String uniform(String element) {
		return element.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private static Class<?> type(String name) {
		return ClassUtils.isPresent(name, null) ? ClassUtils.resolveClassName(name, null) : Object.class;
	}

}

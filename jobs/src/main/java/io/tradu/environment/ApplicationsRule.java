package io.tradu.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds applications that would not do what their names say: in another environment, in
 * another role, or at another place of the stream.
 */
class ApplicationsRule implements Rule {

	private static final String RULE = "disagrees";

	private static final String ROLE = "tradu.app.role";

	private static final Set<String> ROLES = new TreeSet<>(Set.of("scheduler", "launcher", "nightly", "canary"));

	private static final Pattern PROPERTY = Pattern
		.compile("(?:tasks\\.(?<task>[^.]+)|stream\\.members\\.(?<member>[^.]+))\\.properties\\.(?<key>.+)");

	private static final String OF_STREAM = "stream.properties.";

	@Override
	public List<Finding> check(Declared environment) {
		SettingsFile file = environment.dataFlow();
		List<Finding> findings = new ArrayList<>();
		applications(file).forEach((name, properties) -> {
			application(environment, name, properties, findings);
			Setting role = properties.get(ROLE);
			if (role == null) {
				findings.add(environment.finding("missing", file.label(), ROLE,
						"is missing for " + name + ", which would take itself for a night"));
			}
			else {
				role(name.replaceAll("^.*\\.(tradu-)?", ""), role.value())
					.ifPresent((says) -> findings.add(environment.finding(RULE, role, says)));
			}
		});
		file.find("stream.flow")
			.filter((flow) -> !flow.value().isBlank())
			.ifPresent((flow) -> flow(environment, flow, findings));
		return findings;
	}

	private static void application(Declared environment, String name, Map<String, Setting> properties,
			List<Finding> findings) {
		Setting chosen = properties.get(ChosenEnvironment.CHOICE);
		if (chosen == null) {
			findings.add(environment.finding("missing", environment.dataFlow().label(), ChosenEnvironment.CHOICE,
					"is missing for " + name + ", which would work with the embedded database"));
		}
		else if (!environment.resolved(chosen.value()).equals(environment.name())) {
			findings.add(environment.finding(RULE, chosen,
					"would work in " + chosen.value() + ", not in " + environment.name()));
		}
	}

	// What the stream gives to all its members stands below what they have themselves.
	private static Map<String, Map<String, Setting>> applications(SettingsFile file) {
		Map<String, Map<String, Setting>> applications = new TreeMap<>();
		for (Setting setting : file.settings()) {
			Matcher place = PROPERTY.matcher(setting.name());
			if (place.matches()) {
				String name = (place.group("task") != null) ? "tasks." + place.group("task")
						: "stream.members." + place.group("member");
				applications.computeIfAbsent(name, (first) -> new TreeMap<>()).put(place.group("key"), setting);
			}
		}
		for (Setting setting : file.settings()) {
			if (setting.name().startsWith(OF_STREAM)) {
				applications.forEach((name, properties) -> {
					if (name.startsWith("stream.")) {
						properties.putIfAbsent(setting.name().substring(OF_STREAM.length()), setting);
					}
				});
			}
		}
		return applications;
	}

	private static Optional<String> role(String name, String role) {
		if (!ROLES.contains(role)) {
			return Optional.of("'" + role + "' is none of " + String.join(", ", ROLES));
		}
		return ROLES.contains(name) && !name.equals(role)
				? Optional.of("is " + role + ", and the application is to be the " + name) : Optional.empty();
	}

	private static void flow(Declared environment, Setting flow, List<Finding> findings) {
		List<String> names = Arrays.asList(flow.value().strip().split("\\s*\\|\\s*"));
		for (String needed : List.of("scheduler", "launcher")) {
			if (!names.contains(needed)) {
				findings.add(environment.finding(RULE, flow, "has no " + needed + ": no night would be launched"));
			}
		}
		for (int i = 0; i < names.size(); i++) {
			String type = (i == 0) ? "source" : (i == names.size() - 1) ? "sink" : "processor";
			environment.dataFlow()
				.find("apps." + names.get(i))
				.filter((app) -> Set.of("source", "sink", "processor").contains(app.value())
						&& !app.value().equals(type))
				.ifPresent((app) -> findings.add(
						environment.finding(RULE, app, "is a " + app.value() + ", and stream.flow has it as " + type)));
		}
	}

}

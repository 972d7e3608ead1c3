package io.tradu.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what the Data Flow client would refuse of an environment's declaration, or the
 * server take without effect.
 */
class DeclarationRule implements Rule {

	static final List<String> REQUIRED = List.of("uri", "stream.name", "stream.flow");

	private static final Set<String> TYPES = new TreeSet<>(Set.of("source", "processor", "sink", "task"));

	private static final Set<String> PARTS = new TreeSet<>(Set.of("properties", "deployer"));

	private static final Set<String> ROOT = new TreeSet<>(Set.of("uri", "apps", "tasks", "stream"));

	private static final Set<String> STREAM = new TreeSet<>(
			Set.of("name", "flow", "properties", "deployer", "members"));

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:{}]+)}");

	@Override
	public List<Finding> check(Declared environment) {
		SettingsFile file = environment.dataFlow();
		if (file.defect() != null) {
			return List.of();
		}
		if (!file.exists()) {
			return List.of(environment.finding("missing", file.label(), "", "there is no such file"));
		}
		List<Finding> findings = new ArrayList<>();
		for (String name : REQUIRED) {
			if (file.find(name).filter((setting) -> !setting.value().isBlank()).isEmpty()) {
				findings.add(environment.finding("missing", file.placeOf(name), name, "is missing"));
			}
		}
		Set<String> said = new TreeSet<>();
		file.settings().forEach((setting) -> {
			unknown(setting.name()).filter(said::add)
				.ifPresent((says) -> findings.add(environment.finding("unknown", setting, says)));
			reference(setting).ifPresent((says) -> findings.add(environment.finding("reference", setting, says)));
		});
		parts(environment, file, findings);
		return findings;
	}

	private static Optional<String> unknown(String name) {
		String[] path = name.replaceAll("\\[\\d+]", "").split("\\.", -1);
		return switch (path[0]) {
			case "tasks" -> among(path, 2, PARTS);
			case "stream" -> among(path, 1, STREAM)
				.or(() -> path.length > 1 && path[1].equals("members") ? among(path, 3, PARTS) : Optional.empty());
			default -> among(path, 0, ROOT);
		};
	}

	private static Optional<String> among(String[] path, int depth, Set<String> known) {
		String key = (path.length > depth) ? path[depth] : "";
		return known.contains(key) ? Optional.empty() : Optional.of("nobody knows '" + key + "' here"
				+ Suggestion.among(known, key).replaceAll("^$", "; there are " + String.join(", ", known)));
	}

	private static Optional<String> reference(Setting setting) {
		Matcher references = REFERENCE.matcher(setting.value());
		while (references.find()) {
			if (!references.group(1).equals("tradu.root")) {
				return Optional.of("${" + references.group(1) + "} is set nowhere and has no default");
			}
		}
		return Optional.empty();
	}

	private static void parts(Declared environment, SettingsFile file, List<Finding> findings) {
		Set<String> apps = new TreeSet<>(below(file, "apps."));
		for (String app : apps) {
			file.find("apps." + app)
				.filter((type) -> !type.value().isBlank() && !TYPES.contains(type.value()))
				.ifPresent((type) -> findings.add(environment.finding("value", type,
						"'" + type.value() + "' is none of " + String.join(", ", TYPES))));
		}
		for (String task : below(file, "tasks.")) {
			if (file.find("apps." + task).filter((type) -> type.value().equals("task")).isEmpty()) {
				findings.add(environment.finding("disagrees", first(file, "tasks." + task + "."), "tasks." + task,
						"apps names no task " + task + Suggestion.among(apps, task)));
			}
		}
		Set<String> members = below(file, "stream.members.");
		file.find("stream.flow").filter((flow) -> !flow.value().isBlank()).ifPresent((flow) -> {
			Set<String> named = Arrays.stream(flow.value().strip().split("\\s*\\|\\s*"))
				.collect(Collectors.toCollection(TreeSet::new));
			named.stream()
				.filter((name) -> file.find("apps." + name).filter((type) -> !type.value().equals("task")).isEmpty())
				.forEach((name) -> findings.add(environment.finding("disagrees", flow,
						"apps names no " + name + " for a stream" + Suggestion.among(apps, name))));
			if (!named.equals(members)) {
				findings.add(environment.finding("disagrees", flow,
						"has " + String.join(", ", named) + ", but stream.members has " + String.join(", ", members)));
			}
		});
		task(environment, "tradu.task.name", file, findings);
	}

	// The name by which a night takes up its own task.
	private static void task(Declared environment, String setting, SettingsFile file, List<Finding> findings) {
		Set<String> tasks = below(file, "tasks.");
		environment.value(setting)
			.filter((name) -> !tasks.contains(name))
			.ifPresent((name) -> findings
				.add(environment.finding("disagrees", environment.settings().placeOf(setting), setting, "is " + name
						+ ", and " + file.label() + " declares no such task" + Suggestion.among(tasks, name))));
	}

	private static Set<String> below(SettingsFile file, String prefix) {
		return file.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith(prefix))
			.map((setting) -> setting.name().substring(prefix.length()).split("\\.", -1)[0])
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String first(SettingsFile file, String prefix) {
		return file.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith(prefix))
			.map(Setting::place)
			.findFirst()
			.orElse(file.label());
	}

}

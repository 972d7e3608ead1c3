package io.tradu.dataflow;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.tradu.dataflow.Declaration.App;
import io.tradu.dataflow.Declaration.Member;
import io.tradu.dataflow.Declaration.Stream;
import io.tradu.dataflow.Declaration.Task;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Reads an environment's {@code dataflow.yml}. Placeholders are filled from the process's
 * own variables; a key that nobody knows is an error, because it would be without effect.
 */
final class DeclarationFile {

	private static final Set<String> TYPES = Set.of("source", "processor", "sink", "task");

	private final Path file;

	private final UnaryOperator<String> placeholders;

	private DeclarationFile(Path file, Map<String, String> variables) {
		this.file = file;
		PropertyPlaceholderHelper helper = new PropertyPlaceholderHelper("${", "}", ":", null, false);
		this.placeholders = (text) -> helper.replacePlaceholders(text, variables::get);
	}

	/**
	 * Reads the file.
	 * @param variables what its placeholders stand for
	 * @throws WrongDeclaration if it cannot be read, or says something that nobody knows
	 */
	static Declaration read(Path file, Map<String, String> variables) {
		return new DeclarationFile(file, variables).read();
	}

	private Declaration read() {
		Map<String, @Nullable Object> root = known("", load(), Set.of("uri", "apps", "tasks", "stream"));
		List<App> apps = new ArrayList<>();
		map("apps", root.get("apps")).forEach((name, type) -> apps.add(app(name, filled("apps." + name, type))));
		List<Task> tasks = new ArrayList<>();
		map("tasks", root.get("tasks")).forEach((name, value) -> tasks.add(task(name, value)));
		Declaration declaration = new Declaration(uri(root), apps, tasks, stream(root.get("stream")));
		check(declaration);
		return declaration;
	}

	private @Nullable Object load() {
		try (Reader reader = Files.newBufferedReader(this.file)) {
			return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
		}
		catch (IOException ex) {
			throw wrong("cannot be read: " + ex);
		}
		catch (YAMLException ex) {
			throw wrong("is no YAML: " + ex.getMessage());
		}
	}

	private URI uri(Map<String, @Nullable Object> root) {
		String text = filled("uri", root.get("uri"));
		try {
			URI uri = URI.create(text);
			if (uri.getHost() != null) {
				return uri;
			}
		}
		catch (IllegalArgumentException ex) {
			// Said below.
		}
		throw wrong("uri: " + text + " is no address of a server");
	}

	private App app(String name, String type) {
		if (!TYPES.contains(type)) {
			throw wrong("apps." + name + ": " + type + " is none of source, processor, sink and task");
		}
		return new App(name, type);
	}

	private Task task(String name, @Nullable Object value) {
		String place = "tasks." + name;
		Map<String, @Nullable Object> task = known(place + ".", value, Set.of("properties", "deployer"));
		return new Task(name, flat(place + ".properties", task.get("properties")),
				flat(place + ".deployer", task.get("deployer")));
	}

	private Stream stream(@Nullable Object value) {
		Map<String, @Nullable Object> stream = known("stream.", value,
				Set.of("name", "flow", "properties", "deployer", "members"));
		Map<String, String> properties = flat("stream.properties", stream.get("properties"));
		Map<String, String> deployer = flat("stream.deployer", stream.get("deployer"));
		Map<String, Member> members = new TreeMap<>();
		map("stream.members", stream.get("members")).forEach((name, member) -> {
			String place = "stream.members." + name;
			Map<String, @Nullable Object> own = known(place + ".", member, Set.of("properties", "deployer"));
			members.put(name, new Member(merged(properties, flat(place + ".properties", own.get("properties"))),
					merged(deployer, flat(place + ".deployer", own.get("deployer")))));
		});
		return new Stream(filled("stream.name", stream.get("name")), filled("stream.flow", stream.get("flow")),
				members);
	}

	private void check(Declaration declaration) {
		Set<String> flow = Set.of(declaration.stream().flow().strip().split("\\s*\\|\\s*"));
		if (!flow.equals(declaration.stream().members().keySet())) {
			throw wrong("stream.flow is " + declaration.stream().flow() + ", but stream.members are "
					+ String.join(", ", declaration.stream().members().keySet()));
		}
		flow.forEach((name) -> {
			if (declaration.apps().stream().noneMatch((app) -> app.name().equals(name) && !app.type().equals("task"))) {
				throw wrong("stream.flow: apps does not name " + name);
			}
		});
		declaration.tasks().forEach((task) -> {
			if (!declaration.apps().contains(new App(task.name(), "task"))) {
				throw wrong("tasks." + task.name() + ": apps names no task " + task.name());
			}
		});
	}

	private static Map<String, String> merged(Map<String, String> common, Map<String, String> own) {
		Map<String, String> merged = new TreeMap<>(common);
		merged.putAll(own);
		return merged;
	}

	private Map<String, String> flat(String place, @Nullable Object value) {
		Map<String, String> flat = new TreeMap<>();
		if (value != null) {
			flatten(place, "", value, flat);
		}
		return flat;
	}

	private void flatten(String place, String key, @Nullable Object value, Map<String, String> flat) {
		if (value instanceof Map<?, ?> nested) {
			nested.forEach(
					(name, below) -> flatten(place, key.isEmpty() ? name.toString() : key + "." + name, below, flat));
		}
		else {
			flat.put(key, filled(place + "." + key, value));
		}
	}

	private Map<String, @Nullable Object> known(String place, @Nullable Object value, Set<String> keys) {
		Map<String, @Nullable Object> map = map(place, value);
		map.keySet().forEach((key) -> {
			if (!keys.contains(key)) {
				throw wrong(
						place + key + ": nobody knows this key; there are " + String.join(", ", new TreeSet<>(keys)));
			}
		});
		return map;
	}

	private Map<String, @Nullable Object> map(String place, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			throw wrong(place.replaceAll("\\.$", "") + " is missing, or has no keys");
		}
		Map<String, @Nullable Object> named = new TreeMap<>();
		map.forEach((key, element) -> named.put(String.valueOf(key), element));
		return named;
	}

	private String filled(String place, @Nullable Object value) {
		if (value == null) {
			throw wrong(place + " is missing");
		}
		try {
			return this.placeholders.apply(value.toString());
		}
		catch (IllegalArgumentException ex) {
			throw wrong(place + ": nothing is known for a placeholder of " + value);
		}
	}

	private WrongDeclaration wrong(String what) {
		return new WrongDeclaration(this.file + ": " + what);
	}

}

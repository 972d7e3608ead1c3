package io.tradu.environment;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds what two environments have in common and must not: a night in one could touch the
 * other.
 */
class Apartness {

	private static final String INFLUX = "management.influx.metrics.export.";

	List<Finding> check(List<Declared> environments) {
		Map<String, Map<String, List<Use>>> uses = new LinkedHashMap<>();
		for (Declared environment : environments) {
			uses(environment).forEach((use) -> uses.computeIfAbsent(use.kind(), (kind) -> new TreeMap<>())
				.computeIfAbsent(use.thing(), (thing) -> new ArrayList<>())
				.add(use));
		}
		List<Finding> findings = new ArrayList<>();
		uses.forEach((kind, things) -> things.values()
			.stream()
			.filter((shared) -> shared.stream().map(Use::environment).distinct().count() > 1)
			.forEach((shared) -> findings.add(finding(kind, shared))));
		findings.addAll(nestedHomes(environments));
		return findings;
	}

	private static Finding finding(String kind, List<Use> shared) {
		Use last = shared.get(shared.size() - 1);
		List<Use> others = shared.stream().filter((use) -> use.environment() != last.environment()).toList();
		return new Finding("shared", last.place(), last.setting(),
				"shares its " + kind + " with "
						+ others.stream()
							.map((use) -> use.environment().name() + " (" + use.place() + ")")
							.collect(Collectors.joining(" and ")),
				shared.stream().map((use) -> use.environment().name()).distinct().toList());
	}

	private static List<Use> uses(Declared environment) {
		List<Use> uses = new ArrayList<>();
		String database = environment.value(Declared.DATABASE).map(Apartness::withoutParameters).orElse("");
		add(uses, environment, "database", Declared.DATABASE, "", Apartness::withoutParameters);
		add(uses, environment, "database user", "spring.datasource.username", database.replaceAll("/[^/]*$", " "));
		String broker = environment.value("spring.rabbitmq.host").orElse("") + ":"
				+ environment.value("spring.rabbitmq.port").orElse("") + " ";
		add(uses, environment, "virtual host", "spring.rabbitmq.virtual-host", broker);
		add(uses, environment, "broker user", "spring.rabbitmq.username", broker);
		String influx = environment.value(INFLUX + "uri").orElse("") + " ";
		add(uses, environment, "Influx database", INFLUX + "db", influx);
		add(uses, environment, "Influx user", INFLUX + "user-name", influx);
		for (String folder : List.of("home", "inbox", "outbox", "quarantine", "archive", "reports")) {
			add(uses, environment, folder, "tradu.folders." + folder, "", Apartness::path);
		}
		add(uses, environment, "server's port", "tradu.dataflow.uri", "", Apartness::server);
		add(uses, environment, "server's port", "tradu.dataflow.skipper-uri", "", Apartness::server);
		add(uses, environment, "port", "server.port", environment.value("tradu.limits.machine").orElse("") + ":");
		addFromElsewhere(uses, environment);
		return uses;
	}

	private static void addFromElsewhere(List<Use> uses, Declared environment) {
		SecretsFolder.of(environment)
			.ifPresent((folder) -> uses.add(new Use("folder of secrets", folder.toString(), environment,
					"spring.config.import", environment.settings().placeOf("spring.config.import"))));
		environment.dataFlow()
			.find("stream.name")
			.ifPresent((stream) -> uses.add(new Use("stream", environment.resolved(stream.value()), environment,
					stream.name(), stream.place())));
	}

	private static void add(List<Use> uses, Declared environment, String kind, String setting, String within) {
		add(uses, environment, kind, setting, within, UnaryOperator.identity());
	}

	private static void add(List<Use> uses, Declared environment, String kind, String setting, String within,
			UnaryOperator<String> form) {
		environment.value(setting)
			.filter((value) -> !value.isBlank())
			.ifPresent((value) -> uses.add(new Use(kind, within + form.apply(value), environment, setting,
					environment.settings().placeOf(setting))));
	}

	private static String path(String value) {
		return Path.of(value).toAbsolutePath().normalize().toString();
	}

	private static String server(String value) {
		try {
			URI uri = URI.create(value);
			return uri.getHost() + ":" + uri.getPort();
		}
		catch (IllegalArgumentException ex) {
			// It does not bind, which another rule says.
			return value;
		}
	}

	private static String withoutParameters(String url) {
		return url.replaceAll("[?;].*", "");
	}

	// The home of one within that of another.
	private static List<Finding> nestedHomes(List<Declared> environments) {
		List<Finding> findings = new ArrayList<>();
		for (Declared inner : environments) {
			for (Declared outer : environments) {
				Optional<Path> innerHome = home(inner);
				Optional<Path> outerHome = home(outer);
				if (innerHome.isPresent() && outerHome.isPresent() && !innerHome.equals(outerHome)
						&& innerHome.get().startsWith(outerHome.get())) {
					findings
						.add(new Finding("shared", inner.settings().placeOf("tradu.folders.home"), "tradu.folders.home",
								"lies within the home of " + outer.name(), List.of(inner.name(), outer.name())));
				}
			}
		}
		return findings;
	}

	private static Optional<Path> home(Declared environment) {
		return environment.value("tradu.folders.home").map((home) -> Path.of(path(home)));
	}

	/**
	 * Something that belongs to one environment alone.
	 *
	 * @param kind what it is
	 * @param thing which one it is
	 * @param environment who uses it
	 * @param setting the setting that says so
	 * @param place where that stands
	 */
	private record Use(String kind, String thing, Declared environment, String setting, String place) {
	}

}

package io.tradu.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
		findings.addAll(new FoldersApart().check(environments));
		findings.addAll(new EqualSecrets().check(environments));
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
		databases(uses, environment);
		for (ServerAddress broker : ServerAddress.ofBroker(environment)) {
			add(uses, environment, "virtual host", "spring.rabbitmq.virtual-host", broker + " ");
			add(uses, environment, "broker user", "spring.rabbitmq.username", broker + " ");
		}
		String influx = environment.value(INFLUX + "uri").map(Apartness::server).orElse("") + " ";
		add(uses, environment, "Influx database", INFLUX + "db", influx);
		add(uses, environment, "Influx database", INFLUX + "bucket", influx);
		add(uses, environment, "Influx user", INFLUX + "user-name", influx);
		for (String setting : List.of("tradu.dataflow.uri", "tradu.dataflow.skipper-uri")) {
			environment.value(setting)
				.ifPresent((uri) -> uses.add(use(environment, "server's port", setting, server(uri))));
		}
		add(uses, environment, "port", "server.port", environment.machine() + ":");
		environment.dataFlow()
			.find("stream.name")
			.ifPresent((stream) -> uses.add(new Use("stream", environment.resolved(stream.value()), environment,
					stream.name(), stream.place())));
		return uses;
	}

	private static void databases(List<Use> uses, Declared environment) {
		for (String setting : List.of(Declared.DATABASE, "spring.flyway.url")) {
			environment.value(setting).filter((url) -> !url.isBlank()).ifPresent((url) -> {
				List<ServerAddress> servers = ServerAddress.ofDatabase(url);
				String name = ServerAddress.databaseName(url);
				if (servers.isEmpty()) {
					uses.add(use(environment, "database", setting, name));
				}
				servers.forEach((server) -> {
					uses.add(use(environment, "database", setting, server + "/" + name));
					add(uses, environment, "database user", "spring.datasource.username", server + " ");
				});
			});
		}
	}

	private static void add(List<Use> uses, Declared environment, String kind, String setting, String within) {
		environment.value(setting)
			.filter((value) -> !value.isBlank())
			.ifPresent((value) -> uses.add(use(environment, kind, setting, within + value)));
	}

	private static Use use(Declared environment, String kind, String setting, String thing) {
		return new Use(kind, thing, environment, setting, environment.settings().placeOf(setting));
	}

	// What is no address another rule finds.
	private static String server(String uri) {
		return ServerAddress.place(uri).orElse(uri);
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

package io.tradu.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds different things at one port of a machine: of two processes that are to listen
 * there the second one cannot start.
 */
class PortsRule {

	private static final List<String> OWN = List.of("tradu.dataflow.uri", "tradu.dataflow.skipper-uri");

	List<Finding> check(List<Declared> environments) {
		Map<String, List<Port>> ports = new LinkedHashMap<>();
		environments.forEach((environment) -> of(environment)
			.forEach((port) -> ports.computeIfAbsent(port.where(), (first) -> new ArrayList<>()).add(port)));
		List<Finding> findings = new ArrayList<>();
		ports.values().forEach((together) -> places(together).forEach((place) -> findings(place, findings)));
		return findings;
	}

	// Behind a proxy each path has a server of its own; whatever else listens at the port
	// is in the way of all of them.
	private static List<List<Port>> places(List<Port> together) {
		List<String> paths = together.stream().flatMap((port) -> Stream.ofNullable(port.path())).distinct().toList();
		return paths.isEmpty() ? List.of(together) : paths.stream()
			.map((path) -> together.stream().filter((port) -> port.path() == null || port.path().equals(path)).toList())
			.toList();
	}

	// The same setting twice is another rule's, and databases may share a server.
	private static void findings(List<Port> together, List<Finding> findings) {
		Port last = together.get(together.size() - 1);
		List<Port> others = together.stream()
			.filter((port) -> !port.setting().equals(last.setting()) && (port.listens() || last.listens()))
			.toList();
		if (!others.isEmpty()) {
			findings.add(new Finding("shared", last.place(), last.setting(), "is at the same port as " + others.stream()
				.map((other) -> other.setting() + " of " + other.environment().name() + " (" + other.place() + ")")
				.distinct()
				.collect(Collectors.joining(" and ")),
					together.stream().map((port) -> port.environment().name()).distinct().toList()));
		}
	}

	private static List<Port> of(Declared environment) {
		List<Port> ports = new ArrayList<>();
		environment.value(Declared.DATABASE)
			.ifPresent((url) -> ServerAddress.ofDatabase(url)
				.forEach((server) -> add(ports, environment, Declared.DATABASE, server, null, false)));
		ServerAddress.ofBroker(environment)
			.forEach((server) -> add(ports, environment, "spring.rabbitmq.port", server, null, false));
		String influx = "management.influx.metrics.export.uri";
		web(ports, environment, influx, false);
		OWN.forEach((setting) -> web(ports, environment, setting, true));
		int port = MachineFit.number(environment, "server.port");
		if (port > 0) {
			add(ports, environment, "server.port", ServerAddress.of("localhost", port), null, true);
		}
		return ports;
	}

	private static void web(List<Port> ports, Declared environment, String setting, boolean listens) {
		environment.value(setting)
			.ifPresent((address) -> ServerAddress.of(address)
				.ifPresent((server) -> add(ports, environment, setting, server, ServerAddress.path(address), listens)));
	}

	private static void add(List<Port> ports, Declared environment, String setting, ServerAddress server,
			@Nullable String path, boolean listens) {
		String where = server.isThisMachine() ? environment.machine() + ":" + server.port() : server.toString();
		ports.add(new Port(where, environment, setting, environment.settings().placeOf(setting), path, listens));
	}

	/**
	 * A port in use.
	 *
	 * @param where the machine and the port
	 * @param environment who uses it
	 * @param setting the setting that says so
	 * @param place where that stands
	 * @param path the path in the web; null if it is no server of the web
	 * @param listens whether what listens there is the environment's own
	 */
	private record Port(String where, Declared environment, String setting, String place, @Nullable String path,
			boolean listens) {
	}

}

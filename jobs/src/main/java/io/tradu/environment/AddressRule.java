package io.tradu.environment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds addresses at which no server can be: ports that there are not, and texts that are
 * no addresses at all.
 */
class AddressRule implements Rule {

	private static final int LAST_PORT = 65535;

	private static final List<String> PORTS = List.of("server.port", "spring.rabbitmq.port");

	private static final List<String> SERVERS = List.of("management.influx.metrics.export.uri", "tradu.dataflow.uri",
			"tradu.dataflow.skipper-uri");

	@Override
	public List<Finding> check(Declared environment) {
		return Stream
			.of(PORTS.stream().flatMap((setting) -> port(environment, setting).stream()),
					SERVERS.stream().flatMap((setting) -> server(environment, setting).stream()),
					database(environment).stream())
			.flatMap((findings) -> findings)
			.toList();
	}

	private static Optional<Finding> port(Declared environment, String setting) {
		// What is no number does not bind, which another rule says.
		return environment.value(setting)
			.filter((value) -> value.matches("-?\\d{1,9}") && !isPort(Integer.parseInt(value)))
			.map((value) -> finding(environment, setting, value + " is no port; ports go from 1 to " + LAST_PORT));
	}

	private static Optional<Finding> server(Declared environment, String setting) {
		return environment.value(setting)
			.filter((value) -> !value.isBlank() && !isServer(value))
			.map((value) -> finding(environment, setting, "is no address of a server, as http://host:port is"));
	}

	private static boolean isServer(String value) {
		return ServerAddress.of(value).filter((server) -> isPort(server.port())).isPresent()
				&& !URI.create(value.strip()).getRawAuthority().endsWith(":");
	}

	private static Optional<Finding> database(Declared environment) {
		return environment.value(Declared.DATABASE).filter((url) -> {
			List<ServerAddress> servers = ServerAddress.ofDatabase(url);
			return !url.isBlank() && (servers.isEmpty() || ServerAddress.databaseName(url).isBlank()
					|| servers.stream().anyMatch((server) -> !isPort(server.port())));
		})
			.map((url) -> finding(environment, Declared.DATABASE,
					"is no address of a database, as jdbc:postgresql://host:port/name is"));
	}

	private static boolean isPort(int number) {
		return number >= 1 && number <= LAST_PORT;
	}

	private static Finding finding(Declared environment, String setting, String says) {
		return environment.finding("value", environment.settings().placeOf(setting), setting, says);
	}

}

package io.tradu.environment;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server as it is told apart from others, however its address is spelled.
 *
 * @param host its name in small letters, or its number; 127.0.0.1 for every name of the
 * machine itself
 * @param port its port
 */
record ServerAddress(String host, int port) {

	private static final Set<String> SELF = Set.of("localhost", "localhost.localdomain", "ip6-localhost", "0.0.0.0");

	private static final Map<String, Integer> STANDARD = Map.of("http", 80, "https", 443);

	private static final int POSTGRESQL = 5432;

	private static final int BROKER = 5672;

	private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql:(?://(?:[^/@?]*@)?([^/?]*)/?)?([^?]*).*");

	// A number in brackets, or a name; and a port.
	private static final Pattern SERVER = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::(\\d{1,5}))?");

	// Names of containers may have an underscore, with which they are none to Java.
	private static final Pattern CONTAINER = Pattern
		.compile("(?:[^@]*@)?(?=[^:]*_)([A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?)(?::(\\d{1,5}))?");

	static ServerAddress of(String host, int port) {
		String name = host.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
		return new ServerAddress(SELF.contains(name) || name.isEmpty() ? "127.0.0.1" : number(name), port);
	}

	// One number of the newer kind may be spelled in many ways. Asks no name server.
	private static String number(String name) {
		if (name.indexOf(':') < 0) {
			return name;
		}
		try {
			InetAddress address = InetAddress.getByName("[" + name + "]");
			return address.isLoopbackAddress() ? "127.0.0.1" : address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return name;
		}
	}

	/** Returns the server of an address such as http://host:port; empty if it is none. */
	static Optional<ServerAddress> of(String address) {
		try {
			URI uri = URI.create(address.strip());
			Integer standard = STANDARD.get(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
			if (standard == null) {
				return Optional.empty();
			}
			Matcher container = CONTAINER.matcher(String.valueOf(uri.getRawAuthority()));
			return (uri.getHost() != null)
					? Optional.of(of(uri.getHost(), (uri.getPort() < 0) ? standard : uri.getPort()))
					: Optional.of(container)
						.filter(Matcher::matches)
						.map((parts) -> of(parts.group(1),
								(parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : standard));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Returns where in the web an address leads, so that two servers behind one proxy can
	 * be told apart: the server, and the path if there is one; empty if it is none.
	 */
	static Optional<String> place(String address) {
		return of(address).map((server) -> server + path(address));
	}

	/**
	 * Returns the path of an address that is one; empty if it leads to the server itself.
	 */
	static String path(String address) {
		return Optional.ofNullable(URI.create(address.strip()).getPath()).orElse("").replaceAll("/+$", "");
	}

	/** Returns the servers of a database's address; none if it is no such address. */
	static List<ServerAddress> ofDatabase(String url) {
		Matcher parts = DATABASE.matcher(url);
		return !parts.matches() ? List.of() : list(Optional.ofNullable(parts.group(1)).orElse("localhost"), POSTGRESQL);
	}

	/** Returns which of the databases of its server an address names. */
	static String databaseName(String url) {
		Matcher parts = DATABASE.matcher(url);
		return parts.matches() ? parts.group(2) : url.replaceAll("[?;].*", "");
	}

	/** Returns the servers of an environment's broker. */
	static List<ServerAddress> ofBroker(Declared environment) {
		return environment.value("spring.rabbitmq.addresses")
			.filter((addresses) -> !addresses.isBlank())
			.map((addresses) -> list(addresses.replaceAll("amqps?://|[^,@]*@|/[^,]*", ""), BROKER))
			.orElseGet(() -> environment.value("spring.rabbitmq.host")
				.map((host) -> List.of(of(host,
						environment.value("spring.rabbitmq.port")
							.filter((port) -> port.matches("\\d{1,5}"))
							.map(Integer::valueOf)
							.orElse(BROKER))))
				.orElse(List.of()));
	}

	private static List<ServerAddress> list(String servers, int standard) {
		return Arrays.stream(servers.split(","))
			.map((server) -> SERVER.matcher(server.strip()))
			.filter(Matcher::matches)
			.map((parts) -> of(parts.group(1), (parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : standard))
			.toList();
	}

	boolean isThisMachine() {
		return this.host.equals("127.0.0.1");
	}

	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}

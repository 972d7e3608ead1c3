package io.tradu.batch.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.log.Secrets;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The database that settings name: a PostgreSQL server. Other drivers, and parameters
 * that name classes or files, would run code or write files in this process.
 */
public final class DatabaseAddress {

	private static final String PREFIX = "jdbc:postgresql:";

	private static final String DRIVER = "org.postgresql.Driver";

	private static final String PARAMETERS = "spring.datasource.hikari.data-source-properties";

	private static final List<String> ADDRESSES = List.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url",
			"spring.flyway.url");

	private static final List<String> DRIVERS = List.of("spring.datasource.driver-class-name",
			"spring.datasource.hikari.driver-class-name", "spring.flyway.driver-class-name");

	private static final List<String> OTHER_SOURCES = List.of("spring.datasource.type", "spring.datasource.jndi-name",
			"spring.datasource.hikari.data-source-class-name", "spring.datasource.hikari.data-source-j-n-d-i");

	private static final Pattern DANGEROUS = Pattern
		.compile("(?i).*(factory|class|plugin|verifier|callback|logger).*|service");

	private DatabaseAddress() {
	}

	/**
	 * Returns what is wrong with the settings of the database, without any secret; empty
	 * if nothing is.
	 */
	public static Optional<String> objection(ConfigurableEnvironment environment) {
		return Stream
			.of(set(ADDRESSES, environment)
				.flatMap((name) -> ofAddress(name, String.valueOf(environment.getProperty(name))).stream()),
					set(DRIVERS, environment).filter((name) -> !DRIVER.equals(environment.getProperty(name)))
						.map((name) -> name + ": only " + DRIVER + " is allowed"),
					set(OTHER_SOURCES, environment)
						.map((name) -> name + " is not allowed; the database is named by " + ADDRESSES.get(0)),
					parameters(environment).filter(DatabaseAddress::isDangerous)
						.map((parameter) -> PARAMETERS + ": " + refusal(parameter)))
			.flatMap((objections) -> objections)
			.findFirst();
	}

	private static Stream<String> set(List<String> names, ConfigurableEnvironment environment) {
		return names.stream().filter(environment::containsProperty);
	}

	private static Stream<String> parameters(ConfigurableEnvironment environment) {
		return Binder.get(environment)
			.bind(PARAMETERS, Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.keySet()
			.stream();
	}

	private static Optional<String> ofAddress(String name, String address) {
		String shown = name + ": " + Secrets.hiddenIn(address.strip().replaceFirst("[?;].*", ""));
		if (!address.startsWith(PREFIX)) {
			return Optional.of(shown + " is not the address of a PostgreSQL database (" + PREFIX + "//host/name)");
		}
		return Arrays.stream(address.replaceFirst("^[^?]*\\??", "").split("&"))
			.map((parameter) -> decoded(parameter.split("=", 2)[0]))
			.filter(DatabaseAddress::isDangerous)
			.findFirst()
			.map((parameter) -> shown + ": " + refusal(parameter));
	}

	private static String decoded(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	private static String refusal(String parameter) {
		return "the parameter " + parameter + " is not allowed, as it names a class or a file";
	}

	static boolean isDangerous(String parameter) {
		return DANGEROUS.matcher(parameter.strip()).matches();
	}

}

package io.tradu.server.security;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use a server, and what it may run.
 *
 * @param password password of the user {@value Operator#NAME}; given by reference, in the
 * environment or in a file of a configuration tree
 * @param hosts names, with the port unless it is the default one, by which the server is
 * reached besides {@code 127.0.0.1} and {@code localhost}
 * @param releases folder of the applications that may be run
 */
@ConfigurationProperties("tradu.server")
record ServerSecurityProperties(@Nullable String password, @DefaultValue List<String> hosts, Path releases) {

	private static final int SHORTEST_PASSWORD = 12;

	ServerSecurityProperties {
		if (password == null || password.length() < SHORTEST_PASSWORD) {
			throw new IllegalArgumentException(
					"tradu.server.password is missing or has fewer than " + SHORTEST_PASSWORD + " characters");
		}
	}

	@Override
	public String toString() {
		return "hosts " + this.hosts + ", releases " + this.releases;
	}

}

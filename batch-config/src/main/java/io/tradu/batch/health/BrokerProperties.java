package io.tradu.batch.health;

import java.util.Map;

import com.rabbitmq.client.Address;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the broker is: the settings that Spring's own client has, so that they are given
 * once.
 *
 * @param host its host, if there is only one
 * @param port its port
 * @param addresses its hosts and ports, {@code host:port,host:port}, instead of the two
 * above
 * @param username who connects
 * @param password the password
 * @param virtualHost the part of the broker to connect to
 * @param ssl settings for TLS, which this does not speak: refused, or the password would
 * go over the network as it is
 */
@ConfigurationProperties("spring.rabbitmq")
public record BrokerProperties(@DefaultValue("localhost") String host, @DefaultValue("5672") int port,
		@Nullable String addresses, @DefaultValue("guest") String username, @DefaultValue("guest") String password,
		@DefaultValue("/") String virtualHost, @DefaultValue Map<String, String> ssl) {

	public BrokerProperties {
		requirePlaces("host", host);
		requirePlaces("addresses", addresses);
		if (!ssl.isEmpty() && !ssl.equals(Map.of("enabled", "false"))) {
			throw new IllegalArgumentException(
					"spring.rabbitmq.ssl: TLS to the broker is not supported; leave these settings out");
		}
	}

	// Without the value, which may hold a password.
	private static void requirePlaces(String setting, @Nullable String value) {
		if (value != null && (value.contains("/") || value.contains("@"))) {
			throw new IllegalArgumentException("spring.rabbitmq." + setting
					+ ": give host names (and ports) only, without amqp://; user, password and virtual host have settings of their own");
		}
	}

	/** Returns its hosts and ports. */
	public Address[] places() {
		return Address.parseAddresses((this.addresses != null) ? this.addresses : this.host + ":" + this.port);
	}

	@Override
	public String toString() {
		return "broker " + ((this.addresses != null) ? this.addresses : this.host + ":" + this.port);
	}

}

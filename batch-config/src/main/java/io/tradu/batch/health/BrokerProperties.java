package io.tradu.batch.health;

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
 */
@ConfigurationProperties("spring.rabbitmq")
record BrokerProperties(@DefaultValue("localhost") String host, @DefaultValue("5672") int port,
		@Nullable String addresses, @DefaultValue("guest") String username, @DefaultValue("guest") String password,
		@DefaultValue("/") String virtualHost) {

	Address[] places() {
		return Address.parseAddresses((this.addresses != null) ? this.addresses : this.host + ":" + this.port);
	}

	@Override
	public String toString() {
		return "broker " + ((this.addresses != null) ? this.addresses : this.host + ":" + this.port);
	}

}

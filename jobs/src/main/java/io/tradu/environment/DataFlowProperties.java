package io.tradu.environment;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the servers are that launch and show an environment's runs. None without an
 * environment.
 *
 * @param uri the Data Flow server
 * @param skipperUri the Skipper server, which deploys the stream
 * @param username name to log in with
 * @param password password of that user; given by reference
 */
@ConfigurationProperties("tradu.dataflow")
record DataFlowProperties(@Nullable URI uri, @Nullable URI skipperUri, @DefaultValue("operator") String username,
		@Nullable String password) {

	@Override
	public String toString() {
		return "Data Flow at " + this.uri + ", Skipper at " + this.skipperUri;
	}

}

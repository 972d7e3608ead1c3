package io.tradu.environment;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the servers are that launch and show an environment's runs. None without an
 * environment.
 *
 * @param uri the Data Flow server
 * @param skipperUri the Skipper server, which deploys the stream
 */
@ConfigurationProperties("tradu.dataflow")
record DataFlowProperties(@Nullable URI uri, @Nullable URI skipperUri) {
}

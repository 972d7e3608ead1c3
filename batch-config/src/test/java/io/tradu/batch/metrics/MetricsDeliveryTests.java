package io.tradu.batch.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.lease.Instance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.influx.InfluxMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsDeliveryTests {

	private final List<Delivery> deliveries = Collections.synchronizedList(new ArrayList<>());

	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@Test
	void deliversWhatWasCountedWhenTheProcessEnds() {
		count("management.influx.metrics.export.db=night", "tradu.environment=staging");

		assertThat(this.deliveries).extracting(Delivery::path)
			.last()
			.asString()
			.startsWith("/write?")
			.contains("db=night");
		assertThat(this.deliveries.get(this.deliveries.size() - 1).lines()).anyMatch(
				(line) -> line.matches("rows,environment=staging,instance=north:line,metric_type=counter value=3 .*"));
	}

	@Test
	void speaksTheNewerProtocolWhereABucketIsSet() {
		count("management.influx.metrics.export.org=tradu", "management.influx.metrics.export.bucket=night",
				"management.influx.metrics.export.token=planted");

		Delivery last = this.deliveries.get(this.deliveries.size() - 1);
		assertThat(last.path()).startsWith("/api/v2/write?").contains("bucket=night").contains("org=tradu");
		assertThat(last.authorization()).isEqualTo("Token planted");
	}

	private void count(String... settings) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, InfluxMetricsExportAutoConfiguration.class))
			.withUserConfiguration(Process.class)
			.withPropertyValues(
					"management.influx.metrics.export.uri=http://127.0.0.1:" + this.server.getAddress().getPort(),
					"management.influx.metrics.export.compressed=false", "management.influx.metrics.export.step=1h")
			.withPropertyValues(settings)
			.run((context) -> context.getBean(MeterRegistry.class).counter("rows").increment(3));
	}

	private void receive(HttpExchange exchange) throws IOException {
		this.deliveries.add(new Delivery(exchange.getRequestURI().toString(),
				String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}

	private record Delivery(String path, String authorization, List<String> lines) {
	}

	// No configuration of its own: the other tests would find it.
	@EnableConfigurationProperties(MetricsProperties.class)
	@Import(MetricsConfiguration.class)
	static class Process {

		@Bean
		Instance instance() {
			return new Instance("north", 1, Instant.EPOCH.plus(Duration.ofDays(1)));
		}

	}

}

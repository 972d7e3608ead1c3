package io.tradu.batch.management;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.BatchConfiguration;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthCheck;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Something that imports what is generic, and is watched through a port. */
final class ServedProcess implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private ServedProcess(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ServedProcess start(Path home, String... further) {
		List<String> settings = new ArrayList<>(
				List.of("spring.config.import=classpath:tradu-management.yml", "server.port=0",
						"spring.datasource.url=jdbc:h2:" + home.resolve("database") + ";MODE=PostgreSQL"
								+ ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
						"spring.datasource.username=" + EmbeddedDatabase.USER, "spring.batch.job.enabled=false",
						"spring.batch.jdbc.initialize-schema=never",
						"spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
						"tradu.health.every=100ms", "tradu.health.timeout=500ms", "tradu.folders.home=" + home,
						"tradu.management.password-file=" + home.resolve("management.password"),
						"management.influx.metrics.export.enabled=false"));
		for (String setting : further) {
			settings.removeIf((standard) -> standard.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
			settings.add(setting);
		}
		return new ServedProcess(new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.run(settings.stream().map((setting) -> "--" + setting).toArray(String[]::new)));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** Says what the check named engines finds from now on. */
	void engines(Callable<Health> finding) {
		this.context.getBean(Engines.class).finding = finding;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	String password() {
		return this.context.getBean(ManagementPassword.class).value();
	}

	/** Asks as the operator. */
	HttpResponse<String> ask(String path) {
		return ask(path, "operator", password());
	}

	HttpResponse<String> ask(String path, String user, String password) {
		return send(as(user, password, path));
	}

	HttpRequest.Builder asOperator(String path) {
		return as("operator", password(), path);
	}

	private HttpRequest.Builder as(String user, String password, String path) {
		String credentials = Base64.getEncoder()
			.encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
		return request(path).header("Authorization", "Basic " + credentials);
	}

	/** Asks as anybody. */
	HttpResponse<String> askOpenly(String path) {
		return send(request(path));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
	}

	static String read(Path file) {
		try {
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BatchConfiguration.class)
	static class Application {

		@Bean
		Engines engines() {
			return new Engines();
		}

	}

	static class Engines implements HealthCheck {

		private volatile Callable<Health> finding = () -> Health.up().build();

		@Override
		public String name() {
			return "engines";
		}

		@Override
		public FailureCategory category() {
			return FailureCategory.DEPENDENCY;
		}

		@Override
		public Health check() throws Exception {
			return this.finding.call();
		}

	}

}

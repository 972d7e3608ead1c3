package io.tradu.batch.health;

import java.net.URI;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.ConditionalOnEnabledMetricsExport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What is looked at, where there is somebody to tell. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class HealthConfiguration {

	@Bean
	HealthChecks healthChecks(List<HealthCheck> checks, HealthContributorRegistry registry, HealthProperties properties,
			Loops loops) {
		return new HealthChecks(checks, registry, properties, loops);
	}

	@Bean
	LoopsHealthIndicator loopsHealthIndicator(Loops loops) {
		return new LoopsHealthIndicator(loops);
	}

	@Bean
	DatabaseCheck databaseCheck(DataSource database, HealthProperties properties) {
		return new DatabaseCheck(database, properties);
	}

	@Bean
	@Conditional(OnBroker.class)
	BrokerCheck brokerCheck(BrokerProperties broker, HealthProperties properties) {
		return new BrokerCheck(broker, properties);
	}

	@Bean
	@ConditionalOnEnabledMetricsExport("influx")
	HttpCheck influxCheck(@Value("${management.influx.metrics.export.uri:http://localhost:8086}") URI influx,
			HealthProperties properties) {
		return new HttpCheck("influx", below(influx, "/ping"), properties);
	}

	@Bean
	@ConditionalOnProperty("tradu.dataflow.uri")
	HttpCheck dataFlowCheck(@Value("${tradu.dataflow.uri}") URI dataFlow,
			@Value("${tradu.dataflow.username:operator}") String user,
			@Value("${tradu.dataflow.password:}") String password, HealthProperties properties) {
		return new HttpCheck("dataFlow", below(dataFlow, "/management/health"), properties).withLogin(user, password);
	}

	@Bean
	DiskCheck diskCheck(HealthProperties properties) {
		return new DiskCheck(properties.disk());
	}

	@Bean
	HeapCheck heapCheck(HealthProperties properties) {
		return new HeapCheck(properties.heap());
	}

	@Bean
	CpuCheck cpuCheck(HealthProperties properties) {
		return new CpuCheck(properties.cpu());
	}

	@Bean
	PoolCheck poolCheck(DataSource database, HealthProperties properties) {
		return new PoolCheck(database, properties.pool());
	}

	private static URI below(URI base, String path) {
		return URI.create(base.toString().replaceAll("/+$", "") + path);
	}

}

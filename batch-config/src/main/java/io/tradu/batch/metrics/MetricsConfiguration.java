package io.tradu.batch.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.influx.InfluxConfig;
import io.micrometer.influx.InfluxMeterRegistry;
import io.tradu.batch.lease.Instance;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.ConditionalOnEnabledMetricsExport;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.influx.InfluxProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Names, bounds and delivers what is measured. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

	private static final String LATENCY = ".latency";

	@Bean
	MeterRegistryCustomizer<MeterRegistry> commonTags(Instance self, MetricsProperties properties,
			@Value("${tradu.environment:development}") String environment) {
		String instance = (properties.instance() != null) ? properties.instance()
				: self.host() + ":" + properties.role();
		return (registry) -> registry.config()
			.commonTags(Tags.of(Tag.of("environment", environment), Tag.of("instance", instance)));
	}

	@Bean
	@Order(1)
	MeterFilter boundedTags(MetricsProperties properties) {
		return new BoundedTags(properties.maxTagValues());
	}

	@Bean
	MeterFilter latencyBuckets(MetricsProperties properties) {
		double[] limits = properties.latencyBuckets().stream().mapToDouble((limit) -> limit.toNanos()).toArray();
		return new MeterFilter() {

			@Override
			public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
				return (id.getType() == Type.TIMER && id.getName().endsWith(LATENCY))
						? DistributionStatisticConfig.builder().serviceLevelObjectives(limits).build().merge(config)
						: config;
			}

		};
	}

	@Bean
	@ConditionalOnEnabledMetricsExport("influx")
	InfluxMeterRegistry influxMeterRegistry(InfluxConfig config, InfluxProperties properties, Clock clock) {
		return InfluxMeterRegistry.builder(config)
			.clock(clock)
			.httpClient(new DeliverySender(
					new HttpUrlConnectionSender(properties.getConnectTimeout(), properties.getReadTimeout()),
					properties.getStep().dividedBy(2)))
			.build();
	}

}

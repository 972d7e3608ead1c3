package io.tradu.engine.apertium;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the Apertium engine known to the line; its processes end with the application.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApertiumProperties.class)
class ApertiumConfiguration {

	@Bean(destroyMethod = "close")
	ApertiumEngine apertiumEngine(ApertiumProperties properties) {
		return new ApertiumEngine(properties);
	}

	@Bean
	ApertiumMeters apertiumMeters(ApertiumEngine engine, MeterRegistry registry) {
		return new ApertiumMeters(engine, registry);
	}

}

package io.tradu.batch;

import java.time.Clock;

import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything a job needs to run: import this, and add the job. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class BatchConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock(ZoneProperties properties) {
		return Clock.system(properties.id());
	}

	// Boot makes none, and without one neither a restart by name nor the task's exit code
	// works.
	@Bean
	@ConditionalOnMissingBean
	JobRegistry jobRegistry() {
		return new MapJobRegistry();
	}

}

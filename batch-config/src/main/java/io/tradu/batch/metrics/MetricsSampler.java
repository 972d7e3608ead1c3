package io.tradu.batch.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Has values read that stand in the database. */
@Component
class MetricsSampler implements InitializingBean, ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(MetricsSampler.class);

	// Without its database a process must be able to end.
	private static final Duration LAST_READING = Duration.ofSeconds(2);

	private final List<Sampled> sources;

	private final MetricsProperties properties;

	private final Counter failures;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "metrics-sampler");
		thread.setDaemon(true);
		return thread;
	});

	MetricsSampler(List<Sampled> sources, MetricsProperties properties, MeterRegistry registry) {
		this.sources = sources;
		this.properties = properties;
		this.failures = registry.counter("tradu.sample.failures");
	}

	@Override
	public void afterPropertiesSet() {
		if (this.properties.sample()) {
			this.clock.scheduleWithFixedDelay(this::sample, 0, this.properties.sampleEvery().toMillis(),
					TimeUnit.MILLISECONDS);
		}
	}

	private void sample() {
		for (Sampled source : this.sources) {
			try {
				source.sample();
			}
			catch (Throwable ex) {
				// Also a defect must not end the readings for good.
				logger.debug("A reading for the metrics is left out", ex);
				source.forget();
				this.failures.increment();
			}
		}
	}

	// Before the registries are closed: their last delivery takes the last reading along.
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (this.properties.sample() && !this.clock.isShutdown()) {
			this.clock.execute(this::sample);
		}
		this.clock.shutdown();
		try {
			if (!this.clock.awaitTermination(LAST_READING.toMillis(), TimeUnit.MILLISECONDS)) {
				this.clock.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

package io.tradu.batch.health;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Looks at everything again and again. A check that hangs keeps a thread of its own and
 * holds up no other.
 */
class HealthChecks implements InitializingBean, DisposableBean {

	private final List<BackgroundCheck> checks;

	private final HealthContributorRegistry registry;

	private final HealthProperties properties;

	private final Loop loop;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(threads("health-clock"));

	private final ExecutorService workers = Executors.newCachedThreadPool(threads("health-"));

	HealthChecks(List<HealthCheck> checks, HealthContributorRegistry registry, HealthProperties properties,
			Loops loops) {
		this.checks = checks.stream().map((check) -> new BackgroundCheck(check, properties, System::nanoTime)).toList();
		this.registry = registry;
		this.properties = properties;
		this.loop = loops.begin("health", properties.every());
	}

	private static ThreadFactory threads(String prefix) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
		threads.setDaemon(true);
		return threads;
	}

	@Override
	public void afterPropertiesSet() {
		this.checks.forEach((check) -> this.registry.registerContributor(check.name(), check));
		this.clock.scheduleAtFixedRate(this::look, 0, this.properties.every().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void look() {
		this.loop.turns();
		// What hangs says nothing itself.
		this.checks.forEach(BackgroundCheck::tell);
		this.checks.stream().filter(BackgroundCheck::begin).forEach((check) -> this.workers.execute(check::look));
	}

	@Override
	public void destroy() {
		this.clock.shutdownNow();
		this.workers.shutdownNow();
		this.loop.end();
	}

}

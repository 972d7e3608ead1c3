package io.tradu.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.health.HealthCheck;
import io.tradu.batch.health.Severity;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the engines can serve the routes of all feeds. Without its first route a target
 * cannot be translated, which is down; without another one a segment that fails is not
 * tried again, which is degraded.
 */
@Component
class EnginesCheck implements HealthCheck {

	private final Feeds feeds;

	private final Engines engines;

	EnginesCheck(Feeds feeds, Engines engines) {
		this.feeds = feeds;
		this.engines = engines;
	}

	@Override
	public String name() {
		return "engines";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.DEPENDENCY;
	}

	@Override
	public Health check() {
		List<Status> statuses = new ArrayList<>();
		Map<String, Object> missing = new TreeMap<>();
		Map<String, Boolean> routes = routes();
		routes.forEach((route, isFirst) -> {
			try {
				this.engines.verify(Route.parse(route));
			}
			catch (RuntimeException ex) {
				statuses.add(isFirst ? Status.DOWN : Severity.DEGRADED);
				missing.put(route, FailureReport.of(ex).sentence());
			}
		});
		return Health.status(Severity.worst(statuses))
			.withDetail("routes", (routes.size() - missing.size()) + " of " + routes.size() + " can be served")
			.withDetails(missing)
			.build();
	}

	private Map<String, Boolean> routes() {
		Map<String, Boolean> routes = new TreeMap<>();
		for (Feed feed : this.feeds.all()) {
			for (String target : feed.targets()) {
				List<String> ofTarget = routes(feed, target);
				for (int i = 0; i < ofTarget.size(); i++) {
					// One that is the first somewhere and the second elsewhere is needed.
					routes.merge(ofTarget.get(i), isNeeded(feed, i), Boolean::logicalOr);
				}
			}
		}
		return routes;
	}

	// Where the language is found document by document, nobody knows yet which route
	// comes first.
	private static List<String> routes(Feed feed, String target) {
		return feed.detectsSource() ? feed.routes().getOrDefault(target, List.of())
				: feed.routes(String.valueOf(feed.source()), target);
	}

	private static boolean isNeeded(Feed feed, int place) {
		return place == 0 && !feed.detectsSource();
	}

}

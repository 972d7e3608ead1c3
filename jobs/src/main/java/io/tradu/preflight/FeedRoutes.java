package io.tradu.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;

import org.springframework.stereotype.Component;

/** Checks that each target of a feed can be reached from its source. */
@Component
class FeedRoutes {

	private static final String ROUTE = "feed-route";

	private static final String ENGINE = "feed-engine";

	private final Feeds feeds;

	private final Engines engines;

	FeedRoutes(Feeds feeds, Engines engines) {
		this.feeds = feeds;
		this.engines = engines;
	}

	List<PreflightFinding> findings(Feed feed) {
		List<PreflightFinding> findings = new ArrayList<>();
		for (String target : feed.targets()) {
			List<String> routes = routes(feed, target);
			if (routes.isEmpty() && !isReachable(target)) {
				findings.add(wrong(feed, "target '" + target + "': no engine translates into it from any language"));
			}
			routes.forEach((route) -> finding(feed, target, Route.parse(route)).ifPresent(findings::add));
		}
		return findings;
	}

	// Where the language is found document by document, only the routes that are set can
	// be judged.
	private static List<String> routes(Feed feed, String target) {
		return feed.detectsSource() ? feed.routes().getOrDefault(target, List.of())
				: feed.routes(String.valueOf(feed.source()), target);
	}

	private boolean isReachable(String target) {
		return Stream.of(Locale.getISOLanguages())
			.anyMatch((source) -> this.engines.knows(Route.parse("apertium:" + source + "-" + target)));
	}

	private Optional<PreflightFinding> finding(Feed feed, String target, Route route) {
		if (!route.target().equalsIgnoreCase(target)
				|| (!feed.detectsSource() && !route.source().equalsIgnoreCase(feed.source()))) {
			return Optional.of(wrong(feed, "routes." + target + ": " + route + " does not lead from "
					+ (feed.detectsSource() ? "a language" : feed.source()) + " to " + target));
		}
		if (!this.engines.names().contains(route.engine())) {
			return Optional.of(wrong(feed, "routes." + target + ": " + route + " names the engine '" + route.engine()
					+ "', which does not exist; known are " + this.engines.names()));
		}
		if (!this.engines.knows(route)) {
			return Optional.of(wrong(feed, "target '" + target + "': no engine translates along " + route
					+ "; set routes over another language"));
		}
		return notInstalled(feed, route);
	}

	private Optional<PreflightFinding> notInstalled(Feed feed, Route route) {
		try {
			this.engines.verify(route);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			FailureReport report = FailureReport.of(ex);
			FailureCategory category = (report.category() != FailureCategory.LOGIC) ? report.category()
					: FailureCategory.DEPENDENCY;
			return Optional.of(PreflightFinding.failure(ENGINE, category,
					"feed " + feed.name() + " needs the route " + route + ": " + report.sentence(), ""));
		}
	}

	private PreflightFinding wrong(Feed feed, String rule) {
		return PreflightFinding.wrongSetting(ROUTE, String.valueOf(this.feeds.invalid(feed, rule).getMessage()), "");
	}

}

package io.tradu.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.batch.failure.FailureReport;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.Night;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is still to be translated needs the first route of its feed. */
@Component
@Order(4)
class EnginesRestartCheck implements RestartCheck {

	static final String RULE = "engine-missing";

	private final RunList runs;

	private final Documents documents;

	private final Feeds feeds;

	private final Engines engines;

	EnginesRestartCheck(RunList runs, Documents documents, Feeds feeds, Engines engines) {
		this.runs = runs;
		this.documents = documents;
		this.feeds = feeds;
		this.engines = engines;
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		List<Obstacle> obstacles = new ArrayList<>();
		for (Route route : this.runs.night(run).map(this::routes).orElse(Set.of())) {
			try {
				this.engines.verify(route);
			}
			catch (RuntimeException ex) {
				obstacles.add(new Obstacle(RULE, FailureReport.of(ex).sentence()));
			}
		}
		return obstacles;
	}

	private Set<Route> routes(Night night) {
		Set<Route> routes = new LinkedHashSet<>();
		for (Document document : this.documents.find(night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED)) {
			this.feeds.find(document.feed())
				.ifPresent((feed) -> document.targets()
					.forEach((target) -> firstRoute(document, feed, target).ifPresent(routes::add)));
		}
		return routes;
	}

	private Optional<Route> firstRoute(Document document, Feed feed, String target) {
		String source = document.sourceLanguage();
		return (source == null || source.equals(target)) ? Optional.empty()
				: feed.routes(source, target).stream().map(Route::parse).filter(this.engines::knows).findFirst();
	}

}

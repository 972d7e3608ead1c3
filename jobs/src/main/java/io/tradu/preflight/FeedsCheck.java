package io.tradu.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.preflight.PreflightCheck;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.LineFolders;
import io.tradu.receive.InboxHeaders;

import org.springframework.stereotype.Component;

/**
 * Checks that the feeds can be served. A feed that has nothing in the inbox stops no
 * night: what is wrong with it is a warning.
 */
@Component
public class FeedsCheck implements PreflightCheck {

	private final Feeds feeds;

	private final FeedRoutes routes;

	private final InboxHeaders headers;

	private final Path inbox;

	FeedsCheck(Feeds feeds, FeedRoutes routes, InboxHeaders headers, LineFolders folders) {
		this.feeds = feeds;
		this.routes = routes;
		this.headers = headers;
		this.inbox = folders.inbox();
	}

	@Override
	public String id() {
		return "feeds";
	}

	@Override
	public List<PreflightFinding> findings() {
		return findings(this.feeds.all().stream().filter(this::isNeeded).toList());
	}

	/**
	 * Checks all feeds.
	 * @param needed the feeds that have to work; of the others there are only warnings
	 */
	public List<PreflightFinding> findings(Collection<Feed> needed) {
		List<PreflightFinding> findings = new ArrayList<>();
		for (Feed feed : this.feeds.all()) {
			List<PreflightFinding> found = this.routes.findings(feed);
			findings.addAll(needed.contains(feed) ? found : found.stream().map(PreflightFinding::asWarning).toList());
			this.headers.missingColumns(feed).map(FeedsCheck::columns).ifPresent(findings::add);
		}
		return findings;
	}

	// Not more than a warning: it may be one customer's mistake.
	private static PreflightFinding columns(String found) {
		return PreflightFinding.warning("feed-columns", found,
				"correct columns and key in the feeds file, or let the night refuse these files");
	}

	private boolean isNeeded(Feed feed) {
		try (Stream<Path> files = Files.list(this.inbox.resolve(feed.name()))) {
			return files.findAny().isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

}

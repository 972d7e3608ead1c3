package io.tradu.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.check.QualityChecks;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.InvalidFeeds;
import io.tradu.engine.Route;
import org.jspecify.annotations.Nullable;

/** Finds feeds that the line would refuse. */
class FeedsRule implements Rule {

	private static final String SECTION = "tradu.feeds.";

	private static final Set<String> ENGINES = Set.of("apertium");

	private static final Pattern FEED = Pattern.compile("^feed ([^:]+):");

	@Override
	public List<Finding> check(Declared environment) {
		Path file = environment.folder().resolve(EnvironmentFolders.FEEDS);
		if (!Files.exists(file)) {
			return List.of();
		}
		SettingsFile settings = SettingsFile.read(file, environment.feedsLabel());
		if (settings.defect() != null) {
			return List.of(environment.finding("readable", settings.label(), "", settings.defect()));
		}
		List<Finding> findings = new ArrayList<>();
		try {
			Feeds feeds = FeedsFile.read(file);
			feeds.all().forEach((feed) -> {
				checks(environment, settings, feed, findings);
				routes(environment, settings, feed, findings);
			});
		}
		catch (InvalidFeeds ex) {
			String says = String.valueOf(ex.getMessage()).replace("feeds file " + file + ": ", "");
			findings.add(environment.finding("feeds", place(settings, says), "", says));
		}
		for (Setting setting : settings.settings()) {
			if (!setting.name().startsWith(SECTION)) {
				findings.add(environment.finding("unknown", setting, "nothing but tradu.feeds belongs in this file"));
			}
		}
		return findings;
	}

	// Of a feed, the line on which it begins.
	private static String place(SettingsFile settings, String says) {
		Matcher feed = FEED.matcher(says);
		return !feed.find() ? settings.label()
				: settings.settings()
					.stream()
					.filter((setting) -> setting.name().startsWith(SECTION + feed.group(1) + "."))
					.map(Setting::place)
					.findFirst()
					.orElse(settings.label());
	}

	private static void checks(Declared environment, SettingsFile settings, Feed feed, List<Finding> findings) {
		Set<String> known = new TreeSet<>(QualityChecks.standard(Set.of()).ids());
		for (String check : new TreeSet<>(feed.checks().keySet())) {
			if (!known.contains(check)) {
				findings.add(environment.finding("feeds", place(settings, "feed " + feed.name() + ":"),
						SECTION + feed.name() + ".checks." + check,
						"there is no such check" + Suggestion.among(known, check)));
			}
		}
	}

	private static void routes(Declared environment, SettingsFile settings, Feed feed, List<Finding> findings) {
		feed.routes().forEach((target, routes) -> routes.forEach((text) -> {
			Route route = Route.parse(text);
			String says = null;
			if (!ENGINES.contains(route.engine())) {
				says = "there is no engine '" + route.engine() + "'" + Suggestion.among(ENGINES, route.engine());
			}
			else if (!same(route.target(), target) || !feed.detectsSource() && !same(route.source(), feed.source())) {
				says = "route " + text + " does not lead from " + feed.source() + " to " + target;
			}
			if (says != null) {
				findings.add(environment.finding("feeds", place(settings, "feed " + feed.name() + ":"),
						SECTION + feed.name() + ".routes." + target, says));
			}
		}));
	}

	private static boolean same(String one, @Nullable String other) {
		return one.equalsIgnoreCase(other);
	}

}

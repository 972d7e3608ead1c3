package io.tradu.document;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold for a feed's settings. */
final class FeedRules {

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

	private static final Pattern ROUTE = Pattern.compile("[a-z][a-z0-9-]*:(?<languages>\\w+(-\\w+)+)");

	// A feed's name becomes a folder in inbox, outbox, quarantine and archive.
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}");

	private FeedRules() {
	}

	/** Returns the first rule the feed breaks, in words. */
	static Optional<String> firstBroken(Feed feed) {
		if (!NAME.matcher(feed.name()).matches()) {
			return Optional.of("a feed's name is a folder's name: letters, digits, '_', '.', '-', and not '.' first");
		}
		return language(feed).or(() -> columns(feed)).or(() -> limits(feed)).or(() -> routes(feed));
	}

	/**
	 * Returns feeds whose folders would be one on file systems that ignore letter case or
	 * compose characters, as text.
	 */
	static Optional<String> namesakes(List<Feed> feeds) {
		Map<String, String> seen = new HashMap<>();
		for (Feed feed : feeds) {
			String key = Normalizer.normalize(feed.name(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
			String other = seen.put(key, feed.name());
			if (other != null) {
				return Optional.of("the feeds " + other + " and " + feed.name()
						+ " have the same name but for letter case or the form of its characters; on some file systems "
						+ "their folders are one");
			}
		}
		return Optional.empty();
	}

	private static Optional<String> language(Feed feed) {
		if (feed.source() == null) {
			return Optional.of("source is missing: a language tag such as en, or auto");
		}
		if (!feed.detectsSource() && !LANGUAGE.matcher(feed.source()).matches()) {
			return Optional.of("source '" + feed.source() + "' is no language tag such as en, and not auto");
		}
		if (feed.targets().isEmpty()) {
			return Optional.of("targets is missing: at least one language tag, for example [es]");
		}
		for (String target : feed.targets()) {
			if (!LANGUAGE.matcher(target).matches()) {
				return Optional.of("target '" + target + "' is no language tag such as es");
			}
			if (target.equalsIgnoreCase(feed.source())) {
				return Optional.of("target '" + target + "' is the source language itself");
			}
		}
		return isDistinct(feed.targets().stream().map((target) -> target.toLowerCase(Locale.ROOT)).toList())
				? Optional.empty() : Optional.of("targets names a language twice");
	}

	private static Optional<String> columns(Feed feed) {
		if (feed.columns().isEmpty()) {
			return Optional.of("columns is missing: the columns to translate, for example [title]");
		}
		if (feed.columns().stream().anyMatch(String::isBlank) || !isDistinct(feed.columns())) {
			return Optional.of("columns names a column twice, or one without a name");
		}
		if (feed.key() != null && feed.key().isBlank()) {
			return Optional.of("key is blank; leave it out if no column names a row");
		}
		if (feed.key() != null && feed.columns().contains(feed.key())) {
			return Optional.of("key '" + feed.key() + "' is among the columns to translate");
		}
		return Optional.empty();
	}

	private static Optional<String> limits(Feed feed) {
		try {
			if (feed.maxBytes() <= 0) {
				return Optional.of("max-size must be more than nothing");
			}
		}
		catch (IllegalArgumentException ex) {
			return Optional.of("max-size '" + feed.maxSize() + "' is no size such as 200MB");
		}
		Feed.BadRows badRows = feed.badRows();
		if (!(badRows.share() >= 0 && badRows.share() <= 1) || badRows.number() < 0) {
			return Optional.of("bad-rows needs a share from 0 to 1 and a number from 0");
		}
		return feed.checks()
			.entrySet()
			.stream()
			.flatMap((check) -> limits(check.getKey(), check.getValue()))
			.findFirst();
	}

	private static Stream<String> limits(String check, CheckRule rule) {
		double minimum = rule.minimumOr(0);
		double maximum = rule.maximumOr(Double.MAX_VALUE);
		return (minimum >= 0 && maximum >= minimum) ? Stream.empty()
				: Stream.of("checks." + check + " needs a minimum from 0 and a maximum that is no less");
	}

	private static Optional<String> routes(Feed feed) {
		for (Map.Entry<String, List<String>> entry : feed.routes().entrySet()) {
			String target = entry.getKey();
			if (!feed.targets().contains(target)) {
				return Optional.of("routes are given for '" + target + "', which is not among the targets");
			}
			if (entry.getValue().isEmpty()) {
				return Optional.of("routes for '" + target + "' names none");
			}
			for (String route : entry.getValue()) {
				Matcher parts = ROUTE.matcher(route);
				if (!parts.matches()) {
					return Optional.of("routes for " + target + ": '" + route + "' is no route; a route is written "
							+ "engine:source-target, for example apertium:en-es");
				}
			}
		}
		return Optional.empty();
	}

	private static boolean isDistinct(List<String> names) {
		return new HashSet<>(names).size() == names.size();
	}

}

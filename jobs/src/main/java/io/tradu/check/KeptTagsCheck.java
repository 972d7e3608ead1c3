package io.tradu.check;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.document.CheckRule;
import io.tradu.text.InlineContent.Kind;

/**
 * Looks for tags and entities that were lost or added. Elements may change places, as
 * words do, but a tag must not close before it opens where the source has it the right
 * way round: that breaks the page. An ERROR by default, without limits.
 */
class KeptTagsCheck extends KeptContentCheck {

	KeptTagsCheck() {
		super("tag-lost", "tag", EnumSet.of(Kind.TAG));
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		Optional<Finding> difference = super.inspect(pair, rule);
		if (difference.isPresent() || pair.source().spans().isEmpty()) {
			return difference;
		}
		return closedTooEarly(contentOf(pair.target()))
			.filter((tag) -> closedTooEarly(contentOf(pair.source())).isEmpty())
			.flatMap((tag) -> finding(rule, "The target closes " + Quotation.of(tag) + " before it opens."));
	}

	private static Optional<String> closedTooEarly(List<String> tags) {
		Map<String, Integer> open = new HashMap<>();
		for (String tag : tags) {
			if (tag.startsWith("</")) {
				if (open.merge(name(tag, 2), -1, Integer::sum) < 0) {
					return Optional.of(tag);
				}
			}
			else if (tag.startsWith("<") && !tag.endsWith("/>")) {
				open.merge(name(tag, 1), 1, Integer::sum);
			}
		}
		return Optional.empty();
	}

	private static String name(String tag, int start) {
		int end = start;
		while (end < tag.length()
				&& (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == '-' || tag.charAt(end) == ':')) {
			end++;
		}
		return tag.substring(start, end);
	}

}
